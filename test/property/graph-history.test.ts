import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Claim, type Item, wordNames } from '../../lib/core/event.ts'
import { normalise, touches, withFields } from '../../lib/core/normal.ts'
import type { Intent, Link, Operation, Picture } from '../../lib/core/ports.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { hullOf } from '../../lib/graph/hull.ts'
import { claimProperties } from '../../lib/graph/stamp.ts'
import { keyOf } from '../../lib/graph/identity.ts'
import type { PlainEvent } from '../emulators/graph/mailbox-handle.ts'
import {
  ask,
  claimOf,
  createOf,
  createWorld,
  deleteOf,
  linkOf,
  scope,
  timed,
  updateOf,
  window,
} from '../contracts/graph-world.ts'
import { perItem, settingsOf, step, type Step, whole } from './graph-steps.ts'

// Any history of a user in Outlook and of our own writes, with any faults and deaths of the worker between: after the
// next good read the picture is the calendar, every link is told to be there or gone, and nothing exists twice.

const fieldsOf = (event: PlainEvent) =>
  normalise({
    subject: event.subject,
    place: event.location,
    body: event.body,
    times: { kind: 'timed', start: event.start, end: event.end },
  })

const claimStamps = (claim: Claim) => Object.fromEntries(claimProperties(claim).map(({ id, value }) => [id, value]))

