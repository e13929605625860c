import type { Fields } from '../../../lib/core/event.ts'
import { acceptance, both, type Case } from './acceptance.ts'
import { at, day, ev } from './events.ts'
import type { Hand, Stage } from './stage.ts'

const neo = ['adapters', 'only NEO has entries with free dates'] as const
/** An entry e1 on these days, one event for each in Outlook. */
const on = (days: readonly number[], more: Partial<Fields> = {}) =>
  days.map((offset) => ev('e1=x', { times: at(offset), ...more }))
const dates =
  (...days: number[]) =>
  ({ A, real }: Stage) =>
    real().world.neo.editEvent(A.id('e1'), { recurrence: { every: 'date', dates: days.map((offset) => day(offset)) } })
const other = ev('e2=x', { times: at(2, '15:00', '16:00') })
/** In Outlook all of them have one title. */
const idOn = ({ real }: Stage, offset: number) =>
  real()
    .world.outlook()
    .list()
    .find(({ subject, start }) => subject === 'e1' && start.startsWith(day(offset)))?.id ?? ''
const first = { agreed: ['e1=x', other] } satisfies Partial<Case>
const spread = {
  does: dates(1, 4, 9),
  expect: { ...both(...on([1, 4, 9]), other), writes: { b: { created: 2, updated: 1 } } },
}
const unchanged = ({ A }: { A: Hand }) => A.ids().length

const cases: Case[] = [
  {
    id: 'I12',
    title: 'an entry gets free dates: one event for each, the one that was there among them',
    a: 'neo',
    only: neo,
    ...first,
    steps: [spread],
  },
  {
    id: 'I12',
    title: 'an edit of the entry goes to all of its dates, a new date is made, one that is taken out goes',
    a: 'neo',
    only: neo,
    ...first,
    steps: [
      spread,
      {
        does: ({ A }) => A.edit('e1', { place: '本社' }),
        expect: { ...both(...on([1, 4, 9], { place: '本社' }), other), writes: { b: { updated: 3 } } },
      },
      {
        does: dates(1, 4, 9, 12),
        // Of the others the place among all has changed.
        expect: { ...both(...on([1, 4, 9, 12], { place: '本社' }), other), writes: { b: { created: 1, updated: 3 } } },
      },
      {
        does: dates(1, 9, 12),
        expect: { ...both(...on([1, 9, 12], { place: '本社' }), other), writes: { b: { deleted: 1, updated: 3 } } },
      },
    ],
  },
  {
    id: 'I12',
    title: 'a date that is moved stays one event',
    a: 'neo',
    only: neo,
    ...first,
    steps: [
      spread,
      { does: dates(1, 5, 9), expect: { ...both(...on([1, 5, 9]), other), writes: { b: { updated: 1 } } } },
    ],
  },
  {
    id: 'I12',
    title: 'the whole entry is deleted: all of its events go',
    a: 'neo',
    only: neo,
    ...first,
    steps: [spread, { does: ({ A }) => A.remove('e1'), expect: { ...both(other), writes: { b: { deleted: 3 } } } }],
  },
  {
    id: 'I12',
    title: 'it becomes a single entry again: the others go, and nothing is doubled',
    a: 'neo',
    only: neo,
    ...first,
    steps: [
      spread,
      {
        does: ({ A, real }) => real().world.neo.editEvent(A.id('e1'), { recurrence: undefined }),
        expect: { ...both(...on([1]), other), writes: { b: { deleted: 2, updated: 1 } } },
      },
    ],
  },
  {
    id: 'I12',
    title: 'one date is edited in Outlook, another deleted there: both wait with their reason, and NEO is not touched',
    a: 'neo',
    only: neo,
    ...first,
    steps: [
      spread,
      {
        does: (stage) => {
          const box = stage.real().world.outlook()
          box.edit(idOn(stage, 4), { location: '支社' })
          box.remove(idOn(stage, 9))
        },
        expect: {
          a: [...on([1, 4, 9]), other],
          b: [...on([1]), ...on([4], { place: '支社' }), other],
          parked: ['irregular e1', 'irregular e1: place'],
          links: 4,
        },
        check: (stage) => {
          if (unchanged(stage) !== 2) throw new Error('an entry was made in NEO')
        },
      },
    ],
  },
  {
    id: 'I12',
    title: 'the database is lost: every date is found again, and nothing is written',
    a: 'neo',
    only: neo,
    ...first,
    steps: [spread, { does: ({ loseStore }) => loseStore(), expect: both(...on([1, 4, 9]), other) }],
  },
]
acceptance(cases)
