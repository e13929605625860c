import { stateOf } from '../../../lib/core/decide.ts'
import { otherSide } from '../../../lib/core/event.ts'
import type { HistoryEntry, Intent } from '../../../lib/core/ports.ts'
import type { SyncResult } from '../../../lib/core/sync.ts'
import type { Wish } from '../../../lib/core/wish.ts'
import { sideNames } from './acts.ts'
import type { Device, Life, World } from './life.ts'
import { countSeries } from './tally-series.ts'

export type Stock = { intents: Intent[]; wishes: Wish[]; entries: HistoryEntry[] }

/** What a device knows before a run. */
export const takeStock = async ({ raw }: Device): Promise<Stock> => ({
  intents: await raw.intents(),
  wishes: await raw.wishes(),
  entries: await raw.entries(),
})

/** What a run met, for the table of hits. Judges nothing. */
export const countRun = (world: World, life: Life, before: Stock, result: SyncResult) => {
  const { hits } = world
  const { neo, outlook } = life.pictures
  if (!neo || !outlook) return
  const { direction } = world.rules
  const cell = ([left, right]: readonly [string, string]) => hits.hit('cell', `${direction}: ${left} × ${right}`)
  const { shown } = life
  for (const link of life.begun) {
    const left = stateOf(shown.neo.get(link.neo.id), neo.missing.get(link.neo.id), link.neo.fields)
    const right = stateOf(shown.outlook.get(link.outlook.id), outlook.missing.get(link.outlook.id), link.outlook.fields)
    if (left && right) cell([left, right])
  }
  const { plan, applied } = result
  for (let nth = 0; nth < plan.adopted; nth++) cell(['created', 'created'])
  const isAnswered = (id: string) => before.wishes.some((wish) => wish.neo === id || wish.outlook === id)
  const isNew = (id: string) =>
    !isAnswered(id) && !life.begun.some((link) => sideNames.some((name) => link[name].id === id))
  for (const o of plan.operations)
    if (o.do === 'create' && isNew(o.partnerId))
      cell(o.on === 'outlook' ? (['created', 'gone'] as const) : (['gone', 'created'] as const))
  // In one direction the other side's new events stay where they are.
  if (direction !== 'both') {
    const source = direction === 'neo-to-outlook' ? 'neo' : 'outlook'
    const target = otherSide(source)
    const linked = new Set(life.begun.map((link) => link[target].id))
    const alone = life.pictures[target]?.items.some(({ id, notYet }) => !linked.has(id) && !notYet)
    if (alone) cell(target === 'neo' ? (['created', 'gone'] as const) : (['gone', 'created'] as const))
  }
  countSeries(world, life, result)
  for (const { why } of result.parked) hits.hit('parked', why)
  if (result.question) return

  const recovery = (what: string, times = 1) => times > 0 && hits.hit('recovery', what, times)
  recovery('adopted', plan.adopted)
  recovery('wish fulfilled', plan.fulfils.size)
  const exists = (id: string | undefined) => sideNames.some((name) => world.calendars[name].events.has(id ?? ''))
  const ended = before.wishes.filter(({ id }) => plan.unwish.includes(id))
  const pruned = ended.filter(({ want, neo: n1, outlook: o1 }) => want === 'apart' && !exists(n1) && !exists(o1))
  recovery('wish about nothing pruned', pruned.length)
  recovery('wish void', plan.unwish.length - pruned.length)
  const creates = before.intents.flatMap(({ operation }) => (operation.do === 'create' ? [operation] : []))
  for (const link of plan.put) {
    if (creates.some((o) => o.undo === undefined && link[otherSide(o.on)].id === o.partnerId))
      recovery('open creation linked')
    const old = life.begun.find((one) => sideNames.some((name) => one[name].id === link[name].id))
    if (old && sideNames.some((name) => old[name].id !== link[name].id)) recovery('link led to another event')
    if (life.device.hints.some((hint) => sideNames.every((name) => hint[name].id === link[name].id)))
      recovery('hint taken up')
    const item = shown.outlook.get(link.outlook.id)
    if (!old && item?.agreed !== undefined && item.partnerMark === link.mark)
      recovery('agreement recalled from a stamp')
  }
  for (const o of plan.operations) {
    if (o.do === 'stamp') recovery('stamp restored')
    if (o.do !== 'claim') continue
    const found = shown.outlook.get(o.id)?.claim
    if (found)
      recovery(found.device === life.device.name ? 'own claim renewed' : 'old claim of another device replaced')
  }
  const claimed = life.attempted.filter(({ do: what }) => what === 'claim').length
  if (applied && claimed > 0 && applied.again) recovery('claim lost to another device')
}

export const countSettled = async (world: World, life: Life, before: Stock) => {
  const entries = await life.device.raw.entries()
  const open = new Set((await life.device.raw.intents()).map(({ id }) => id))
  const known = new Set(before.entries.map(({ id }) => id))
  for (const { id } of before.intents) {
    if (open.has(id)) continue
    const isDone = entries.some((entry) => entry.id === id && !known.has(id))
    world.hits.hit('recovery', isDone ? 'open intent settled as done' : 'open intent settled as not done')
  }
}
