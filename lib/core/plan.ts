import type { FieldName, Item, NotYet, SideName, Window } from './event.ts'
import { otherSide } from './event.ts'
import { decisions, stateOf } from './decide.ts'
import { linkOf, match } from './match.ts'
import { type Direction, mayWrite, merge } from './merge.ts'
import { touches, withFields } from './normal.ts'
import type { Intent, Link, Operation, Picture } from './ports.ts'
import { relink } from './relink.ts'

export type PlanInput = {
  neo: Picture
  outlook: Picture
  links: readonly Link[]
  /** Open intents of earlier runs; this plan settles them by what the pictures show. */
  intents: readonly Intent[]
  window: Window
  direction: Direction
}

/** An event about which nothing is done, and why. */
export type Parked = {
  side: SideName
  item: Item
  why: NotYet | 'conflict' | 'read-only' | 'orphan' | 'deleted-at-source'
  fields?: readonly FieldName[]
}

/** What is to be done, as data. Nothing is decided after it. */
export type Plan = {
  operations: Operation[]
  /** Agreements that need no remote write. */
  put: Link[]
  drop: string[]
  adopted: number
  parked: Parked[]
  /** Etags as read, for stamps that follow a write on NEO. */
  outlookVersions: ReadonlyMap<string, string>
  /** Linked pairs that belong to the window, for the guards. */
  linkedInWindow: number
  /** Updates by which a pair that was adopted just now fills in each other's texts: nobody has changed anything. */
  fills: ReadonlySet<Operation>
}

const order: readonly string[] = [
  'create outlook',
  'create neo',
  'update neo',
  'update outlook',
  'stamp outlook',
  'delete outlook',
  'delete neo',
]

/** Sets the agreement of some fields to what the two sides hold. */
export const agree = (link: Link, names: readonly FieldName[], neo: Link['neo'], outlook: Link['outlook']): Link => ({
  ...link,
  neo: { id: neo.id, fields: withFields(link.neo.fields, neo.fields, names) },
  outlook: { id: outlook.id, fields: withFields(link.outlook.fields, outlook.fields, names) },
})

