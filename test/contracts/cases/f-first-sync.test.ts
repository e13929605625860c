import { expect } from 'vitest'
import { acceptance, both, type Case, confirm } from './acceptance.ts'
import { ev, many } from './events.ts'

const oneWay = ({ a }: { a: 'neo' | 'outlook' }) =>
  ({ direction: a === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo' }) as const

const firsts: Case[] = [
  {
    id: 'F1, E9',
    title: 'the same events on both sides, copied there long ago by something else: nothing is doubled',
    steps: [
      {
        does: ({ A, B }) => [A, B].forEach((hand) => many(5).forEach((event) => hand.add(event))),
        how: { occasion: 'first' },
        expect: both(...many(5)),
        check: (_, result) => expect(result?.plan.adopted).toBe(5),
      },
    ],
    again: {},
  },
  {
    id: 'F2',
    title: 'the same events, one side of which has no text: it is filled, and that is shown before',
    steps: [
      {
        does: ({ A, B }) => {
          A.add('e1=x')
          B.add('e1')
        },
        how: { occasion: 'first' },
        expect: { a: ['e1=x'], b: ['e1'], question: 'guard-first-run', links: 0 },
      },
      { how: confirm, expect: { ...both('e1=x'), writes: { b: { updated: 1 } } } },
    ],
  },
  {
    id: 'F3',
    title: 'one event and two that look like it: it is one of them, the other gets a partner of its own',
    steps: [
      {
        does: ({ A, B }) => {
          A.add('e1=x')
          B.add('e1=x')
          B.add('e1=x')
        },
        expect: { ...both('e1=x', 'e1=x'), writes: { a: { created: 1 } } },
      },
    ],
  },
  {
    id: 'F16',
    title: 'a first run never deletes, whatever stands where: alone, on both sides, or differing',
    agreed: many(4),
    steps: [
      {
        does: ({ A, B, loseStore, later }) => {
          // What was made a moment ago is taken for an answer to the present question.
          later(600_000)
          A.remove('e1')
          B.remove('e2')
          A.edit('e3', { body: 'y' })
          A.add('e5=x')
          loseStore()
        },
        expect: ({ a }) => ({
          a: ['e2=x', 'e3=y', 'e4=x', 'e5=x'],
          b: ['e1=x', 'e3=y', 'e4=x', 'e5=x'],
          writes: { b: { created: 1, updated: 1 } },
          // Of an event of NEO nothing tells that it had a partner but the refusal of Outlook to make it once more.
          parked: a === 'neo' ? ['orphan e1'] : ['orphan e1', 'orphan e2'],
        }),
      },
      {
        expect: ({ a }) => ({
          a: ['e2=x', 'e3=y', 'e4=x', 'e5=x'],
          b: ['e1=x', 'e3=y', 'e4=x', 'e5=x'],
          parked: ['orphan e1', a === 'neo' ? 'deleted-there e2' : 'orphan e2'],
        }),
      },
    ],
  },
  {
    id: 'F18',
    title: 'one way onto a calendar that is not empty: it is shown before, and what stands there stays',
    steps: [
      {
        does: ({ A, B }) => {
          A.add('e1=x')
          many(3).forEach((event) => B.add(event.replace('e', 'own')))
        },
        how: (stage) => ({ occasion: 'first', rules: oneWay(stage) }),
        expect: { a: ['e1=x'], b: ['own1=x', 'own2=x', 'own3=x'], question: 'guard-first-run' },
      },
      {
        how: (stage, last) => ({ ...confirm(stage, last), occasion: 'first', rules: oneWay(stage) }),
        expect: { a: ['e1=x'], b: ['e1=x', 'own1=x', 'own2=x', 'own3=x'], writes: { b: { created: 1 } } },
      },
    ],
  },
]

const losses: Case[] = [
  {
    id: 'F5',
    title: 'the memory is lost: all links are found again, nobody sees a write',
    agreed: many(4),
    steps: [
      {
        does: ({ loseStore }) => loseStore(),
        expect: both(...many(4)),
        check: ({ writes }) => expect(writes().outlook.marks).toBe(0),
      },
    ],
  },
  ...(['A', 'B'] as const).map((who): Case => ({
    id: 'F6',
    title: `the memory is lost, and ${who} was edited meanwhile: the edit goes over, and is no conflict`,
    agreed: many(3),
    steps: [
      {
        does: (stage) => {
          stage[who].edit('e1', { body: 'y' })
          stage.loseStore()
        },
        expect: {
          ...both('e1=y', 'e2=x', 'e3=x'),
          writes: who === 'A' ? { b: { updated: 1 } } : { a: { updated: 1 } },
        },
      },
    ],
  })),
  {
    id: 'F6',
    title: 'the memory is lost, and both sides were edited meanwhile: that is a question',
    agreed: many(2),
    steps: [
      {
        does: ({ A, B, loseStore }) => {
          A.edit('e1', { body: 'y' })
          B.edit('e1', { body: 'z' })
          loseStore()
        },
        expect: { a: ['e1=y', 'e2=x'], b: ['e1=z', 'e2=x'], parked: ['conflict e1: body'] },
      },
    ],
  },
  ...(['removed', 'foreign'] as const).map((how): Case => ({
    id: 'F11',
    title: `another program has changed the stamp (${how}): what is remembered holds, the stamp comes back`,
    agreed: many(2),
    steps: [
      {
        does: ({ stamp }) => stamp('e1', how),
        expect: both(...many(2)),
        // A delta tells no stamps: in Outlook it is the daily look that finds it.
        check: ({ on, writes }) => expect(writes().outlook.marks).toBe(on === 'memory' ? 1 : 0),
      },
      {
        how: { audit: true },
        expect: both(...many(2)),
        check: ({ on, writes }) => expect(writes().outlook.marks).toBe(on === 'memory' ? 0 : 1),
      },
      {
        does: ({ loseStore }) => loseStore(),
        expect: both(...many(2)),
        check: ({ writes }) => expect(writes().outlook.marks).toBe(0),
      },
    ],
  })),
  {
    id: 'F15, L3',
    title: 'the token of the delta is dead: everything is read, what is linked stays linked',
    a: 'outlook',
    only: ['adapters', 'in memory there is no token'],
    agreed: many(4),
    steps: [
      {
        does: ({ A, B, real }) => {
          real().world.graph.tokens.expireDelta()
          A.edit('e1', { body: 'y' })
          A.remove('e2')
          B.edit('e3', { place: '7階' })
        },
        expect: {
          ...both('e1=y', ev('e3=x', { place: '7階' }), 'e4=x'),
          writes: { a: { updated: 1 }, b: { updated: 1, deleted: 1 } },
        },
      },
    ],
  },
  ...(['SyncStateNotFound', 'syncStateNotFound', 'resyncRequired', 'fullSyncRequired', 'location'] as const).map(
    (variant): Case => ({
      id: 'F15, L3',
      title: `the token of the delta is dead (${variant}), and nothing has changed`,
      a: 'outlook',
      only: ['adapters', 'in memory there is no token'],
      agreed: many(2),
      steps: [{ does: ({ real }) => real().world.graph.tokens.expireDelta(variant), expect: both(...many(2)) }],
    }),
  ),
]
acceptance([...firsts, ...losses])
