import type { Fields } from '../../../lib/core/event.ts'
import type { Rule } from '../../emulators/neo/types.ts'
import type { VariantName } from '../../emulators/neo/variants.ts'
import { acceptance, both, type Case } from './acceptance.ts'
import { day, daysOf, ev } from './events.ts'
import { counts, known, must, only, others, weekly } from './series-build.ts'

const on1 = (date: string): Fields['times'] => ({ kind: 'timed', start: `${date}T12:00`, end: `${date}T13:00` })
const datesOf = (event: string, dates: readonly string[]) => dates.map((date) => ev(event, { times: on1(date) }))
/** Every month on the 6th and on the 22nd. In 2026 6 May and 22 September are holidays that no list by hand would have; 6 June and 22 August are Saturdays. */
const spring = [
  ['e1=x', '2026-04-06', '2026-07-06'],
  ['e2=y', '2026-04-22', '2026-10-22'],
] as const
/** title, NEO, first date, rule, its dates (undefined: it is not made), end */
const ends: readonly (readonly [
  string,
  VariantName,
  string,
  Omit<Rule, 'interval' | 'until' | 'except'>,
  readonly string[] | undefined,
  string,
])[] = [
  [
    'every 31st, where NEO leaves out shorter months',
    'cloud',
    '2027-01-31',
    { every: 'month' },
    ['01', '03', '05', '07', '08', '10', '12'].map((month) => `2027-${month}-31`),
    '2027-12-31',
  ],
  [
    'every 31st, where NEO takes the last day of shorter months',
    'windows',
    '2027-01-31',
    { every: 'month' },
    ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'],
    '2027-05-31',
  ],
  [
    'every fifth Friday',
    'cloud',
    '2027-01-29',
    { every: 'month', nth: 5, nthDay: 5 },
    ['2027-01-29', '2027-04-30', '2027-07-30', '2027-10-29', '2027-12-31'],
    '2027-12-31',
  ],
  ['every 29 February', 'cloud', '2028-02-29', { every: 'year' }, ['2028-02-29'], '2031-12-31'],
  [
    'every 29 February, where NEO takes the last day of shorter months',
    'windows',
    '2028-02-29',
    { every: 'year' },
    ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28'],
    '2031-12-31',
  ],
  [
    'every fifth Friday without end: Outlook cannot say it, so it is listed',
    'cloud',
    '2027-01-29',
    { every: 'month', nth: 5, nthDay: 5 },
    undefined,
    '',
  ],
]
const near = {
  skip: { may: [], autumn: ['2026-10-22'] },
  before: { may: ['2026-05-01', '2026-06-05'], autumn: ['2026-08-21', '2026-09-18', '2026-10-22'] },
  after: { may: ['2026-05-07', '2026-06-08'], autumn: ['2026-08-24', '2026-09-24', '2026-10-22'] },
}

const cases: Case[] = [
  {
    id: 'I10',
    title: 'a series of whole days with one taken out: days stay days',
    a: 'neo',
    only,
    stage: known,
    agreed: [ev('e1=x', { times: daysOf(1) })],
    steps: [
      {
        does: ({ neo, real }) => real().world.neo.editEvent(neo.id('e1'), { recurrence: weekly({ except: [day(8)] }) }),
        expect: {
          ...both(...others(8).map((offset) => ev('e1=x', { times: daysOf(offset) }))),
          links: 1,
          writes: { b: { updated: 1, deleted: 1 } },
        },
      },
      {
        does: ({ outlook, real }) => real().world.outlook().removeDay(outlook.id('e1'), day(22)),
        expect: {
          ...both(...others(8, 22).map((offset) => ev('e1=x', { times: daysOf(offset) }))),
          links: 1,
          writes: { a: { deleted: 1 } },
        },
      },
    ],
  },
  ...ends.map(([title, variant, from, rule, dates, until]): Case => ({
    id: 'I13',
    title,
    a: 'neo',
    only,
    stage: { ...known, world: { variant } },
    steps: [
      {
        does: ({ neo, real }) => {
          neo.add(ev('e1=x', { times: on1(from) }))
          real().world.neo.editEvent(neo.id('e1'), { recurrence: { interval: 1, until, except: [], ...rule } })
        },
        how: { window: { from: '2027-01-01', to: '2031-12-31' } },
        // Its dates are further away than those that are shown as lines.
        expect: dates
          ? { ...both(), links: 1, writes: 'unsaid' }
          : { ...both(), parked: ['series e1'], writes: 'unsaid' },
        check: (stage) => {
          const { outlook } = stage.real().world
          const found = outlook()
            .list()
            .flatMap(({ id }) => outlook().days(id, '2027-01-01', '2032-01-01'))
          must(
            JSON.stringify(found.map(({ start }) => start.slice(0, 10))) === JSON.stringify(dates ?? []),
            `other dates: ${JSON.stringify(found.map(({ start }) => start.slice(0, 10)))}`,
          )
        },
      },
    ],
  })),
  ...(['skip', 'before', 'after'] as const).map((holiday): Case => ({
    id: 'I14',
    title: `a rule for holidays (${holiday}): the dates are those of NEO's own page`,
    a: 'neo',
    only,
    stage: known,
    steps: [
      {
        does: ({ neo, real }) => {
          for (const [title, from, until] of spring) {
            neo.add(ev(title, { times: on1(from) }))
            const recurrence: Rule = { every: 'month', interval: 1, until, except: [], holiday }
            real().world.neo.editEvent(neo.id(title.slice(0, 2)), { recurrence })
          }
        },
        how: { window: { from: '2026-04-01', to: '2026-10-31' } },
        expect: {
          ...both(
            ...datesOf('e1=x', ['2026-04-06', ...near[holiday].may, '2026-07-06']),
            ...datesOf('e2=y', ['2026-04-22', '2026-05-22', '2026-06-22', '2026-07-22', ...near[holiday].autumn]),
          ),
          links: 2,
          writes: 'unsaid',
        },
        check: (stage) => must(JSON.stringify(counts(stage)) === '[2,2]', 'more than two events'),
      },
    ],
  })),
]
acceptance(cases)
