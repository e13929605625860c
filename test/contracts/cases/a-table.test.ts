import { acceptance, both, type Case } from './acceptance.ts'
import { at, ev } from './events.ts'

let clock = 0

const bodies: Case[] = [
  { id: 'A1', title: 'nothing has changed: nothing is done', agreed: ['e1=x'], steps: [{ expect: both('e1=x') }] },
  {
    id: 'A2, A3',
    title: 'an edit on one side goes over',
    agreed: ['e1=x'],
    steps: [
      { does: ({ A }) => A.edit('e1', { body: 'y' }), expect: { ...both('e1=y'), writes: { b: { updated: 1 } } } },
    ],
  },
  {
    id: 'A2, A3',
    title: 'all fields of an edit go over in one write',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A }) => A.edit('e1', { subject: 'e2', body: 'y\nz', place: '7階' }),
        expect: { ...both(ev('e2=y\nz', { place: '7階' })), writes: { b: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'A2, A3',
    title: 'an edit that came over is put back there, before anybody has looked again',
    // A NEO whose list tells little: it shows what it had shown before.
    stage: { world: { variant: 'windows' } },
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A }) => A.edit('e1', { times: at(3) }),
        expect: { ...both(ev('e1=x', { times: at(3) })), writes: { b: { updated: 1 } } },
      },
      {
        does: ({ B }) => B.edit('e1', { times: at(1) }),
        expect: { ...both('e1=x'), writes: { a: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'A5',
    title: 'the same edit on both sides is no conflict',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, B }) => [A, B].forEach((hand) => hand.edit('e1', { body: 'y' })),
        expect: both('e1=y'),
        check: async ({ links }) => {
          const [link] = await links()
          if (link?.neo.fields.body !== 'y' || link.outlook.fields.body !== 'y') throw new Error('the agreement is old')
        },
      },
    ],
  },
  {
    id: 'A16',
    title: 'edits of different events cross over',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B }) => {
          A.edit('e2', { body: 'y' })
          B.edit('e1', { body: 'z' })
        },
        expect: { ...both('e1=z', 'e2=y'), writes: { a: { updated: 1 }, b: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'A16',
    title: 'edits of different fields of one event cross over',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, B }) => {
          A.edit('e1', { body: 'y' })
          B.edit('e1', { place: '7階' })
        },
        expect: { ...both(ev('e1=y', { place: '7階' })), writes: { a: { updated: 1 }, b: { updated: 1 } } },
      },
    ],
  },
]

