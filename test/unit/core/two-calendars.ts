import { expect } from 'vitest'
import type { Fields, SideName } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import type { Direction } from '../../../lib/core/merge.ts'
import { sync } from '../../../lib/core/sync.ts'
import { type MemoryCalendar, memoryCalendar } from '../../fakes/memory-calendar.ts'
import { type MemoryFault, memorySide } from '../../fakes/memory-side.ts'
import { memoryStore } from '../../fakes/memory-store.ts'
import { fieldsOf, window } from './build.ts'

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
  const run = async (how: { direction?: Direction; confirmed?: string; hidden?: string[] } = {}) => {
    hidden.clear()
    for (const id of how.hidden ?? []) hidden.add(id)
    for (const name of ['neo', 'outlook'] as const) sides[name].resetCounts()
    const result = await sync({
      sides,
      store,
      window,
      direction: how.direction ?? 'both',
      ...(how.confirmed !== undefined && { confirmed: how.confirmed }),
      now: () => 1,
      newId: () => `i${++ids}`,
      report: () => undefined,
    })
    written = [sides.neo, sides.outlook].reduce(
      (sum, { counts }) => sum + counts.create + counts.update + counts.delete + counts.stamp,
      0,
    )
    return result
  }
  return {
    calendars,
    faults,
    run,
    written: () => written,
    links: () => store.links(),
    intents: () => store.intents(),
    loseStore: () => {
      store = memoryStore()
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
  JSON.stringify([made.list('neo'), made.list('outlook'), await made.links(), await made.intents()])
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