/** The one place that decides. Pure: the same pictures and links give the same plan, in whatever order they are listed. */
export const plan = (input: PlanInput): Plan => {
  const { window, direction } = input
  const neo = new Map(input.neo.items.map((item) => [item.id, item]))
  const outlook = new Map(input.outlook.items.map((item) => [item.id, item]))
  const { links, put, held } = relink(input.links, input.intents, input)
  const fills = new Set<Operation>()
  const result: Plan = {
    operations: [],
    put,
    drop: [],
    adopted: 0,
    parked: [],
    outlookVersions: new Map(input.outlook.items.map((item) => [item.id, item.version])),
    linkedInWindow: 0,
    fills,
  }
  const parked = (side: SideName, item: Item, why: Parked['why'], fields?: readonly FieldName[]) =>
    result.parked.push({ side, item, why, ...(fields && { fields }) })

  const create = (on: SideName, source: Item, generation: number) => {
    if (mayWrite(direction, on))
      result.operations.push({
        do: 'create',
        on,
        partnerId: source.id,
        partnerMark: source.mark,
        fields: source.fields,
        generation,
      })
  }

  const update = (
    on: SideName,
    item: Item,
    source: Item,
    changed: readonly FieldName[],
    generation: number,
  ): Operation => ({
    do: 'update',
    on,
    id: item.id,
    version: item.version,
    seen: item.fields,
    fields: withFields(item.fields, source.fields, changed),
    changed,
    partnerId: source.id,
    generation,
  })

  const mergePair = (link: Link, left: Item, right: Item, adopted = false) => {
    const merged = merge(link, left, right, direction)
    if (merged.agreed.length > 0)
      result.put.push(
        agree(link, merged.agreed, { id: left.id, fields: left.fields }, { id: right.id, fields: right.fields }),
      )
    const updates: Operation[] = []
    if (merged.toNeo.length > 0) updates.push(update('neo', left, right, merged.toNeo, link.generation))
    if (merged.toOutlook.length > 0) updates.push(update('outlook', right, left, merged.toOutlook, link.generation))
    result.operations.push(...updates)
    if (adopted) for (const operation of updates) fills.add(operation)
    if (merged.conflicts.length > 0) parked('neo', left, 'conflict', merged.conflicts)
    if (merged.refused.length > 0) parked('neo', left, 'read-only', merged.refused)
    // A stamp that was lost, or never written because the run was killed, comes back.
    if (right.partnerMark !== left.mark && merged.toOutlook.length === 0 && !right.readOnly)
      result.operations.push({
        do: 'stamp',
        on: 'outlook',
        id: right.id,
        version: right.version,
        fields: right.fields,
        partnerId: left.id,
        generation: link.generation,
      })
  }

  const remove = (on: SideName, item: Item) => {
    if (!mayWrite(direction, on)) return
    if (item.readOnly) return parked(on, item, 'read-only')
    result.operations.push({ do: 'delete', on, id: item.id, version: item.version, seen: item.fields, partnerId: '' })
  }

  const decidePair = (link: Link) => {
    const left = neo.get(link.neo.id)
    const right = outlook.get(link.outlook.id)
    const dates = [link.neo.fields, link.outlook.fields, left?.fields, right?.fields]
    if (!dates.some((fields) => fields && touches(fields.times, window))) return
    result.linkedInWindow++
    const blocked = left?.notYet ? left : right?.notYet ? right : undefined
    if (blocked?.notYet) return parked(blocked === left ? 'neo' : 'outlook', blocked, blocked.notYet)
    const leftState = stateOf(left, input.neo.missing.get(link.neo.id), link.neo.fields)
    const rightState = stateOf(right, input.outlook.missing.get(link.outlook.id), link.outlook.fields)
    if (!leftState || !rightState) return
    const decision = decisions[leftState][rightState]
    if (decision === 'forget') result.drop.push(link.neo.id)
    else if (left && right) mergePair(link, left, right)
    else if (decision === 'create-on-outlook' && left) {
      if (mayWrite(direction, 'outlook')) create('outlook', left, link.generation + 1)
      else parked('neo', left, 'deleted-at-source')
    } else if (decision === 'create-on-neo' && right) {
      if (mayWrite(direction, 'neo')) create('neo', right, link.generation)
      else parked('outlook', right, 'deleted-at-source')
    } else if (decision === 'delete-on-outlook' && right) remove('outlook', right)
    else if (decision === 'delete-on-neo' && left) remove('neo', left)
  }

  for (const link of links) decidePair(link)

  const linked = {
    neo: new Set(links.map((link) => link.neo.id)),
    outlook: new Set(links.map((link) => link.outlook.id)),
  }
  const free = (side: SideName, items: Iterable<Item>) =>
    [...items].filter(({ id }) => !linked[side].has(id) && !held[side].has(id))
  // A copied event carries the mark of its original: what a linked event is known by names nobody else.
  const linkedMarks = new Set(
    links.flatMap((link) => {
      const right = outlook.get(link.outlook.id)
      const marks = [link.mark, neo.get(link.neo.id)?.mark, right?.mark, right?.partnerMark]
      return marks.filter((mark) => mark !== undefined)
    }),
  )
  const freeNeo = free('neo', neo.values())
  const freeOutlook = free('outlook', outlook.values())
  const { pairs, orphans } = match(freeNeo, freeOutlook, linkedMarks)
  const inWindow = (item: Item) => touches(item.fields.times, window)

  for (const pair of pairs) {
    if (!inWindow(pair.neo) && !inWindow(pair.outlook)) continue
    const blocked = pair.neo.notYet ? pair.neo : pair.outlook.notYet ? pair.outlook : undefined
    if (blocked?.notYet) {
      parked(blocked === pair.neo ? 'neo' : 'outlook', blocked, blocked.notYet)
      continue
    }
    const link = linkOf(pair)
    result.put.push(link)
    result.adopted++
    mergePair(link, pair.neo, pair.outlook, true)
  }

  const settled = new Set([...pairs.flatMap((pair) => [pair.neo, pair.outlook]), ...orphans])
  for (const item of orphans) if (inWindow(item)) parked('outlook', item, 'orphan')
  for (const [side, items] of [
    ['neo', freeNeo],
    ['outlook', freeOutlook],
  ] as const)
    for (const item of items) {
      if (settled.has(item) || !inWindow(item)) continue
      if (item.notYet) parked(side, item, item.notYet)
      else create(otherSide(side), item, 0)
    }

  result.operations.sort(
    (a, b) =>
      order.indexOf(`${a.do} ${a.on}`) - order.indexOf(`${b.do} ${b.on}`) || (textOfOp(a) < textOfOp(b) ? -1 : 1),
  )
  return result
}

const textOfOp = (operation: Operation) => ('id' in operation ? operation.id : operation.partnerId)

/** Names a plan: a confirmation is good for this one only. Holds ids and kinds, no text of any event. */
export const planId = (plan: Plan): string =>
  JSON.stringify([
    plan.operations.map((o) => [o.do, o.on, textOfOp(o), o.do === 'update' ? o.changed : 0]),
    plan.put.map((link) => JSON.stringify([link.neo.id, link.outlook.id])).toSorted(),
    plan.drop.toSorted(),
  ])