const createHistory = (settings: ReturnType<typeof settingsOf>) => {
  const world = createWorld({ settings })
  const { box, graph, bench } = world
  let side = world.side()
  const links = new Map<string, Link>()
  let intents: Intent[] = []
  /** NEO events without a partner, and the generation to create them with. */
  const waiting = new Map<string, number>()
  let picture: Picture = { items: [], missing: new Map(), waiting: 0 }
  let count = 0

  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
  const mine = (at: number) => pick(box.list('予定表'), at)?.id

  const arm = (at: number) => {
    bench.faults.length = 0
    graph.faults.length = 0
    if (at < 0) return
    const skip = Math.floor(at / 20) % 3
    const does = pick(whole, at)
    if (at % 2 === 0 && does) bench.faults.push({ name: 'any', skip, times: 1 + (at % 3 === 0 ? 1 : 0), does })
    else {
      let pass = skip
      graph.faults.push({
        ...(pick(perItem, at) ?? { status: 500, code: 'x' }),
        when: ({ inBatch }) => inBatch && pass-- <= 0,
      })
    }
  }

  /** A worker that lives for so many requests and transactions. */
  const doomed = (steps: number) => {
    let left = steps
    const dead = () => Promise.reject(new Error('the worker is dead'))
    const { mirror } = world
    side = world.side({
      fetch: (...args) => (left-- > 0 ? bench.fetch(...args) : dead()),
      mirror: { load: () => mirror.load(), save: (change) => (left-- > 0 ? mirror.save(change) : dead()) },
    })
    return () => left < 0
  }
  let killed = () => false

  const write = async (operations: Operation[]) => {
    if (operations.length === 0) return
    const own = operations.map((operation) => ({ id: `i${count++}`, at: world.time.now, run: 'r1', operation }))
    const outcomes = await side.write(operations).catch((error: unknown) => {
      expect(error).toBeInstanceOf(ProblemError)
      return undefined
    })
    if (killed()) {
      intents.push(...own)
      return
    }
    for (const [index, intent] of own.entries()) {
      const { operation } = intent
      const outcome = outcomes?.[index]
      if (!outcome || outcome.is === 'lost') intents.push(intent)
      else if (operation.do === 'claim') continue
      else if (outcome.is === 'done' && outcome.item && operation.partnerId) {
        links.set(operation.partnerId, linkOf(outcome.item, operation.partnerId))
        waiting.delete(operation.partnerId)
      } else if (operation.do === 'delete' && (outcome.is === 'done' || outcome.is === 'gone'))
        links.delete(operation.partnerId)
      else if (outcome.is === 'gone' && operation.do === 'create')
        waiting.set(operation.partnerId, operation.generation + 1)
    }
  }

  /** A run's read, and what core makes of open creations. */
  const read = async () => {
    const found = await side.read(ask({ links: [...links.values()], intents }))
    if (killed()) throw new ProblemError({ kind: 'internal' })
    picture = found
    intents = []
    for (const neoId of waiting.keys()) {
      const key = await keyOf(scope, neoId)
      const found = picture.items.find((item) => item.partnerMark === key)
      if (!found) continue
      links.set(neoId, linkOf(found, neoId))
      waiting.delete(neoId)
    }
  }

  const linkedItem = (at: number): [string, Item] | undefined => {
    const items = [...links].flatMap(([neoId, link]): [string, Item][] => {
      const item = picture.items.find((each) => each.id === link.outlook.id)
      return item && !item.notYet ? [[neoId, item]] : []
    })
    return pick(items, at)
  }

  const userSteps: Record<string, (at: number) => void> = {
    add: (at) =>
      void box.add({ subject: `予定 ${count++}`, start: `2026-11-${10 + (at % 20)}T10:00`, end: `2026-11-30T11:00` }),
    edit: (at) => void (mine(at) && box.edit(mine(at) ?? '', { subject: `変更 ${count++}` })),
    shift: (at) => {
      const day = at % 2 ? '2027-06-01' : '2026-12-01'
      if (mine(at)) box.edit(mine(at) ?? '', { start: `${day}T10:00`, end: `${day}T11:00` })
    },
    remove: (at) => void (mine(at) && box.remove(mine(at) ?? '')),
    purge: (at) => void (mine(at) && box.purge(mine(at) ?? '')),
    restore: (at) => {
      const id = pick(box.deleted(), at)?.id
      if (id) box.move(id, '予定表')
    },
    recalendar: (at) => {
      const id = mine(at)
      if (id && at % 3) box.move(id, '個人用')
      const back = pick(box.list('個人用'), at)?.id
      if (back && at % 3 === 0) box.move(back, '予定表')
    },
    invite: (at) =>
      void (mine(at) && box.edit(mine(at) ?? '', { attendees: at % 2 ? ['hanako.sato@example.com'] : [] })),
    // Another device of the same user: nothing of it ever shows in a delta but the etag.
    elsewhere: (at) => {
      const id = mine(at)
      if (id && !Object.keys(box.get(id).stamps).some((name) => name.endsWith('key')))
        box.edit(id, { stamps: claimStamps({ device: 'pc-2', id: `c${count++}`, at: world.time.now }) })
    },
    churn: (at) => {
      const id = mine(at)
      if (id) box.churn(id)
    },
  }

  const check = () => {
    const hull = hullOf(window)
    const standing = box.list('予定表')
    // What stood and stands far from the listed days is nobody's business.
    const near = [...links.values()].filter((link) => touches(link.outlook.fields.times, hull))
    const linkedIds = new Set(near.map((link) => link.outlook.id))
    const items = new Map(picture.items.map((item) => [item.id, item]))
    for (const event of standing) {
      const fields = fieldsOf(event)
      if (!touches(fields.times, hull) && !linkedIds.has(event.id)) continue
      const item = items.get(event.id)
      const key = Object.entries(event.stamps).find(([id]) => id.endsWith('key'))?.[1]
      const claim = Object.entries(event.stamps).find(([id]) => id.endsWith('claim'))?.[1]
      expect({
        // Of flags and of a block nothing is said here.
        fields: item && withFields(fields, item.fields, wordNames),
        key: item?.partnerMark,
        sealed: item?.sealed,
        // What nobody has linked may be claimed by anybody.
        claim: linkedIds.has(event.id) || event.attendees.length > 0 ? undefined : item?.claim?.id,
      }).toEqual({
        fields,
        key,
        sealed: event.attendees.length > 0 ? true : undefined,
        claim:
          claim === undefined || linkedIds.has(event.id) || event.attendees.length > 0
            ? undefined
            : (JSON.parse(claim) as unknown[])[2],
      })
    }
    const standingIds = standing.map((event) => event.id)
    for (const item of picture.items) expect(standingIds).toContain(item.id)
    for (const id of linkedIds)
      expect([id, picture.missing.get(id)]).toEqual([id, standingIds.includes(id) ? undefined : 'gone'])
    const keys = [...box.list(), ...box.deleted()].flatMap((event) =>
      Object.entries(event.stamps).flatMap(([id, value]) =>
        id.endsWith('key') && standing.includes(event) ? [value] : [],
      ),
    )
    expect(new Set(keys).size).toBe(keys.length)
    expect(graph.mailCount()).toBe(0)
  }

  const revive = () => {
    side = world.side()
    killed = () => false
  }

  const run = async (each: Step) => {
    if (killed()) revive()
    world.time.now += 1000
    if ('fault' in each) arm(each.fault)
    if (each.is === 'wait') world.time.now += 600_000
    else if (each.is === 'expire') graph.tokens.expireDelta()
    else if (each.is === 'kill') killed = doomed(each.n)
    else if (each.is === 'restart') revive()
    else if (each.is === 'read') await read().catch((error: unknown) => expect(error).toBeInstanceOf(ProblemError))
    else if (each.is === 'create') {
      for (let more = 0; more <= each.n % 3; more++) waiting.set(`s${count++}`, 0)
      await read().catch(() => undefined)
      const open = new Set(intents.map(({ operation }) => ('partnerId' in operation ? operation.partnerId : '')))
      await write(
        [...waiting].flatMap(([neoId, generation]) =>
          open.has(neoId) ? [] : [createOf(neoId, timed(`${neoId}の予定`, { body: neoId }), generation)],
        ),
      )
    } else if (each.is === 'claim') {
      const item = pick(
        picture.items.filter((one) => !one.notYet && one.partnerMark === undefined),
        each.n,
      )
      if (item && intents.length === 0) await write([claimOf(item, { id: `c${count++}`, at: world.time.now })])
    } else if (each.is === 'update' || each.is === 'delete' || each.is === 'stamp') {
      const [neoId, item] = linkedItem(each.n) ?? []
      if (!neoId || !item || intents.length > 0) return
      if (each.is === 'delete') await write([deleteOf(item, neoId)])
      else if (each.is === 'update')
        await write([
          updateOf(
            item,
            { ...item.fields, subject: `更新 ${count++}`, place: '第1会議室' },
            ['subject', 'place'],
            neoId,
          ),
        ])
      else {
        const { id, version, fields } = item
        await write([
          { do: 'stamp', on: 'outlook', id, version, fields, partnerId: neoId, generation: item.generation ?? 0 },
        ])
      }
    } else if ('n' in each) userSteps[each.is]?.(each.n)
  }

  return {
    async play(steps: readonly Step[]) {
      await run({ is: 'create', n: 2, fault: -1 })
      for (const each of steps) await run(each)
      arm(-1)
      revive()
      await read()
      check()
      // Whatever it was: nothing more is asked of a calendar that has come to rest.
      await read()
      check()
    },
  }
}

test('any history, any faults: the next good read is the truth', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(), async (steps, variant) => {
      await createHistory(settingsOf(variant)).play(steps)
    }),
    { numRuns: Number(process.env['HISTORY_RUNS'] ?? 60) },
  )
}, 120_000)
