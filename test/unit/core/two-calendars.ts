import { expect } from 'vitest'
import type { Fields, SideName } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import type { GuardLimits, Occasion } from '../../../lib/core/guard.ts'
import type { HistoryEntry, Link } from '../../../lib/core/ports.ts'
import type { Rules } from '../../../lib/core/rules.ts'
import { sync, type SyncRequest } from '../../../lib/core/sync.ts'
import { undo } from '../../../lib/core/undo.ts'
import type { Wish } from '../../../lib/core/wish.ts'
import { type MemoryCalendar, memoryCalendar } from '../../fakes/memory-calendar.ts'
import { memoryDigest, type MemoryFault, memorySide } from '../../fakes/memory-side.ts'
import { memoryStore } from '../../fakes/memory-store.ts'
import { fieldsOf, now, rulesOf, window } from './build.ts'

type How = {
  rules?: Partial<Rules>
  confirmed?: string
  hidden?: string[]
  occasion?: Occasion
  limits?: GuardLimits
  hints?: readonly Link[]
}

/** Two calendars in memory and runs over them. */
export const world = (options: { echo?: (fields: Fields) => Fields } = {}) => {
  const calendars: Record<SideName, MemoryCalendar> = {
    neo: memoryCalendar({ name: 'neo' }),
    outlook: memoryCalendar({ name: 'outlook', ...options }),
  }
  const faults: Record<SideName, MemoryFault[]> = { neo: [], outlook: [] }
  let store = memoryStore()
  let ids = 0
  let written = 0
  const hidden = new Set<string>()
  const side = (name: SideName) => memorySide({ calendar: calendars[name], faults: faults[name], hidden })
  const sides = { neo: side('neo'), outlook: side('outlook') }
  let runs = 0
  const request = (how: How): SyncRequest => {
    hidden.clear()
    for (const id of how.hidden ?? []) hidden.add(id)
    for (const name of ['neo', 'outlook'] as const) sides[name].resetCounts()
    return {
      sides,
      store,
      run: `run${++runs}`,
      window,
      rules: rulesOf(how.rules),
      ...(how.confirmed !== undefined && { confirmed: how.confirmed }),
      ...(how.occasion && { occasion: how.occasion }),
      ...(how.limits && { limits: how.limits }),
      ...(how.hints && { hints: how.hints }),
      now: () => now + runs,
      newId: () => `i${++ids}`,
      digest: async (text) => memoryDigest(text),
      report: () => undefined,
    }
  }
  const count = () =>
    [sides.neo, sides.outlook].reduce(
      (sum, { counts }) => sum + counts.create + counts.update + counts.delete + counts.stamp + counts.claim,
      0,
    )
  const run = async (how: How = {}) => {
    const result = await sync(request(how))
    written = count()
    return result
  }
  /** Takes writes back, as a person who has seen the plan and said yes. */
  const takeBack = async (entries: readonly HistoryEntry[]) => {
    const { question } = await undo(request({}), entries)
    const result = await undo(request(question ? { confirmed: question.id } : {}), entries)
    written = count()
    return { ...result, question }
  }
  return {
    calendars,
    faults,
    sides,
    run,
    takeBack,
    /** Takes writes back by a word that was given for whatever plan. */
    takeBackBy: async (confirmed: string, entries: readonly HistoryEntry[]) =>
      await undo(request({ confirmed }), entries),
    entries: (name?: string) => store.entries(name === undefined ? {} : { run: name }),
    /** Name of the latest run. */
    latest: () => `run${runs}`,
    wishes: () => store.wishes(),
    wish: (...wish: Wish[]) => store.record({ wish }),
    written: () => written,
    links: () => store.links(),
    intents: () => store.intents(),
    loseStore: () => {
      store = memoryStore()
    },
    /** Another device, which knows the same pairs; what it takes turns with is the one before. */
    otherDevice: async () => {
      const links = await store.links()
      const first = store
      const second = memoryStore()
      await second.record({ put: links })
      return { first: () => void (store = first), second: () => void (store = second) }
    },
    /** Titles and texts of a side. */
    list: (side: SideName) =>
      calendars[side]
        .list()
        .map(({ subject, body }) => subject + body)
        .toSorted(),
    ids: (side: SideName) => [...calendars[side].events.keys()],
  }
}
export type World = ReturnType<typeof world>
export const states = async (made: World) =>
  JSON.stringify([
    made.list('neo'),
    made.list('outlook'),
    await made.links(),
    await made.intents(),
    await made.wishes(),
  ])
/** Every case: a second run is a noop. */
export const quiet = async (made: World) => {
  const before = await states(made)
  const result = await made.run()
  expect([made.written(), result.applied?.again, result.plan.put, result.plan.drop]).toEqual([0, false, [], []])
  expect(await states(made)).toBe(before)
}
export const x = fieldsOf('e1', { body: 'x' })
/** A pair that was synced, as seen from `side`. */
export const synced = async (side: SideName, count = 1, options = {}) => {
  const made = world(options)
  const here = Array.from({ length: count }, (_, index) =>
    made.calendars[side].add(fieldsOf(`e${index + 1}`, { body: 'x' })),
  )
  await made.run()
  const links = await made.links()
  const there = here.map((id) => links.find((link) => link[side].id === id)?.[otherSide(side)].id ?? '')
  return { made, here: here as [string, ...string[]], there: there as [string, ...string[]] }
}
