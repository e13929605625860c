import { expect } from 'vitest'
import { person } from '../../fixtures/people.ts'
import { acceptance, both, type Case } from './acceptance.ts'
import { at, day, ev } from './events.ts'
import type { Stage } from './stage.ts'

const emulated = ['adapters', 'in memory an event has no other people'] as const
const mails = ({ real }: Stage) => [real().world.graph.mailCount(), real().world.neo.mailsSent().length]

const outlookEvent = ({ real }: Stage, title: string) => {
  const event = real()
    .world.outlook()
    .list()
    .find(({ subject }) => subject === title)
  if (!event) throw new Error(`no ${title} in Outlook`)
  return event
}
/** Nothing is on it, and nobody was mailed. */
const unmarked = (stage: Stage) => {
  if (stage.on === 'memory') return
  const marks = [...stage.real().world.outlook().events.values()].map(({ properties }) => properties.size)
  expect([marks.every((count) => count === 0), ...mails(stage)]).toEqual([true, 0, 0])
}

const textOf = ({ body }: { body: string }) => body.replaceAll('\r\n', '\n').trimEnd()

/** A meeting that the user has called. */
const called = ({ A }: Stage) => {
  A.add('e1=x')
  A.close('e1', 'meeting')
}

const cases: Case[] = [
  {
    id: 'K1',
    title:
      'an event of NEO with five people goes over with their names in the text: nobody is invited, nobody is mailed',
    a: 'neo',
    only: emulated,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ real }) =>
          void real().world.neo.addEvent(person.neoUid, {
            startdate: day(1),
            starttime: '1200',
            endtime: '1300',
            detail: 'all',
            otherto: [person.neoUid, '1002', '1003', '1004', '1005'],
          }),
        expect: { ...both('all', 'e1=x', 'e2=x'), writes: { b: { created: 1 } } },
        check: (stage) => {
          const event = outlookEvent(stage, 'all')
          expect(textOf(event)).toBe(
            '[NEOの登録先・利用設備]\n登録先：山田 太郎、佐藤 花子、鈴木 一郎、田中 美咲、1005\n[ここまでNEO]',
          )
          expect(event.attendees).toEqual([])
        },
      },
      {
        does: ({ A }) => {
          A.edit('all', { body: 'y' })
          A.edit('e1', { body: 'y' })
        },
        expect: { ...both('all=y', 'e1=y', 'e2=x'), writes: { b: { updated: 2 } } },
      },
      {
        does: ({ A }) => {
          A.remove('all')
          A.remove('e1')
        },
        expect: { ...both('e2=x'), writes: { b: { deleted: 2 } } },
        check: (stage) => expect(mails(stage)).toEqual([0, 0]),
      },
    ],
  },
  {
    id: 'K1',
    title: 'a pair whose Outlook event becomes a meeting: an edit in NEO does not go there, an edit in Outlook goes on',
    a: 'neo',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B }) => {
          B.close('e1', 'meeting')
          A.edit('e1', { body: 'y' })
        },
        expect: { a: ['e1=y', 'e2=x'], b: ['e1=x', 'e2=x'], parked: ['sealed e1: body'] },
      },
      {
        does: async ({ B, A, wish }) => {
          B.edit('e1', { place: '本社' })
          await wish({ id: 'said', at: 0, want: 'outlook', neo: A.id('e1'), outlook: B.id('e1') })
        },
        expect: { ...both(ev('e1', { body: 'x', place: '本社' }), 'e2=x'), writes: { a: { updated: 1 } } },
      },
      { does: ({ B }) => B.remove('e1'), expect: { ...both('e2=x'), writes: { a: { deleted: 1 } } } },
    ],
  },
  {
    id: 'K1',
    title: 'a meeting that the user has called goes to NEO, and is changed and deleted there; on it nothing is written',
    a: 'outlook',
    steps: [
      {
        does: called,
        expect: { ...both('e1=x'), writes: { b: { created: 1 } } },
        check: unmarked,
      },
      {
        does: ({ A }) => A.edit('e1', { body: 'y', times: at(2) }),
        expect: { ...both(ev('e1=y', { times: at(2) })), writes: { b: { updated: 1 } } },
        check: unmarked,
      },
      {
        does: ({ loseStore }) => loseStore(),
        expect: both(ev('e1=y', { times: at(2) })),
        check: unmarked,
      },
      { does: ({ A }) => A.remove('e1'), expect: { a: [], b: [], writes: { b: { deleted: 1 } } } },
    ],
  },
  {
    id: 'K1',
    title: 'two PCs that know no pair of it meet one meeting: one entry is left',
    a: 'outlook',
    steps: [
      {
        does: called,
        how: ({ run }) => ({ meanwhile: async () => void (await run({ pc: 2 })) }),
        expect: { a: ['e1=x'], b: ['e1=x', 'e1=x'], writes: { b: { created: 2 } }, links: 1 },
        check: unmarked,
      },
      { expect: { ...both('e1=x'), writes: { b: { deleted: 1 } } }, check: unmarked },
      { how: { pc: 2 }, expect: both('e1=x'), check: unmarked },
    ],
  },
  {
    id: 'K2',
    title: 'a meeting to which somebody else invites goes to NEO; an edit there is refused, no organiser changes',
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
              start: `${day(1)}T12:00`,
              end: `${day(1)}T13:00`,
              isOrganizer: false,
              organizer: { name: '佐藤 花子', address: 'hanako.sato@example.com' },
              attendees: ['taro.yamada@example.com'],
            }),
        expect: { ...both('e1=x'), writes: { b: { created: 1 } } },
        check: unmarked,
      },
      {
        does: ({ B }) => B.edit('e1', { body: 'y', place: '自席' }),
        expect: { a: ['e1=x'], b: [ev('e1=y', { place: '自席' })], parked: ['sealed e1: place, body'] },
        check: (stage) => {
          const [event] = [...stage.real().world.outlook().events.values()]
          expect(event?.data.organizer.emailAddress.address).toBe('hanako.sato@example.com')
          unmarked(stage)
        },
      },
    ],
  },
  {
    id: 'K6',
    title:
      'a pair whose Outlook event has become a meeting is deleted in NEO: the meeting stays, nobody gets a cancellation',
    a: 'neo',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B }) => {
          B.close('e1', 'meeting')
          A.remove('e1')
        },
        expect: { a: ['e2=x'], b: ['e1=x', 'e2=x'], parked: ['sealed e1'], links: 1 },
      },
      {
        does: ({ B, wish }) => wish({ id: 'said', at: Number.MAX_SAFE_INTEGER, want: 'outlook', outlook: B.id('e1') }),
        expect: { ...both('e1=x', 'e2=x'), writes: { a: { created: 1 } } },
      },
    ],
  },
  {
    id: 'K7',
    title: 'an event with a facility goes over with its name in the text: no room is invited',
    a: 'neo',
    only: emulated,
    steps: [
      {
        does: ({ A }) => {
          A.add('e1=x')
          A.share('e1', 'facility')
        },
        expect: { ...both('e1=x'), writes: { b: { created: 1 } } },
        check: (stage) => {
          const event = outlookEvent(stage, 'e1')
          expect(textOf(event)).toBe(
            'x\n\n[NEOの登録先・利用設備]\n登録先：山田 太郎\n利用設備：第1会議室\n[ここまでNEO]',
          )
          expect([event.location, event.attendees]).toEqual(['', []])
        },
      },
    ],
  },
]
acceptance(cases)
