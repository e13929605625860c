import { expect } from 'vitest'
import { isVisible } from '../../../lib/core/operations.ts'
import type { Direction } from '../../../lib/core/rules.ts'
import { acceptance, both, type Case, confirm } from './acceptance.ts'
import { ev, many } from './events.ts'
import type { How, Stage } from './stage.ts'

const toB = ({ a }: Stage): How => ({
  rules: { direction: (a === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo') satisfies Direction },
})
const toA = ({ a }: Stage): How => ({
  rules: { direction: (a === 'neo' ? 'outlook-to-neo' : 'neo-to-outlook') satisfies Direction },
})

const cases: Case[] = [
  {
    id: 'G2, G3',
    title: 'B must not be written: what is new on A stays there alone, in every run, and nobody is bothered with it',
    agreed: ['e0=x'],
    steps: [
      { does: ({ A }) => void A.add('e1=x'), how: toA, expect: { a: ['e0=x', 'e1=x'], b: ['e0=x'] } },
      { how: toA, expect: { a: ['e0=x', 'e1=x'], b: ['e0=x'] } },
    ],
  },
  {
    id: 'G4, G7',
    title: 'one way: deleted on the target, it stays deleted until its source changes',
    agreed: ['e0=x', 'e1=x'],
    steps: [
      { does: ({ B }) => B.remove('e0'), how: toB, expect: { a: ['e0=x', 'e1=x'], b: ['e1=x'], links: 2 } },
      {
        does: ({ A }) => A.edit('e0', { body: 'y' }),
        how: toB,
        expect: { ...both('e0=y', 'e1=x'), writes: { b: { created: 1 } } },
      },
    ],
  },
  {
    id: 'G6',
    title: 'one way: edited on the target, it stays edited until its source changes that field; what it was is kept',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ B }) => B.edit('e1', { body: 'z', place: '7階' }),
        how: toB,
        expect: { a: ['e1=x'], b: [ev('e1=z', { place: '7階' })] },
      },
      {
        does: ({ A }) => A.edit('e1', { body: 'y' }),
        how: toB,
        expect: { a: ['e1=y'], b: [ev('e1=y', { place: '7階' })], writes: { b: { updated: 1 } } },
        check: async ({ entries }) =>
          expect((await entries()).some(({ operation: o }) => o.do === 'update' && o.seen.body === 'z')).toBe(true),
      },
    ],
  },
  {
    id: 'G6',
    title: 'one way, and then both ways again: what was done on the target meanwhile is not lost',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ B }) => {
          B.edit('e1', { body: 'z' })
          B.add('own=x')
        },
        how: toB,
        expect: { a: ['e1=x', 'e2=x'], b: ['e1=z', 'e2=x', 'own=x'] },
      },
      { expect: { ...both('e1=z', 'e2=x', 'own=x'), writes: { a: { created: 1, updated: 1 } } } },
    ],
  },
  {
    id: 'G9',
    title: 'one way: of all that happens on both sides only what is for the target is in the plan, and all of that',
    agreed: many(6),
    steps: [
      {
        does: ({ A, B }) => {
          A.add('new=x')
          A.edit('e1', { body: 'y' })
          A.remove('e2')
          B.add('own=x')
          B.edit('e3', { body: 'z' })
          B.remove('e4')
        },
        how: toB,
        expect: {
          a: ['e1=y', 'e3=x', 'e4=x', 'e5=x', 'e6=x', 'new=x'],
          b: ['e1=y', 'e3=z', 'e5=x', 'e6=x', 'new=x', 'own=x'],
          writes: { b: { created: 1, updated: 1, deleted: 1 } },
          links: 6,
        },
        check: ({ b }, result) =>
          expect(result?.plan.operations.filter(isVisible).map(({ on }) => on)).toEqual([b, b, b]),
      },
    ],
  },
  {
    id: 'G10',
    title: 'what is past is left alone on both sides when it is to be, and not deleted; taken back, it goes on',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, B }) => {
          A.edit('e1', { body: 'y' })
          B.add('own=x')
        },
        how: { rules: { endedBefore: '2999-01-01T00:00' } },
        expect: { a: ['e1=y'], b: ['e1=x', 'own=x'] },
      },
      { expect: { ...both('e1=y', 'own=x'), writes: { a: { created: 1 }, b: { updated: 1 } } } },
    ],
  },
  {
    id: 'G10',
    title:
      'an event that becomes private where the other side cannot be told so is left alone, and its copy is not deleted',
    only: ['memory', 'the emulators of NEO show what 公開方法 means'],
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A }) => {
          A.edit('e1', { body: 'secret' })
          A.close('e1', 'private')
        },
        expect: { a: ['e1=secret', 'e2=x'], b: ['e1=x', 'e2=x'], parked: ['private e1'] },
      },
    ],
  },
  {
    id: 'G11, N3',
    title: 'a preview writes nothing and remembers nothing; its word carries out exactly what was shown',
    agreed: many(3),
    steps: [
      {
        does: ({ A, B }) => {
          A.edit('e1', { body: 'y' })
          A.remove('e2')
          B.add('own=x')
        },
        how: { occasion: 'preview' },
        expect: {
          a: ['e1=y', 'e3=x'],
          b: ['e1=x', 'e2=x', 'e3=x', 'own=x'],
          question: 'guard-preview',
          links: 3,
        },
        check: (_, result) =>
          expect(result?.plan.operations.flatMap((o) => (o.do === 'update' ? o.changed : []))).toEqual(['body']),
      },
      {
        how: (stage, last) => ({ ...confirm(stage, last), occasion: 'preview' }),
        expect: {
          ...both('e1=y', 'e3=x', 'own=x'),
          writes: { a: { created: 1 }, b: { updated: 1, deleted: 1 } },
        },
      },
    ],
    again: {},
  },
]
acceptance(cases)
