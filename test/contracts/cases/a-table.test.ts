import { acceptance, type Case } from './acceptance.ts'

const both = (...events: string[]) => ({ a: events, b: events })

const cases: Case[] = [
  {
    id: 'A1',
    title: 'nothing has changed: nothing is done',
    agreed: ['e1=x'],
    steps: [{ expect: both('e1=x') }],
  },
  {
    id: 'A2',
    title: 'an edit on one side goes over',
    agreed: ['e1=x'],
    steps: [
      { does: ({ A }) => A.edit('e1', { body: 'y' }), expect: { ...both('e1=y'), writes: { b: { updated: 1 } } } },
    ],
  },
]
acceptance(cases)