const bothEdit: Case['steps'][number]['does'] = ({ A, B }) => {
  A.edit('e1', { body: 'y' })
  B.edit('e1', { body: 'z' })
  A.edit('e2', { body: 'y' })
}
const conflicts: Case[] = [
  {
    id: 'A4',
    title: 'both changed one field, and a person is to be asked: both stay, and the rest of the run goes on',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: bothEdit,
        how: { rules: { conflicts: 'ask' } },
        expect: {
          a: ['e1=y', 'e2=y'],
          b: ['e1=z', 'e2=y'],
          writes: { b: { updated: 1 } },
          parked: ['conflict e1: body'],
        },
      },
    ],
  },
  {
    id: 'A4',
    title: 'both changed one field, and A is to win',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: bothEdit,
        how: ({ a }) => ({ rules: { conflicts: a } }),
        expect: { ...both('e1=y', 'e2=y'), writes: { b: { updated: 2 } } },
        check: async ({ entries }) => {
          const lost = (await entries()).some(({ operation: o }) => o.do === 'update' && o.seen.body === 'z')
          if (!lost) throw new Error('the losing text is not in the history')
        },
      },
    ],
  },
  {
    id: 'A4',
    title: 'both changed one field, and B is to win',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: bothEdit,
        how: ({ b }) => ({ rules: { conflicts: b } }),
        expect: { ...both('e1=z', 'e2=y'), writes: { a: { updated: 1 }, b: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'A4',
    title: 'both changed one field, and when is known: the newer wins',
    only: ['memory', 'the profile of NEO names no field that tells when an event was changed'],
    stage: { clock: () => ++clock },
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: bothEdit,
        how: { rules: { conflicts: 'newest' } },
        expect: { ...both('e1=z', 'e2=y'), writes: { a: { updated: 1 }, b: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'A4',
    title: 'both changed one field, and when is not known: a person is asked, and the answer is carried out once',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: bothEdit,
        how: { rules: { conflicts: 'newest' } },
        expect: {
          a: ['e1=y', 'e2=y'],
          b: ['e1=z', 'e2=y'],
          writes: { b: { updated: 1 } },
          parked: ['conflict e1: body'],
        },
      },
      {
        does: async ({ wish, b, neo, outlook }) =>
          wish({ id: 'w1', at: 1, want: b, neo: neo.id('e1'), outlook: outlook.id('e1') }),
        expect: { ...both('e1=z', 'e2=y'), writes: { a: { updated: 1 } } },
      },
    ],
  },
]

const presence: Case[] = [
  {
    id: 'A6, A7, C12',
    title: 'deleted on one side and unchanged on the other: deleted there too',
    agreed: ['e1=x', 'e2=x'],
    steps: [{ does: ({ A }) => A.remove('e1'), expect: { ...both('e2=x'), writes: { b: { deleted: 1 } } } }],
  },
  {
    id: 'A6, A7, C12',
    title: 'the event that we have made is deleted, its source unchanged: the source is deleted too',
    agreed: ['e1=x', 'e2=x'],
    steps: [{ does: ({ B }) => B.remove('e1'), expect: { ...both('e2=x'), writes: { a: { deleted: 1 } } } }],
  },
  {
    id: 'A8, F13',
    title: 'deleted on both sides: the link goes, nothing is written',
    agreed: ['e1=x', 'e2=x'],
    steps: [{ does: ({ A, B }) => [A, B].forEach((hand) => hand.remove('e1')), expect: both('e2=x') }],
  },
  {
    id: 'A9, A10',
    title: 'deleted on one side and edited on the other: the edit wins, the event is made anew',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B }) => {
          A.remove('e1')
          B.edit('e1', { body: 'y' })
        },
        expect: { ...both('e1=y', 'e2=x'), writes: { a: { created: 1 } } },
      },
    ],
  },
  {
    id: 'A9, A10',
    title: 'the event that we have made is deleted, its source edited: it is made once more, under a new name',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B }) => {
          B.remove('e1')
          A.edit('e1', { body: 'y' })
        },
        expect: { ...both('e1=y', 'e2=x'), writes: { b: { created: 1 } } },
      },
      {
        does: ({ A, B }) => {
          B.remove('e1')
          A.edit('e1', { body: 'z' })
        },
        expect: { ...both('e1=z', 'e2=x'), writes: { b: { created: 1 } } },
      },
    ],
  },
  {
    id: 'A11, A12',
    title: 'a new event is made on the other side',
    steps: [{ does: ({ A }) => void A.add('e1=x'), expect: { ...both('e1=x'), writes: { b: { created: 1 } } } }],
  },
  {
    id: 'A13',
    title: 'the same event on both sides, never synced: adopted, nobody sees a write',
    steps: [{ does: ({ A, B }) => [A, B].forEach((hand) => hand.add('e1=x')), expect: both('e1=x') }],
  },
  {
    id: 'A14, F2',
    title: 'the same title and times with other texts, never synced: adopted, and the texts are a question',
    steps: [
      {
        does: ({ A, B }) => {
          A.add('e1=x')
          B.add('e1=y')
        },
        expect: { a: ['e1=x'], b: ['e1=y'], parked: ['conflict e1: body'] },
      },
    ],
  },
  {
    id: 'A14, F2',
    title: 'the same title and times with other texts, never synced, and A is to win',
    steps: [
      {
        does: ({ A, B }) => {
          A.add('e1=x')
          B.add('e1=y')
        },
        how: ({ a }) => ({ rules: { conflicts: a } }),
        expect: { ...both('e1=x'), writes: { b: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'A15, B7',
    title: 'different events on each side, none of which carries any mark: both sides get all',
    steps: [
      {
        does: ({ A, B }) => {
          A.add('e1=x')
          A.add('e2=y')
          B.add('e3=z')
        },
        expect: { ...both('e1=x', 'e2=y', 'e3=z'), writes: { a: { created: 1 }, b: { created: 2 } } },
      },
    ],
  },
  {
    id: 'A17',
    title: 'one event deleted on each side: both are empty, and no guard stops what is proven',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B }) => {
          A.remove('e1')
          B.remove('e2')
        },
        expect: { ...both(), writes: { a: { deleted: 1 }, b: { deleted: 1 } } },
      },
    ],
  },
]
acceptance([...bodies, ...conflicts, ...presence])
