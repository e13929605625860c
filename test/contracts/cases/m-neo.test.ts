import { person } from '../../fixtures/people.ts'
import { acceptance, both, type Case } from './acceptance.ts'
import { day } from './events.ts'

const neo = ['adapters', 'what NEO does is the matter'] as const
const page = (body: string) => ({ status: 200, body })
const stranger = (title: string, more: object) => ({
  startdate: day(1),
  starttime: '1200',
  endtime: '1300',
  detail: title,
  otherto: ['1002', person.neoUid],
  ...more,
})

const cases: Case[] = [
  ...[
    {
      what: 'the list has another shape',
      path: /schprivate/,
      body: '{"status":"ok"}',
      problem: 'neo-changed' as const,
    },
    {
      what: 'the list says that something is wrong',
      path: /schprivate/,
      body: '{"status":"ng","errorno":"1001"}',
      problem: 'neo-changed' as const,
    },
    {
      what: 'the page of an event has nothing of what marks it',
      path: /dneo\.cgi/,
      body: '<html><body>新しい画面</body></html>',
      problem: 'neo-unexpected-answer' as const,
    },
  ].map(({ what, path, body, problem }): Case => ({
    id: 'M1',
    title: `the screen has changed: ${what}; the run ends, neither side is written`,
    a: 'neo',
    only: neo,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B, real }) => {
          A.add('e3=x')
          B.edit('e1', { body: 'y' })
          real().world.bench.faults.push({ name: what, emulator: 'neo', path, does: page(body) })
        },
        expect: {
          a: ['e1=x', 'e2=x', 'e3=x'],
          b: ['e1=y', 'e2=x'],
          problem,
        },
      },
      {
        does: ({ heal }) => heal(),
        expect: { ...both('e1=y', 'e2=x', 'e3=x'), writes: { a: { updated: 1 }, b: { created: 1 } } },
      },
    ],
  })),
  {
    id: 'M3',
    title: 'a new event is answered with 200 and an error: that is a failure of this event, the next run makes it',
    a: 'outlook',
    only: neo,
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, b, fault }) => {
          A.add('e2=x')
          fault(b, { on: 'create', does: 'refused', times: 1 })
        },
        expect: { a: ['e1=x', 'e2=x'], b: ['e1=x'], failed: 1 },
      },
      { expect: { ...both('e1=x', 'e2=x'), writes: { b: { created: 1 } } } },
    ],
  },
  {
    id: 'M3',
    title: 'a new event is answered with 200 and "ok", and is not there: it is not believed, and made once',
    a: 'outlook',
    only: neo,
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, real }) => {
          A.add('e2=x')
          real().world.bench.faults.push({
            name: 'an empty word',
            emulator: 'neo',
            path: /schcmdentry/,
            times: 1,
            does: page('{"status":"ok"}'),
          })
        },
        expect: { a: ['e1=x', 'e2=x'], b: ['e1=x'], intents: 1 },
      },
      { expect: { ...both('e1=x', 'e2=x'), writes: { b: { created: 1 } } } },
    ],
  },
  ...[
    { what: 'changed', does: 'update' as const, failed: 1 },
    { what: 'deleted', does: 'delete' as const, failed: 1 },
  ].map(({ what, does, failed }): Case => ({
    id: 'M3',
    title: `an event is ${what}, and NEO answers 200 and an error: reading it again proves that nothing happened`,
    a: 'outlook',
    only: neo,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, b, fault }) => {
          if (does === 'update') A.edit('e1', { body: 'y' })
          else A.remove('e1')
          fault(b, { on: does, does: 'refused', times: 1 })
        },
        expect: {
          a: does === 'update' ? ['e1=y', 'e2=x'] : ['e2=x'],
          b: ['e1=x', 'e2=x'],
          failed,
          links: 2,
        },
      },
      {
        expect:
          does === 'update'
            ? { ...both('e1=y', 'e2=x'), writes: { b: { updated: 1 } } }
            : { ...both('e2=x'), writes: { b: { deleted: 1 } } },
      },
    ],
  })),
  {
    id: 'M4',
    title: 'an entry of somebody else, in which the user is registered and may change nothing, is left alone',
    a: 'neo',
    only: neo,
    steps: [
      {
        does: ({ real }) => void real().world.neo.addEvent('1002', stranger('e1', { changeBy: 'owner' })),
        // NEO shows no form of it, so nothing more is known.
        expect: { a: ['e1'], b: [], parked: ['unreadable e1'] },
      },
    ],
  },
  {
    id: 'M4',
    title:
      'the NEO event of a pair may not be changed any more, and is edited in Outlook: the edit stays there, and is listed',
    a: 'outlook',
    only: neo,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B, real }) => {
          const { events } = real().world.neo
          const event = events.get(B.id('e1'))
          if (event) events.set(event.sid, { ...event, owner: '1002', changeBy: 'owner', schcolor: '2' })
          A.edit('e1', { body: 'y' })
        },
        expect: { a: ['e1=y', 'e2=x'], b: ['e1=x', 'e2=x'], parked: ['unreadable e1'] },
      },
    ],
  },
  {
    id: 'M5',
    title:
      'others are registered in the NEO event of a pair, and its copy is deleted in Outlook: nothing is deleted for them',
    a: 'outlook',
    only: neo,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, B }) => {
          B.share('e1', 'people')
          A.remove('e1')
        },
        expect: { a: ['e2=x'], b: ['e1=x', 'e2=x'], parked: ['shared-deletion e1'], links: 2 },
      },
    ],
  },
  {
    id: 'M5',
    title: 'others are registered between the look and the deletion: nothing is deleted for them',
    a: 'outlook',
    only: neo,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A }) => A.remove('e1'),
        how: ({ B }) => ({ meanwhile: () => B.share('e1', 'people') }),
        expect: { a: ['e2=x'], b: ['e1=x', 'e2=x'], links: 2 },
      },
      { expect: { a: ['e2=x'], b: ['e1=x', 'e2=x'], parked: ['shared-deletion e1'], links: 2 } },
    ],
  },
]
acceptance(cases)
