import type { Recurrence } from '../../emulators/neo/types.ts'
import { ruleDays } from '../../emulators/neo/recurrence.ts'
import { acceptance, both, type Case } from './acceptance.ts'
import { at, day, ev } from './events.ts'
import {
  only,
  known,
  weeks,
  others,
  on,
  weekly,
  weeklyOutlook,
  cancel,
  starts,
  counts,
  must,
  made,
  quiet,
  first,
  entryOf,
  fromHere,
} from './series-build.ts'

const cases: Case[] = [
  {
    id: 'I1',
    title: 'a weekly series without end: one event, and the same dates for two years',
    ...first,
    steps: [
      {
        ...made,
        check: (stage) => {
          const year = Array.from({ length: 109 }, (_, week) => day(1 + 7 * week)).filter((date) => date < day(760))
          must(JSON.stringify(starts(stage)) === JSON.stringify(year), 'other dates in Outlook')
          const { neo } = stage.real().world
          const { startdate, recurrence } = entryOf(stage, stage.neo.id('e1'))
          const days = ruleDays(startdate, recurrence as Recurrence, day(759), neo.variant)
          must(JSON.stringify(days) === JSON.stringify(year), 'other dates in NEO')
          must(JSON.stringify(counts(stage)) === '[1,1]', 'more than one event')
        },
      },
    ],
  },
  {
    id: 'I2',
    title: 'one date is moved in NEO: only it moves, the rest is the same series',
    a: 'neo',
    ...first,
    steps: [
      made,
      {
        does: ({ neo, real }) => {
          const { world } = real()
          world.neo.editEvent(neo.id('e1'), { recurrence: weekly({ except: [day(15)] }) })
          // It leaves the series as an entry of its own, with the marker that it was copied with.
          neo.add(ev('e1b=x', { times: at(16) }))
        },
        expect: {
          ...both(...on(others(15)), ev('e1b=x', { times: at(16) })),
          links: 2,
          writes: { b: { deleted: 1, created: 1 } },
        },
      },
    ],
  },
  {
    id: 'I2',
    title: 'one date that stays in its series is moved in NEO: only it moves',
    a: 'neo',
    only,
    stage: { ...known, world: { variant: 'windows' } },
    agreed: ['e1=x'],
    steps: [
      made,
      {
        does: ({ neo, real }) =>
          real().world.neo.editEvent(neo.id('e1'), {
            recurrence: weekly({ changed: { [day(15)]: { startdate: day(16), enddate: day(16) } } }),
          }),
        expect: {
          ...both(...on([...others(15), 16])),
          links: 1,
          writes: { b: { updated: 1 } },
        },
        check: (stage) => must(JSON.stringify(counts(stage)) === '[1,1]', 'more than one event'),
      },
    ],
  },
  {
    id: 'I4',
    title: 'one date is cancelled: it alone goes',
    ...first,
    steps: [
      made,
      {
        does: cancel(15),
        expect: { ...both(...on(others(15))), links: 1, writes: { b: { deleted: 1 } } },
        check: (stage) => must(JSON.stringify(counts(stage)) === '[1,1]', 'more than one event'),
      },
    ],
  },
  {
    id: 'I5',
    title:
      'a series is deleted in NEO, of which one date was edited in Outlook only: nothing is deleted, and it is listed',
    a: 'neo',
    ...first,
    steps: [
      made,
      {
        does: ({ neo, outlook, real }) => {
          const { world } = real()
          world.outlook().editDay(outlook.id('e1'), day(15), { location: '支社' })
          world.neo.removeEvent(neo.id('e1'))
        },
        expect: {
          a: [],
          b: [...on(others(15)), ev('e1=x', { times: at(15), place: '支社' })],
          links: 1,
          parked: ['series e1'],
        },
      },
    ],
  },
  {
    id: 'I5',
    title: 'a series with a date of its own that both have is deleted: all of it goes',
    a: 'neo',
    only,
    stage: { ...known, world: { variant: 'windows' } },
    agreed: ['e1=x', 'e2=y'],
    steps: [
      {
        does: ({ neo, real }) =>
          real().world.neo.editEvent(neo.id('e1'), {
            recurrence: weekly({ changed: { [day(15)]: { startdate: day(16), enddate: day(16) } } }),
          }),
        // The rule, and then the one date.
        expect: { ...both(...on([...others(15), 16]), 'e2=y'), links: 2, writes: { b: { updated: 2 } } },
      },
      {
        does: ({ neo }) => neo.remove('e1'),
        expect: { ...both('e2=y'), links: 1, writes: { b: { deleted: 1 } } },
      },
    ],
  },
  {
    id: 'I7',
    title: 'this and all that follow are changed in NEO: two series on both sides, and nothing is doubled',
    a: 'neo',
    ...first,
    steps: [
      made,
      {
        does: fromHere(22, { detail: 'e1b' }),
        expect: {
          ...both(...on([1, 8, 15]), ...on([22, 29, 36, 43, 50, 57], 'e1b=x')),
          links: 2,
          writes: { b: { updated: 1, created: 1 } },
        },
      },
    ],
  },
  {
    id: 'I7',
    title: 'this and all that follow are changed in Outlook: two series on both sides, and nothing is doubled',
    a: 'outlook',
    ...first,
    steps: [
      made,
      {
        does: ({ outlook, real }) => {
          const box = real().world.outlook()
          const id = outlook.id('e1')
          const { stamps, body, start, end } = box.get(id)
          box.edit(id, { recurrence: weeklyOutlook(21) })
          const moved = (text: string) => `${day(22)}${text.slice(10)}`
          box.add({
            subject: 'e1b',
            start: moved(start),
            end: moved(end),
            body: body.trimEnd(),
            stamps,
            recurrence: { ...weeklyOutlook(), range: { type: 'noEnd', startDate: day(22) } },
          })
        },
        expect: {
          ...both(...on([1, 8, 15]), ...on([22, 29, 36, 43, 50, 57], 'e1b=x')),
          links: 2,
          writes: { b: { updated: 1, created: 1 } },
        },
      },
    ],
  },
  {
    id: 'I9',
    title: 'a date is deleted in Outlook, and no delta tells: the daily look finds it',
    a: 'outlook',
    ...first,
    stage: { ...known, world: { traps: { lateEchoes: false, falseTombstones: false } } },
    steps: [
      made,
      quiet,
      quiet,
      {
        does: (stage) => {
          stage.real().world.graph.settings.series.deltaOfDay = 'silent'
          cancel(15)(stage)
        },
        expect: { a: on(others(15)), b: on(weeks), links: 1 },
      },
      {
        how: { audit: true },
        expect: { ...both(...on(others(15))), links: 1, writes: { b: { deleted: 1 } } },
      },
    ],
  },
  {
    id: 'D14, I15',
    title: 'a series that nobody can read is listed, and the rest of the calendar goes on',
    a: 'outlook',
    ...first,
    agreed: ['e1=x', 'e2=y'],
    steps: [
      {
        does: ({ outlook, real }) => {
          const timeZone = 'W. Europe Standard Time'
          real()
            .world.outlook()
            .edit(outlook.id('e1'), {
              start: { dateTime: `${day(1)}T12:00`, timeZone },
              end: { dateTime: `${day(1)}T13:00`, timeZone },
              recurrence: weeklyOutlook(),
            })
          outlook.edit('e2', { body: 'z' })
        },
        expect: {
          // Its line is by the clock of its own zone.
          a: [...on(weeks), 'e2=z'],
          b: ['e1=x', 'e2=z'],
          links: 2,
          parked: ['series e1'],
          writes: { b: { updated: 1 } },
        },
      },
    ],
  },
  {
    id: 'I16',
    title: 'a series is copied, with all that it carries: both live, on both sides',
    ...first,
    steps: [
      made,
      {
        does: ({ a, neo, outlook, real }) => {
          const { world } = real()
          if (a === 'neo') {
            const id = neo.copy('e1')
            world.neo.editEvent(id, { detail: 'e1b' })
          } else {
            const { subject: _, id: __, ...rest } = world.outlook().get(outlook.id('e1'))
            world.outlook().add({
              subject: 'e1b',
              start: rest.start,
              end: rest.end,
              body: rest.body.trimEnd(),
              stamps: rest.stamps,
              recurrence: weeklyOutlook(),
            })
          }
        },
        expect: {
          ...both(...on(weeks), ...on(weeks, 'e1b=x')),
          links: 2,
          writes: { b: { created: 1 } },
        },
      },
    ],
  },
]
acceptance(cases)
