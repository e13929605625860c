import { expect } from 'vitest'
import { acceptance, both, type Case } from './acceptance.ts'
import { many } from './events.ts'
import type { Stage } from './stage.ts'

/** Runs until nothing more is to be done, whatever goes wrong in between. @returns how many events were made on B */
const runOn = async (stage: Stage, rounds: number) => {
  let made = 0
  for (let round = 0; round < rounds; round++) {
    await stage.run().catch(() => undefined)
    made += stage.writes()[stage.b].created
  }
  return made
}

const refusals: Case[] = [
  {
    id: 'D1',
    title:
      'every new event is refused on B: A gets its own, the refused one is reported once, and made when B takes it',
    steps: [
      {
        does: ({ A, B, b, fault }) => {
          A.add('e0=x')
          B.add('e1=y')
          fault(b, { on: 'create', does: 'refused' })
        },
        expect: { a: ['e0=x', 'e1=y'], b: ['e1=y'], writes: { a: { created: 1 } }, failed: 1 },
      },
      { does: ({ heal }) => heal(), expect: { ...both('e0=x', 'e1=y'), writes: { b: { created: 1 } } } },
    ],
  },
  {
    id: 'D10',
    title: 'one event is refused: it is not tried again in this run, it is reported, the others go on',
    steps: [
      {
        does: ({ A, b, fault }) => {
          many(3).forEach((event) => A.add(event))
          fault(b, { on: 'create', does: 'refused', times: 1 })
        },
        expect: ({ lines, a, b }) => {
          const there = many(3).filter((_, index) => lines(b).some((line) => line.includes(` e${index + 1} `)))
          expect(there).toHaveLength(2)
          return { a: many(3), b: there, writes: { b: { created: 2 } }, failed: 1, links: lines(a).length - 1 }
        },
      },
      { expect: { ...both(...many(3)), writes: { b: { created: 1 } } } },
    ],
  },
  ...[
    { status: 400, code: 'ErrorInvalidRequest' },
    { status: 403, code: 'ErrorAccessDenied' },
    { status: 404, code: 'ErrorItemNotFound' },
  ].map((refusal): Case => ({
    id: 'D10',
    title: `Graph answers ${refusal.status} to one new event`,
    a: 'neo',
    only: ['adapters', 'the status of the answer is the matter'],
    steps: [
      {
        does: ({ A, real }) => {
          A.add('e1=x')
          real().world.graph.faults.push({ ...refusal, when: ({ method }) => method === 'POST' })
        },
        expect: { a: ['e1=x'], b: [], failed: 1 },
      },
      { expect: { ...both('e1=x'), writes: { b: { created: 1 } } } },
    ],
  })),
]

const busy: Case[] = [
  {
    id: 'D2',
    title:
      'B can take no more after the first of four edits: what is finished stays finished, further runs do the rest',
    agreed: many(4),
    steps: [
      {
        does: async (stage) => {
          const { A, b, fault } = stage
          for (const { length } of ['1', '12', '123', '1234']) A.edit(`e${length}`, { body: 'y' })
          fault(b, { on: 'update', does: 'later', skip: 1, times: 1 })
          await stage.run()
          const done = stage.writes()[b].updated
          expect(done).toBeGreaterThan(0)
          expect(done).toBeLessThan(4)
          expect(stage.lines(b).filter((line) => line.endsWith('#y'))).toHaveLength(done)
          await stage.run()
          expect(stage.writes()[b].updated).toBe(4 - done)
        },
        expect: both(...many(4, 'y')),
      },
    ],
  },
  {
    id: 'D7, D9',
    title: 'some writes are turned away for a few seconds: they are sent again in the same run, which ends well',
    a: 'neo',
    only: ['adapters', 'in memory nobody waits'],
    steps: [
      {
        does: ({ A, real }) => {
          many(40).forEach((event) => A.add(event))
          const isCreate = ({ method }: { method: string }) => method === 'POST'
          real().world.graph.faults.push(
            { status: 503, code: 'ServiceUnavailable', retryAfter: 5, times: 1, when: isCreate },
            { status: 429, code: 'ApplicationThrottled', retryAfter: 5, times: 1, when: isCreate },
          )
        },
        expect: { ...both(...many(40)), writes: { b: { created: 40 } } },
      },
    ],
  },
  {
    id: 'D8',
    title: 'writes are turned away, and nobody says for how long: the side is left in peace, and is asked again later',
    agreed: ['e0=x'],
    steps: [
      {
        does: ({ A, b, on, fault, real }) => {
          A.add('e1=x')
          if (on === 'memory' || b === 'neo') fault(b, { on: 'create', does: 'later' })
          else
            real().world.bench.faults.push({
              name: 'throttled',
              emulator: 'graph',
              path: /batch/,
              does: { status: 429 },
            })
        },
        expect: { a: ['e0=x', 'e1=x'], b: ['e0=x'] },
        check: ({ b }, result) => {
          const [[side, problem] = []] = Object.entries(result?.applied?.stopped ?? {})
          expect([side, problem?.side ?? b]).toEqual([b, b])
        },
      },
      { does: ({ heal }) => heal(), expect: { ...both('e0=x', 'e1=x'), writes: { b: { created: 1 } } } },
    ],
  },
  {
    id: 'D11',
    title: 'one batch, and three kinds of answers: each event has its own end',
    a: 'neo',
    only: ['adapters', 'in memory there are no batches'],
    steps: [
      {
        does: ({ A, real }) => {
          many(20).forEach((event) => A.add(event))
          const isCreate = ({ method }: { method: string }) => method === 'POST'
          real().world.graph.faults.push(
            { status: 400, code: 'ErrorInvalidRequest', times: 1, when: isCreate },
            { status: 429, code: 'ApplicationThrottled', retryAfter: 5, times: 2, when: isCreate },
          )
        },
        expect: ({ lines }) => {
          const there = many(20).filter((_, index) => lines('outlook').some((line) => line.includes(` e${index + 1} `)))
          expect(there).toHaveLength(19)
          return { a: many(20), b: there, writes: { b: { created: 19 } }, failed: 1 }
        },
      },
      { expect: { ...both(...many(20)), writes: { b: { created: 1 } } } },
    ],
  },
]

