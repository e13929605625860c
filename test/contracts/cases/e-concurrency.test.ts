import { expect } from 'vitest'
import { acceptance, both, type Case } from './acceptance.ts'
import { ev, many } from './events.ts'
import type { Stage } from './stage.ts'

/** The other PC has a whole run, while this one stands between reading and writing. */
const otherPc = (stage: Stage) => ({ meanwhile: async () => void (await stage.run({ pc: 2 })) })
const linksOf = async (stage: Stage, pc: 1 | 2) =>
  (await stage.store(pc).links()).map(({ neo, outlook }) => `${neo.id} ${outlook.id}`).toSorted()

const races: Case[] = [
  {
    id: 'E1, E3, L9',
    title: 'edited on B between the look and the write: nothing is overwritten, the next run sees a conflict',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A }) => A.edit('e1', { body: 'y' }),
        how: ({ B }) => ({ meanwhile: () => B.edit('e1', { body: 'z' }) }),
        expect: { a: ['e1=y'], b: ['e1=z'] },
        check: (_, result) => expect(result?.applied?.again).toBe(true),
      },
      { expect: { a: ['e1=y'], b: ['e1=z'], parked: ['conflict e1: body'] } },
    ],
  },
  {
    id: 'E1, E3, L9',
    title: 'another field edited on B between the look and the write: both edits survive',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A }) => A.edit('e1', { body: 'y' }),
        how: ({ B }) => ({ meanwhile: () => B.edit('e1', { place: '7階' }) }),
        expect: { a: ['e1=y'], b: [ev('e1=x', { place: '7階' })] },
      },
      {
        expect: { ...both(ev('e1=y', { place: '7階' })), writes: { a: { updated: 1 }, b: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'E2',
    title: 'edited on B between the look and its deletion: it stays, and the edit wins',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A }) => A.remove('e1'),
        how: ({ B }) => ({ meanwhile: () => B.edit('e1', { body: 'z' }) }),
        expect: { a: ['e2=x'], b: ['e1=z', 'e2=x'], links: 2 },
      },
      { expect: { ...both('e1=z', 'e2=x'), writes: { a: { created: 1 } } } },
    ],
  },
  {
    id: 'E4',
    title: 'what people do while a run goes on is carried out by the next',
    agreed: many(3),
    steps: [
      {
        does: ({ A }) => A.edit('e1', { body: 'y' }),
        how: ({ A, B }) => ({
          meanwhile: () => {
            A.edit('e1', { body: 'yy' })
            A.edit('e2', { body: 'y' })
            A.add('e4=x')
            B.remove('e3')
          },
        }),
        expect: {
          a: ['e1=yy', 'e2=y', 'e3=x', 'e4=x'],
          b: ['e1=y', 'e2=x'],
          writes: { b: { updated: 1 } },
          links: 3,
        },
      },
      {
        expect: {
          ...both('e1=yy', 'e2=y', 'e4=x'),
          writes: { a: { deleted: 1 }, b: { created: 1, updated: 2 } },
        },
      },
    ],
  },
  {
    id: 'E11',
    title: 'our own writes come back in later readings, some of them late or twice: nothing is written again',
    agreed: many(3),
    steps: [
      {
        does: ({ A, B }) => {
          A.edit('e1', { body: 'y' })
          A.add('e4=x')
          B.edit('e2', { body: 'z' })
          B.add('e5=x')
        },
        expect: {
          ...both('e1=y', 'e2=z', 'e3=x', 'e4=x', 'e5=x'),
          writes: { a: { created: 1, updated: 1 }, b: { created: 1, updated: 1 } },
        },
      },
      ...[1, 2, 3].map(() => ({ expect: both('e1=y', 'e2=z', 'e3=x', 'e4=x', 'e5=x') })),
    ],
  },
]

const twoPcs: Case[] = [
  {
    id: 'E8, F8',
    title: 'a second PC that knows nothing adopts what the first has made, and carries on',
    agreed: many(3),
    steps: [
      {
        how: { pc: 2 },
        expect: both(...many(3)),
        check: async (stage) => expect(await linksOf(stage, 2)).toHaveLength(3),
      },
      {
        does: ({ A }) => A.edit('e1', { body: 'y' }),
        how: { pc: 2 },
        expect: { ...both('e1=y', 'e2=x', 'e3=x'), writes: { b: { updated: 1 } } },
      },
      // What another PC has written may be told to this one late.
      { expect: both('e1=y', 'e2=x', 'e3=x') },
      {
        expect: both('e1=y', 'e2=x', 'e3=x'),
        check: async (stage) => expect(await linksOf(stage, 1)).toEqual(await linksOf(stage, 2)),
      },
    ],
  },
  {
    id: 'E8, F8',
    title: 'an edit that the first PC has not seen is carried by the second, which knows nothing, and is no conflict',
    agreed: many(2),
    steps: [
      {
        does: ({ B }) => B.edit('e1', { body: 'y' }),
        how: { pc: 2 },
        expect: { ...both('e1=y', 'e2=x'), writes: { a: { updated: 1 } } },
      },
      { expect: both('e1=y', 'e2=x') },
      { expect: both('e1=y', 'e2=x') },
    ],
  },
  {
    id: 'E8, E10',
    title: 'two PCs make the same new events at the same moment: each event is made once',
    steps: [
      {
        does: async (stage) => {
          many(3).forEach((event) => stage.A.add(event))
          stage.B.add('own=x')
          await stage.run(otherPc(stage))
          await stage.run({ pc: 2 })
        },
        expect: both('e1=x', 'e2=x', 'e3=x', 'own=x'),
        check: async (stage) => expect(await linksOf(stage, 1)).toEqual(await linksOf(stage, 2)),
      },
    ],
  },
  {
    id: 'E8, E10',
    title: 'two PCs carry the same changes at the same moment',
    agreed: many(3),
    steps: [
      {
        does: async (stage) => {
          await stage.run({ pc: 2 })
          stage.A.edit('e1', { body: 'y' })
          stage.A.remove('e2')
          await stage.run(otherPc(stage))
          await stage.run({ pc: 2 })
        },
        expect: both('e1=y', 'e3=x'),
        check: async (stage) => expect(await linksOf(stage, 1)).toEqual(await linksOf(stage, 2)),
      },
    ],
  },
]
acceptance([...races, ...twoPcs])
