import { expect } from 'vitest'
import { acceptance, both, type Case } from './acceptance.ts'
import { at, day, ev, many } from './events.ts'

const graph = ['adapters', 'what Graph does is the matter'] as const
const far = ev('far=x', { times: at(290) })

const cases: Case[] = [
  {
    id: 'L1',
    title: "a tombstone of an event that was made outside the days that are looked at is nobody's",
    a: 'outlook',
    only: graph,
    agreed: ['e1=x'],
    steps: [
      { does: ({ A }) => void A.add(far), expect: { a: ['e1=x', far], b: ['e1=x'] } },
      { does: ({ A }) => A.edit('far', { body: 'y' }), expect: { a: ['e1=x', { ...far, body: 'y' }], b: ['e1=x'] } },
      { does: ({ A }) => A.remove('far'), expect: both('e1=x') },
    ],
  },
  {
    id: 'L1',
    title: 'an event that leaves the days that are looked at, and comes back, is neither deleted nor new',
    a: 'outlook',
    only: graph,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A }) => A.edit('e1', { times: at(290) }),
        expect: { ...both(ev('e1=x', { times: at(290) }), 'e2=x'), writes: { b: { updated: 1 } } },
      },
      {
        does: ({ A }) => A.edit('e1', { times: at(1) }),
        expect: { ...both('e1=x', 'e2=x'), writes: { b: { updated: 1 } } },
      },
    ],
  },
  {
    id: 'L5',
    title: 'an event that was moved to another calendar and back between two runs keeps its partner',
    a: 'outlook',
    only: graph,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, real }) => {
          const box = real().world.outlook()
          const id = A.id('e1')
          box.move(id, '個人用')
          box.move(id, box.calendars[0]?.id ?? '')
        },
        expect: both('e1=x', 'e2=x'),
      },
    ],
  },
  {
    id: 'L5',
    title: 'an event that was moved to another calendar is gone from this one, and is not made anew',
    a: 'outlook',
    only: graph,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, real }) => real().world.outlook().move(A.id('e1'), '個人用'),
        expect: { ...both('e2=x'), writes: { b: { deleted: 1 } } },
        check: ({ real }) => {
          const there = real()
            .world.outlook()
            .list('個人用')
            .map(({ subject }) => subject)
          expect(there).toEqual(['e1'])
        },
      },
    ],
  },
  {
    id: 'L7',
    title: 'a cancelled meeting that still stands there is not gone, and not ours: nothing is written',
    a: 'outlook',
    only: graph,
    agreed: ['e1=x', 'e2=x'],
    steps: [
      {
        does: ({ A, real }) => real().world.outlook().edit(A.id('e1'), { isCancelled: true, isOrganizer: false }),
        expect: { ...both('e1=x', 'e2=x'), parked: ['meeting e1'] },
      },
    ],
  },
  {
    id: 'L10',
    title: 'a large first run never has more than four requests under way, and no batch of more than twenty',
    a: 'neo',
    only: graph,
    steps: [
      {
        does: ({ A }) => many(130).forEach((event) => A.add(event)),
        expect: { ...both(...many(130)), writes: { b: { created: 130 } } },
        check: ({ real }) => {
          const { world, requests } = real()
          expect(world.graph.maxInFlight()).toBeLessThanOrEqual(4)
          // The pages of the first round, and one batch for each twenty events: I12.
          expect(requests.filter((line) => line.startsWith('graph ')).length).toBeLessThanOrEqual(7 + 2 + 4)
        },
      },
    ],
  },
  {
    id: 'L11',
    title: 'whatever is read by its id to be matched is read with its stamps',
    a: 'outlook',
    only: graph,
    agreed: many(3),
    steps: [
      {
        does: ({ A, real, loseStore }) => {
          A.add('own=x')
          loseStore()
          const { world } = real()
          const answer = world.graph.fetch
          // A list of this mailbox never holds them: without a question by id all would be new.
          world.graph.fetch = async (request) => {
            if (request.url.endsWith('/$batch')) {
              const { requests } = (await request.clone().json()) as { requests: { method: string; url: string }[] }
              for (const { method, url } of requests)
                if (method === 'GET') expect(decodeURIComponent(url)).toContain('$expand=singleValueExtendedProperties')
            }
            return answer(request)
          }
        },
        expect: { ...both(...many(3), 'own=x'), writes: { b: { created: 1 } } },
      },
    ],
  },
  {
    id: 'L12',
    title: 'what others answer to a meeting changes it in Outlook: NEO is not written',
    a: 'outlook',
    only: graph,
    agreed: ['e1=x'],
    steps: [
      {
        does: ({ real }) =>
          void real()
            .world.outlook()
            .add({
              subject: 'meeting',
              start: `${day(1)}T15:00`,
              end: `${day(1)}T16:00`,
              attendees: ['hanako.sato@example.com'],
            }),
        expect: {
          ...both('e1=x', ev('meeting', { times: at(1, '15:00', '16:00') })),
          writes: { b: { created: 1 } },
        },
      },
      {
        does: ({ A, real }) =>
          real()
            .world.outlook()
            .edit(A.id('meeting'), {
              attendees: [
                {
                  emailAddress: { address: 'hanako.sato@example.com' },
                  type: 'required',
                  status: { response: 'accepted', time: new Date().toISOString() },
                },
              ],
            }),
        expect: both('e1=x', ev('meeting', { times: at(1, '15:00', '16:00') })),
      },
    ],
  },
]
acceptance(cases)
