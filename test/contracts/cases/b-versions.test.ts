import { expect } from 'vitest'
import { acceptance, both, type Case, idle } from './acceptance.ts'
import { at, day, daysOf, ev, many } from './events.ts'

const cases: Case[] = [
  {
    id: 'B1',
    title: 'a new etag without a change is none',
    a: 'outlook',
    agreed: ['e1=x'],
    steps: [{ does: ({ touch }) => touch('e1'), expect: both('e1=x') }],
  },
  {
    id: 'B2',
    title: 'a new etag without a change on one side, an edit on the other: no conflict, one write',
    a: 'outlook',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ touch, neo }) => {
          touch('e1')
          neo.edit('e1', { body: 'y' })
        },
        expect: { ...both('e1=y'), writes: { a: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'B2',
    title: 'an etag that has moved unnoticed: nothing is written on it, the next run looks first',
    a: 'outlook',
    only: ['adapters', 'in memory every etag is read in every run'],
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ outlook, neo, real }) => {
          real().world.outlook().churn(outlook.id('e1'))
          neo.edit('e1', { body: 'y' })
        },
        expect: { a: ['e1=x'], b: ['e1=y'] },
        check: (_, result) => expect(result?.applied?.again).toBe(true),
      },
      { expect: { ...both('e1=y'), writes: { a: { updated: 1 } } } },
    ],
  },
  {
    id: 'B4',
    title: 'an etag that moves before every run never costs a write',
    a: 'outlook',
    agreed: ['e1=x'],
    steps: [1, 2, 3].map(() => ({ does: ({ touch }) => touch('e1'), expect: both('e1=x') })),
  },
  {
    id: 'B5',
    title: 'the answer to a creation has no etag: the event is looked up once, and not written again',
    a: 'neo',
    only: ['adapters', 'in memory every answer is whole'],
    steps: [
      {
        does: ({ A, real }) => {
          A.add('e1=x')
          const { graph } = real().world
          const answer = graph.fetch
          graph.fetch = async (request) => {
            const response = await answer(request)
            if (!request.url.endsWith('/$batch')) return response
            const text = (await response.text()).replace(/("status":201.*?)"@odata\.etag":"[^,]*",/g, '$1')
            return new Response(text, { status: response.status, headers: response.headers })
          }
        },
        expect: { ...both('e1=x'), writes: { b: { created: 1 } } },
        check: async ({ links, real }) => {
          // The creation, the search by its stamp, and the event by its id.
          expect(real().requests.filter((line) => line.endsWith('/$batch'))).toHaveLength(3)
          const [link] = await links()
          expect(link?.outlook.version).toMatch(/^W\//)
        },
      },
    ],
  },
  {
    id: 'B9',
    title:
      'a copied event carries the identity of its original: the original keeps its partner, the copy is new, all others sync',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A }) => {
          A.copy('e1')
          A.edit('e2', { body: 'y' })
        },
        expect: { ...both('e1=x', 'e1=x', 'e2=y'), writes: { b: { created: 1, updated: 1 } } },
        check: async ({ links, A, a }) => {
          const [first] = A.ids()
          expect((await links()).map((link) => link[a].id)).toContain(first)
        },
      },
    ],
  },
  {
    id: 'B9',
    title: 'a copy of the event that we have made carries the name of its partner: it is new all the same',
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ B }) => {
          B.copy('e1')
          B.edit('e2', { body: 'y' })
        },
        expect: { ...both('e1=x', 'e1=x', 'e2=y'), writes: { a: { created: 1, updated: 1 } } },
      },
    ],
  },
  {
    id: 'B9',
    title: 'two events with one identity and no memory: one is the partner, the other is new',
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ A, loseStore }) => {
          A.copy('e1')
          loseStore()
        },
        expect: { ...both('e1=x', 'e1=x'), writes: { b: { created: 1 } } },
      },
    ],
  },
  {
    id: 'B10, M6, J8',
    title: 'an event that stands in several months, and is listed in each, is one event',
    steps: [
      {
        does: ({ A }) => void A.add(ev('e1=x', { times: daysOf(1, 65) })),
        expect: { ...both(ev('e1=x', { times: daysOf(1, 65) })), writes: { b: { created: 1 } } },
      },
      { ...idle, expect: both(ev('e1=x', { times: daysOf(1, 65) })) },
    ],
  },
  {
    id: 'B15',
    title: 'many new events are read in batches, never one by one',
    a: 'outlook',
    only: ['adapters', 'requests are the matter'],
    steps: [
      {
        does: ({ A }) => many(45).forEach((event) => A.add(event)),
        expect: { ...both(...many(45)), writes: { b: { created: 45 } } },
      },
      {
        does: ({ A }) => many(45).forEach((_, index) => A.edit(`e${index + 1}`, { body: index === 0 ? 'y' : 'x' })),
        expect: { ...both('e1=y', ...many(45).slice(1)), writes: { b: { updated: 1 } } },
        check: ({ real }) => {
          const { requests } = real()
          expect(requests.filter((line) => /graph GET .*\/events\/[^?]/.test(line))).toEqual([])
          expect(requests.filter((line) => line.includes('$batch')).length).toBeLessThanOrEqual(5)
        },
      },
    ],
  },
  {
    id: 'B16',
    title: 'white space at the ends of lines, and other line breaks, are no change',
    agreed: ['e1=x\ny'],
    steps: [{ does: ({ A }) => A.edit('e1', { body: 'x\r\ny  \r\n\r\n' }), expect: both('e1=x\ny') }],
  },
  {
    id: 'B17, J1',
    title: 'the same instant written in another zone is no change, another instant is one',
    a: 'outlook',
    only: ['adapters', 'in memory there is one zone'],
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ outlook, real }) =>
          real()
            .world.outlook()
            .edit(outlook.id('e1'), {
              start: { dateTime: `${day(1)}T03:00`, timeZone: 'UTC' },
              end: { dateTime: `${day(1)}T04:00`, timeZone: 'UTC' },
            }),
        // What Outlook shows is its own matter: the line of the event is written in its own zone.
        expect: { a: [ev('e1=x', { times: at(1, '03:00', '04:00') })], b: ['e1=x'] },
      },
      {
        does: ({ outlook, real }) =>
          real()
            .world.outlook()
            .edit(outlook.id('e1'), {
              start: { dateTime: `${day(1)}T05:00`, timeZone: 'UTC' },
              end: { dateTime: `${day(1)}T06:00`, timeZone: 'UTC' },
            }),
        expect: {
          a: [ev('e1=x', { times: at(1, '05:00', '06:00') })],
          b: [ev('e1=x', { times: at(1, '14:00', '15:00') })],
          writes: { b: { updated: 1 } },
        },
      },
    ],
  },
]
acceptance(cases)
