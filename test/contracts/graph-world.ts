import { afterEach, expect } from 'vitest'
import type { Fields, Item } from '../../lib/core/event.ts'
import type { Intent, Keep, Link, Operation, Outcome, Picture, ReadRequest } from '../../lib/core/ports.ts'
import { type GraphSideOptions, graphSide } from '../../lib/graph/side.ts'
import { type Bench, createBench, requests } from '../emulators/bench.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { createGraph, type GraphOptions } from '../emulators/graph/graph.ts'
import { readOpenApiOptional } from '../emulators/graph/openapi-file.ts'
import { createValidator } from '../emulators/graph/validate.ts'
import { validated } from '../emulators/graph/validated.ts'

export const oid = '11111111-1111-4111-8111-111111111111'
export const scope = {
  neoOrigin: 'https://example.dn-cloud.com',
  neoUid: '12',
  tenantId: '22222222-2222-4222-8222-222222222222',
  objectId: oid,
  calendar: 'default' as const,
}
export const window = { from: '2026-11-01', to: '2026-12-31' }

const document = readOpenApiOptional()
const validator = document === undefined ? undefined : createValidator(document)
const worlds: { violations: string[]; mails: () => number; crashes: unknown[]; inFlight: () => number }[] = []
// Whatever happened: every request and answer fits the document, nobody was mailed, never more than four at a time.
afterEach(() => {
  for (const world of worlds.splice(0)) {
    expect(world.violations).toEqual([])
    expect(world.crashes).toEqual([])
    expect(world.mails()).toBe(0)
    expect(world.inFlight()).toBeLessThanOrEqual(4)
  }
})

/** An Outlook calendar behind the bench, and the adapter over it. Tokens are `token-n`; only the last one given out counts. */
export const createWorld = (options: Partial<GraphOptions> & { side?: Partial<GraphSideOptions> } = {}) => {
  const time = { now: Date.parse('2026-11-24T03:00:00Z') }
  const clock = () => time.now
  const tokens = { valid: 1, given: 1, fresh: 0 }
  const plain = createGraph({
    clock,
    verify: async (token) =>
      token === `token-${tokens.valid}`
        ? { oid, tid: scope.tenantId, scp: 'User.Read Calendars.ReadWrite', exp: time.now / 1000 + 3600 }
        : undefined,
    mailboxes: [
      {
        oid,
        displayName: '山田 太郎',
        userPrincipalName: 'taro.yamada@example.com',
        calendars: ['個人用'],
        events: [],
      },
    ],
    ...options,
  })
  const graph = validator ? validated(plain, validator) : { ...plain, violations: [] as string[] }
  const bench: Bench = createBench({ emulators: [graph], clock, sleep: async () => undefined })
  worlds.push({
    violations: graph.violations,
    mails: () => graph.mailCount(),
    crashes: bench.crashes,
    inFlight: () => graph.maxInFlight(),
  })
  const pauses: number[] = []
  /** What was sent since the last call, as `GET /me/…?` without version, token and query. */
  const sent = () => {
    const lines = requests(bench.log, 'graph').map(
      ({ method, path }) => `${method} ${path.replace(/^\/v1\.0|\?.*$/g, '')}`,
    )
    bench.log.length = 0
    return lines
  }
  const mirror = memoryMirror()
  /** What was handed over to be kept, call by call. */
  const kept: (readonly (string | undefined)[])[] = []
  const keepAll: Keep = async (before) => void kept.push(before)
  const side = (more: Partial<GraphSideOptions> = {}) => {
    const made = graphSide({
      token: async (asked) => {
        if (asked?.fresh) {
          tokens.fresh += 1
          tokens.given = tokens.valid
        }
        return `token-${tokens.given}`
      },
      fetch: bench.fetch,
      scope,
      device: 'pc-1',
      mirror,
      now: clock,
      pause: async (ms) => {
        pauses.push(ms)
        time.now += ms
      },
      ...options.side,
      ...more,
    })
    return { ...made, write: (operations: readonly Operation[], keep: Keep = keepAll) => made.write(operations, keep) }
  }
  return { time, graph, bench, pauses, kept, mirror, tokens, side, sent, box: graph.mailbox(oid) }
}
export type World = ReturnType<typeof createWorld>

export const ask = (more: Partial<ReadRequest> = {}): ReadRequest => ({
  window,
  links: [],
  intents: [],
  progress: () => undefined,
  ...more,
})

export const timed = (subject: string, more: Partial<Fields> = {}): Fields => ({
  subject,
  times: { kind: 'timed', start: '2026-11-26T10:00', end: '2026-11-26T11:00' },
  place: '',
  body: '',
  visibility: 'open',
  certainty: 'firm',
  importance: 'normal',
  block: '',
  meeting: '',
  category: '',
  rooms: '',
  ...more,
})

export const createOf = (partnerId: string, fields: Fields, generation = 0): Extract<Operation, { do: 'create' }> => ({
  do: 'create',
  on: 'outlook',
  partnerId,
  partnerMark: '',
  fields,
  generation,
})
export const updateOf = (
  item: Item,
  fields: Fields,
  changed: Extract<Operation, { do: 'update' }>['changed'],
  partnerId = 's1',
): Extract<Operation, { do: 'update' }> => ({
  do: 'update',
  on: 'outlook',
  id: item.id,
  version: item.version,
  seen: item.fields,
  fields,
  changed,
  partnerId,
  generation: item.generation ?? 0,
})
export const deleteOf = (item: Item, partnerId = 's1'): Extract<Operation, { do: 'delete' }> => ({
  do: 'delete',
  on: 'outlook',
  id: item.id,
  version: item.version,
  seen: item.fields,
  partnerId,
})

export const claimOf = (
  item: Item,
  claim: Partial<Extract<Operation, { do: 'claim' }>['claim']> = {},
): Extract<Operation, { do: 'claim' }> => ({
  do: 'claim',
  on: 'outlook',
  id: item.id,
  version: item.version,
  fields: item.fields,
  claim: { device: 'pc-1', id: 'c1', at: 1000, ...claim },
})

export const linkOf = (item: Item, neoId = 's1'): Link => ({
  neo: { id: neoId, fields: item.fields },
  outlook: { id: item.id, fields: item.fields },
  generation: item.generation ?? 0,
})
export const intentOf = (operation: Operation): Intent => ({ id: 'i1', at: 0, run: 'r1', operation })
/** The one event with this subject. */
export const one = (picture: Picture, subject: string): Item => {
  const [item, second] = picture.items.filter((each) => each.fields.subject === subject)
  if (!item || second) throw new Error(`not exactly one event "${subject}"`)
  return item
}
export const subjects = (picture: Picture) => picture.items.map((item) => item.fields.subject).toSorted()
export const itemIn = (outcome: Outcome | undefined): Item => {
  if (outcome?.is !== 'done' || !outcome.item) throw new Error(`not done: ${JSON.stringify(outcome)}`)
  return outcome.item
}
