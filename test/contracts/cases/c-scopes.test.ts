import { acceptance, both, type Case } from './acceptance.ts'
import { at, day, ev } from './events.ts'

const far = { from: day(10), to: day(20) }
const within = ev('e2=x', { times: at(12) })

const cases: Case[] = [
  {
    id: 'C11, C12, C19',
    title: 'what has left the days that are looked at is no deletion; what is missing within them is one',
    agreed: ['e1=x', within],
    steps: [
      { how: { window: far }, expect: both('e1=x', within) },
      {
        does: ({ A }) => A.remove('e1'),
        how: { window: far },
        expect: { a: [within], b: ['e1=x', within], links: 2 },
      },
      { expect: { ...both(within), writes: { b: { deleted: 1 } } } },
    ],
  },
  {
    id: 'C14',
    title: 'one way: what stands on the target alone is left alone, and also when it is past',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, B }) => {
          A.add('e2=x')
          B.add('own=x')
          B.add(ev('old=x', { times: at(-3) }))
        },
        how: ({ a }) => ({ rules: { direction: a === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo' } }),
        expect: {
          a: ['e1=x', 'e2=x'],
          b: ['e1=x', 'e2=x', 'own=x', ev('old=x', { times: at(-3) })],
          writes: { b: { created: 1 } },
        },
      },
    ],
  },
  {
    id: 'C15',
    title: 'an event of ours without a partner, and nobody remembers: it is kept, and a person is asked',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, loseStore }) => {
          A.remove('e1')
          loseStore()
        },
        expect: { a: ['e2=x'], b: ['e1=x', 'e2=x'], parked: ['orphan e1'] },
      },
    ],
  },
  {
    id: 'C19, G10',
    title: 'a kind that is excluded is left alone on both sides, and not deleted; taken back, it goes on',
    a: 'neo',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ neo }) => void neo.add('e2=x', { kind: '会議' }),
        expect: { ...both('e1=x', '会議：e2=x'), writes: { b: { created: 1 } } },
      },
      {
        does: ({ neo }) => {
          neo.edit('会議：e2', { body: 'y' })
          neo.add('e3=x', { kind: '会議' })
        },
        how: { rules: { excludedKinds: ['会議'] } },
        expect: {
          a: ['e1=x', '会議：e2=y', '会議：e3=x'],
          b: ['e1=x', '会議：e2=x'],
          links: 2,
        },
      },
      {
        does: ({ outlook }) => outlook.remove('会議：e2'),
        how: { rules: { excludedKinds: ['会議'] } },
        expect: { a: ['e1=x', '会議：e2=y', '会議：e3=x'], b: ['e1=x'], links: 2 },
      },
      {
        expect: { ...both('e1=x', '会議：e2=y', '会議：e3=x'), writes: { b: { created: 2 } } },
      },
    ],
  },
]

acceptance(cases)
