import { expect } from 'vitest'
import type { Times } from '../../../lib/core/event.ts'
import { acceptance, both, type Case } from './acceptance.ts'
import { at, day, daysOf, ev } from './events.ts'

const emulated = ['adapters', 'in memory there is one zone'] as const
const pacific = (dateTime: string) => ({ dateTime, timeZone: 'Pacific Standard Time' })

/** The day in which the clocks of the American west coast change next, and the wall time in Tokyo of a moment there. */
const change = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').getTimeZoneTransition('next')
const changeDay = change?.toPlainDate().toString() ?? ''
const inTokyo = (wall: string) =>
  Temporal.PlainDateTime.from(`${changeDay}T${wall}`)
    .toZonedDateTime('America/Los_Angeles')
    .withTimeZone('Asia/Tokyo')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
const year = { from: day(-30), to: day(300) }

const survives = (id: string, title: string, times: Times): Case => ({
  id,
  title,
  steps: [
    {
      does: ({ A }) => void A.add(ev('e1=x', { times })),
      expect: { ...both(ev('e1=x', { times })), writes: { b: { created: 1 } } },
    },
    ...[1, 2].map(() => ({ expect: both(ev('e1=x', { times })) })),
    {
      does: ({ B }) => B.edit('e1', { body: 'y' }),
      expect: { ...both(ev('e1=y', { times })), writes: { a: { updated: 1 } } },
    },
  ],
})

const cases: Case[] = [
  ...(['00:30', '01:30', '03:30'] as const).map((wall): Case => ({
    id: 'J2',
    title: `an event of another zone, at ${wall} of the day in which its clocks change, is stable`,
    a: 'outlook',
    only: emulated,
    steps: [
      {
        does: ({ real }) =>
          void real()
            .world.outlook()
            .add({
              subject: 'e1',
              body: 'x',
              start: pacific(`${changeDay}T${wall}`),
              end: pacific(`${changeDay}T10:00`),
            }),
        how: { window: year },
        expect: {
          a: [ev('e1=x', { times: { kind: 'timed', start: `${changeDay}T${wall}`, end: `${changeDay}T10:00` } })],
          b: [ev('e1=x', { times: { kind: 'timed', start: inTokyo(wall), end: inTokyo('10:00') } })],
          writes: { b: { created: 1 } },
        },
      },
    ],
  })),
  survives('J4', 'one whole day stays one whole day', daysOf(1)),
  survives('J4, J8', 'several whole days stay the same days', daysOf(3, 9)),
  survives('J8', 'an event across midnight stays one event', {
    kind: 'timed',
    start: `${day(1)}T22:00`,
    end: `${day(2)}T02:00`,
  }),
  survives('J8', 'an event that ends at midnight stays one event', {
    kind: 'timed',
    start: `${day(1)}T22:00`,
    end: `${day(2)}T00:00`,
  }),
  survives('J4', 'a whole day at the turn of a month', {
    kind: 'days',
    first: `${day(31).slice(0, 8)}01`,
    last: `${day(31).slice(0, 8)}01`,
  }),
  ...(['dates', 'converted'] as const).map((answer): Case => ({
    id: 'J5',
    title: `a whole day in a mailbox of another zone (${answer}) stays the same day`,
    a: 'outlook',
    only: emulated,
    steps: [
      {
        does: ({ real }) => {
          const { world } = real()
          world.graph.settings.allDayInOtherZone = answer
          world.outlook().add({
            subject: 'e1',
            body: 'x',
            isAllDay: true,
            start: pacific(`${day(1)}T00:00`),
            end: pacific(`${day(2)}T00:00`),
          })
        },
        expect: { ...both(ev('e1=x', { times: daysOf(1) })), writes: { b: { created: 1 } } },
      },
      ...[1, 2].map(() => ({ expect: both(ev('e1=x', { times: daysOf(1) })) })),
    ],
  })),
  {
    id: 'J6',
    title: 'an event without times in NEO is a whole day in Outlook, and has none after its title was changed there',
    a: 'neo',
    agreed: [ev('e1=x', { times: daysOf(1) })],
    steps: [
      {
        does: ({ outlook }) => outlook.edit('e1', { subject: 'e2' }),
        expect: { ...both(ev('e2=x', { times: daysOf(1) })), writes: { a: { updated: 1 } } },
        check: ({ on, real }) => {
          if (on === 'memory') return
          const found = real()
            .world.neoEvents()
            .find(({ detail }) => detail === 'e2')
          expect([found?.starttime, found?.endtime]).toEqual(['', ''])
        },
      },
      {
        does: ({ outlook }) => outlook.edit('e2', { times: at(1) }),
        expect: { ...both('e2=x'), writes: { a: { updated: 1 } } },
      },
      {
        does: ({ neo }) => neo.edit('e2', { times: daysOf(1) }),
        expect: { ...both(ev('e2=x', { times: daysOf(1) })), writes: { b: { updated: 1 } } },
      },
    ],
  },
]
acceptance(cases)