const losses: Case[] = [
  {
    id: 'D3',
    title: 'every first attempt at every kind of write fails: the end is the same as without',
    agreed: many(4),
    steps: [
      {
        does: async (stage) => {
          const { A, B } = stage
          A.add('new=x')
          A.edit('e1', { body: 'y' })
          A.remove('e2')
          B.edit('e3', { body: 'z' })
          for (const side of ['neo', 'outlook'] as const)
            for (const on of ['create', 'update', 'delete'] as const) {
              stage.fault(side, { on, does: 'lost', times: 1 })
              stage.fault(side, { on, does: 'unsent', times: 1 })
              stage.fault(side, { on, does: 'refused', times: 1 })
            }
          await runOn(stage, 12)
          stage.heal()
          await runOn(stage, 2)
        },
        expect: both('e1=y', 'e3=z', 'e4=x', 'new=x'),
      },
    ],
  },
  {
    id: 'D6',
    title: 'the answer to a creation is lost after it was carried out: it is found, not made again',
    steps: [
      {
        does: async (stage) => {
          stage.A.add('e1=x')
          stage.fault(stage.b, { on: 'create', does: 'lost', times: 1 })
          expect(await runOn(stage, 3)).toBe(1)
        },
        expect: both('e1=x'),
      },
    ],
  },
  {
    id: 'D6',
    title: 'the answer to a whole batch is lost after it was carried out',
    a: 'neo',
    only: ['adapters', 'in memory there are no batches'],
    steps: [
      {
        does: async ({ A, real }) => {
          many(5).forEach((event) => A.add(event))
          real().world.bench.faults.push({
            name: 'cut',
            emulator: 'graph',
            path: /batch/,
            times: 1,
            does: 'cut-after',
          })
        },
        expect: { ...both(...many(5)), writes: 'unsaid', links: 0, intents: 5 },
      },
      { expect: both(...many(5)) },
    ],
  },
  {
    id: 'D18',
    title: 'one event cannot be understood: it is named, the others sync',
    a: 'outlook',
    only: ['adapters', 'in memory everything can be understood'],
    steps: [
      {
        does: ({ A, real }) => {
          many(10).forEach((event) => A.add(event))
          const id = encodeURIComponent(A.id('e4'))
          real().world.graph.faults.push({
            status: 500,
            code: 'InternalServerError',
            times: Number.POSITIVE_INFINITY,
            when: ({ url }) => url.includes(`/events/${id}`),
          })
        },
        expect: {
          a: many(10),
          b: many(10).filter((event) => event !== 'e4=x'),
          writes: { b: { created: 9 } },
          parked: ['unreadable e4'],
        },
      },
      { does: ({ heal }) => heal(), expect: { ...both(...many(10)), writes: { b: { created: 1 } } } },
    ],
  },
]

acceptance([...refusals, ...busy, ...losses])
