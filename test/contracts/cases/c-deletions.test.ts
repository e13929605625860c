import { expect } from 'vitest'
import { acceptance, both, brokenRead, type Case, confirm } from './acceptance.ts'
import { ev, many } from './events.ts'
import type { Stage } from './stage.ts'

const removeFirst =
  (count: number) =>
  ({ A }: Stage) => {
    for (let index = 1; index <= count; index++) A.remove(`e${index}`)
  }

const guards: Case[] = [
  {
    id: 'C1, C6, C7',
    title: 'a side lists nothing: nothing is written, nothing is forgotten; when a person says so it is carried out',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      { does: removeFirst(2), expect: { a: [], b: ['e1=x', 'e2=x'], question: 'guard-side-empty', links: 2 } },
      { expect: { a: [], b: ['e1=x', 'e2=x'], question: 'guard-side-empty', links: 2 } },
      { how: confirm, expect: { ...both(), writes: { b: { deleted: 2 } } } },
    ],
  },
  {
    id: 'C1',
    title: 'a side lists nothing, and nobody says anything: the question stays',
    agreed: ['e1=x', 'e2=x'],
    steps: [{ does: removeFirst(2), expect: { a: [], b: ['e1=x', 'e2=x'], question: 'guard-side-empty', links: 2 } }],
  },
  {
    id: 'C2',
    title: 'one of a hundred is left: the run stops',
    agreed: many(100),
    steps: [
      {
        does: removeFirst(99),
        expect: { a: ['e100=x'], b: many(100), question: 'guard-many-deletions', links: 100 },
        check: (_, result) => expect(result?.question?.problem.count).toBe(99),
      },
    ],
  },
  {
    id: 'C3, C4',
    title: 'five of nine deleted: the run stops; a word is good for the plan that was shown, and for no other',
    agreed: many(9),
    steps: [
      { does: removeFirst(5), expect: { a: many(9).slice(5), b: many(9), question: 'guard-many-deletions', links: 9 } },
      {
        does: ({ A }) => A.remove('e6'),
        how: confirm,
        expect: { a: many(9).slice(6), b: many(9), question: 'guard-many-deletions', links: 9 },
      },
      { how: confirm, expect: { ...both(...many(9).slice(6)), writes: { b: { deleted: 6 } } } },
    ],
  },
  {
    id: 'C21',
    title: 'the only event is deleted: one proven deletion passes',
    agreed: ['e1=x'],
    steps: [{ does: removeFirst(1), expect: { ...both(), writes: { b: { deleted: 1 } } } }],
  },
]

const reads: Case[] = [
  {
    id: 'C8',
    title: 'the mailbox is gone: the run ends, nothing is deleted',
    a: 'outlook',
    only: ['adapters', 'in memory there is no mailbox that could be gone; a failed read is C9'],
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ real }) => void (real().world.outlook().state.access = 'notEnabled'),
        expect: { ...both('e1=x', 'e2=x'), problem: 'graph-no-mailbox' },
      },
      { does: ({ real }) => void (real().world.outlook().state.access = 'ok'), expect: both('e1=x', 'e2=x') },
    ],
  },
  {
    id: 'C9',
    title: 'a listing fails: nothing is derived from it, the next good one is taken',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, a, fault }) => {
          A.remove('e1')
          A.add('e3=x')
          fault(a, { on: 'read', does: 'broken' })
        },
        expect: (stage) => ({
          a: ['e2=x', 'e3=x'],
          b: ['e1=x', 'e2=x'],
          problem: brokenRead(stage, stage.a),
          links: 2,
        }),
      },
      {
        does: ({ heal }) => heal(),
        expect: { ...both('e2=x', 'e3=x'), writes: { b: { created: 1, deleted: 1 } } },
      },
    ],
  },
  {
    id: 'C9',
    title: 'a listing fails at its second page',
    a: 'outlook',
    only: ['adapters', 'a list in memory has no pages'],
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, a, fault, real }) => {
          A.remove('e1')
          real().world.graph.tokens.expireDelta()
          fault(a, { on: 'read', does: 'broken', skip: 1 })
        },
        expect: { a: ['e2=x'], b: ['e1=x', 'e2=x'], problem: 'graph-unavailable', links: 2 },
      },
      { does: ({ heal }) => heal(), expect: { ...both('e2=x'), writes: { b: { deleted: 1 } } } },
    ],
  },
  ...(['neo', 'outlook'] as const).map((a): Case => ({
    id: 'C9',
    title: 'an event is not listed any more, and nobody can tell whether it is gone: nothing is done about it',
    a,
    only: ['adapters', 'in memory everybody can tell'],
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B, real }) => {
          const { bench, graph } = real().world
          const id = encodeURIComponent(A.id('e1'))
          A.remove('e1')
          B.edit('e2', { body: 'y' })
          const body =
            '<html><body><main id="jco-pv-funcid"><h3 class="co-message">ただいま表示できません</h3></main></body></html>'
          const path = new RegExp(`dneo\\.cgi.*${id}`)
          if (a === 'neo') bench.faults.push({ name: 'no page', emulator: 'neo', path, does: { status: 200, body } })
          else
            graph.faults.push({
              status: 500,
              code: 'InternalServerError',
              times: Number.POSITIVE_INFINITY,
              when: ({ url }) => url.includes(`/events/${id}`),
            })
        },
        expect: { a: ['e2=y'], b: ['e1=x', 'e2=y'], writes: { a: { updated: 1 } }, links: 2 },
      },
      { does: ({ heal }) => heal(), expect: { ...both('e2=y'), writes: { b: { deleted: 1 } } } },
    ],
  })),
  {
    id: 'C10',
    title: 'the session has ended: a login page is no empty calendar',
    a: 'neo',
    only: ['adapters', 'pages are the matter'],
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, real }) => {
          A.add('e3=x')
          real().world.neo.expireSessions()
        },
        expect: { a: ['e1=x', 'e2=x', 'e3=x'], b: ['e1=x', 'e2=x'], problem: 'neo-signed-out', links: 2 },
      },
      { expect: { a: ['e1=x', 'e2=x', 'e3=x'], b: ['e1=x', 'e2=x'], problem: 'neo-signed-out', links: 2 } },
    ],
    twice: ['not', 'nobody signs in here again'],
  },
  ...(['neo', 'outlook'] as const).map((a): Case => ({
    id: 'C10',
    title: 'somebody else answers with a page of his own',
    a,
    only: ['adapters', 'pages are the matter'],
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, real }) => {
          A.remove('e1')
          const emulator = a === 'neo' ? ('neo' as const) : ('graph' as const)
          real().world.bench.faults.push({ name: 'a stranger', emulator, does: 'html' })
        },
        expect: {
          a: ['e2=x'],
          b: ['e1=x', 'e2=x'],
          problem: a === 'neo' ? 'neo-unexpected-answer' : 'graph-unexpected-answer',
          links: 2,
        },
      },
      { does: ({ heal }) => heal(), expect: { ...both('e2=x'), writes: { b: { deleted: 1 } } } },
    ],
  })),
]

const endings: Case[] = [
  {
    id: 'C16',
    title: 'what is to be deleted has gone meanwhile: that is success',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A }) => A.remove('e1'),
        how: ({ B }) => ({ meanwhile: () => B.remove('e1') }),
        expect: both('e2=x'),
      },
    ],
  },
  ...(['refused', 'unsent', 'later'] as const).map((does): Case => ({
    id: 'C17',
    title: `a deletion that is ${does}: the link stays, the event is not made anew, the next run deletes`,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, b, fault }) => {
          A.remove('e1')
          fault(b, { on: 'delete', does })
        },
        expect: {
          a: ['e2=x'],
          b: ['e1=x', 'e2=x'],
          links: 2,
          failed: does === 'refused' ? 1 : 0,
          intents: does === 'unsent' ? 1 : 0,
        },
      },
      { does: ({ heal }) => heal(), expect: { ...both('e2=x'), writes: { b: { deleted: 1 } } } },
    ],
  })),
  {
    id: 'C23',
    title: 'a deletion is taken back: the event stands there again as it was, and stays alone',
    agreed: [ev('e1=x\ny', { place: '7階' }), 'e2=x'],
    steps: [
      { does: ({ A }) => A.remove('e1'), expect: { ...both('e2=x'), writes: { b: { deleted: 1 } } } },
      {
        does: async ({ entries, undo, b }) => {
          const deletion = (await entries()).find(({ operation }) => operation.do === 'delete')
          expect(deletion?.operation.on).toBe(b)
          const all = deletion ? [deletion] : []
          const { question } = await undo(all)
          expect(question?.problem).toEqual({ kind: 'guard-undo', count: 1 })
          await undo(all, { confirmed: question?.id ?? '' })
        },
        expect: {
          a: ['e2=x'],
          b: [ev('e1=x\ny', { place: '7階' }), 'e2=x'],
          parked: ['undone e1'],
        },
      },
    ],
  },
]
acceptance([...guards, ...reads, ...endings])
