import type { Item, SideName } from '../../../lib/core/event.ts'
import type { Plan } from '../../../lib/core/draft.ts'
import { canonical, sameFields, withFields } from '../../../lib/core/normal.ts'
import { stampOf } from '../../../lib/core/operations.ts'
import type { Link, Operation } from '../../../lib/core/ports.ts'
import { linkAfter, linkOfFound, linkStamped, linkTable, type LinkTable, metBefore } from '../../../lib/core/record.ts'
import { settleIntents } from '../../../lib/core/settle.ts'
import type { Wish } from '../../../lib/core/wish.ts'
import { type Look, look, markOf, record, type World } from './world.ts'

/** Where a run may be killed. planned: what needs no write is recorded. begun: the intents are. sent: a write has landed. recorded: so has its record. */
export const moments = ['planned', 'begun', 'sent', 'recorded'] as const
export type Moment = (typeof moments)[number]

export class Offence extends Error {}
export const expectThat = (is: boolean, what: string) => {
  if (!is) throw new Offence(what)
}

type Create = Extract<Operation, { do: 'create' }>

/** What is made is called after its source, so that the same ends have the same ids in whatever order they were reached. */
const newId = ({ on, partnerId }: Create, events: ReadonlyMap<string, Item>) => {
  let id = `${on}-of-${partnerId}`
  while (events.has(id)) id += "'"
  return id
}

/** found: the same creation was carried out before, and this is what it has made. gone: what it has made was deleted. */
type Outcome = { is: 'done'; item?: Item } | { is: 'found'; item: Item } | { is: 'gone' }

const create = ({ events, transactions, now }: World, o: Create): Outcome => {
  const here = events[o.on]
  const transaction = `${o.partnerId}/${o.generation}`
  const used = o.on === 'outlook' ? transactions.get(transaction) : undefined
  if (used !== undefined) {
    const item = here.get(used)
    return item ? { is: 'found', item } : { is: 'gone' }
  }
  const id = newId(o, here)
  const made = { id, fields: o.fields, mark: markOf(id), changedAt: now }
  const { generation, fields } = o
  const item: Item =
    o.on === 'neo'
      ? { ...made, version: '', partnerMark: o.partnerMark }
      : { ...made, version: '1', partnerMark: markOf(o.partnerId), generation, agreed: canonical(fields) }
  if (o.on === 'outlook') transactions.set(transaction, id)
  here.set(id, item)
  return { is: 'done', item }
}

/** One write as a healthy server does it. Nobody else writes meanwhile, so whatever a plan has seen is still so. */
const write = (world: World, operation: Operation): Outcome => {
  const here = world.events[operation.on]
  if (operation.do === 'create') return create(world, operation)
  const old = here.get(operation.id)
  if (!old) throw new Offence(`${operation.do} of nothing: ${operation.id}`)
  expectThat(!old.notYet, `${operation.do} of what is ${old.notYet}`)
  expectThat(!old.readOnly || operation.do === 'claim', `${operation.do} of what is read-only`)
  expectThat(operation.version === old.version, `${operation.do} of an older version of ${old.id}`)
  expectThat(!('seen' in operation) || sameFields(operation.seen, old.fields), `${operation.do} of what was never seen`)
  if (operation.do === 'delete') {
    here.delete(old.id)
    return { is: 'done' }
  }
  const version = operation.on === 'neo' ? '' : String(Number(old.version) + 1)
  const changed = { ...old, version, changedAt: world.now }
  if (operation.do === 'claim') changed.claim = operation.claim
  else {
    if (operation.do === 'update') changed.fields = withFields(old.fields, operation.fields, operation.changed)
    if (operation.on === 'outlook') {
      changed.partnerMark = markOf(operation.partnerId)
      changed.generation = operation.generation
      changed.agreed = canonical(operation.fields)
    }
  }
  here.set(old.id, changed)
  return { is: 'done', item: changed }
}

const linkFrom = (operation: Operation, { is, item }: Exclude<Outcome, { is: 'gone' }>, table: LinkTable) => {
  if (!item || operation.do === 'claim' || operation.do === 'delete') return
  if (operation.do === 'create' && is === 'found' && !sameFields(item.fields, operation.fields))
    return linkOfFound(operation, item, table)
  if (operation.do !== 'stamp') return linkAfter(operation, item, table)
  const link = table.of('outlook', operation.id)
  return link && linkStamped(link, item.version)
}

/** Of an event whose partner was deleted while nobody remembered it. */
const deletedThere = ({ partnerId }: Create, at: number): Wish => ({
  id: `deleted-there ${partnerId}`,
  at,
  want: 'apart',
  neo: partnerId,
  why: 'deleted-there',
})

const chunkOf = (queue: Operation[], size: Record<SideName, number>): Operation[] => {
  const [first] = queue
  if (!first) return []
  const end = queue.findIndex((o) => o.do !== first.do || o.on !== first.on)
  return queue.splice(0, Math.min(end === -1 ? queue.length : end, size[first.on]))
}

/** Writes a plan into the world, as the engine's `apply` does where nothing fails. */
const carryOut = (world: World, plan: Plan, table: LinkTable, moment: (what: Moment) => void) => {
  const ended = { again: false, met: false }
  const queue = [...plan.operations]
  const versions = new Map(plan.outlookVersions)
  let nth = world.intents.size
  const restamp = (link: Link) => {
    const version = versions.get(link.outlook.id)
    if (version === undefined || queue.some((o) => o.on === 'outlook' && 'id' in o && o.id === link.outlook.id)) return
    const place = queue.findIndex((o) => o.do === 'delete')
    queue.splice(place === -1 ? queue.length : place, 0, stampOf(link, version, link.outlook.fields))
  }
  /** An event that turned out to be somebody's partner is not new. */
  const dropCreate = (outlookId: string) => {
    const place = queue.findIndex((o) => o.do === 'create' && o.on === 'neo' && o.partnerId === outlookId)
    if (place !== -1) queue.splice(place, 1)
  }
  for (;;) {
    const chunk = chunkOf(queue, { neo: 1, outlook: world.chunk })
    if (chunk.length === 0) return ended
    const intents = chunk.map((operation) => ({ id: `intent ${++nth}`, at: world.now, run: 'this', operation }))
    for (const intent of intents) world.intents.set(intent.id, intent)
    moment('begun')
    const outcomes: Outcome[] = []
    for (const { operation } of intents) {
      outcomes.push(write(world, operation))
      moment('sent')
    }
    const put: Link[] = []
    const drop: string[] = []
    const unwish: string[] = []
    const wish: Wish[] = []
    /** What a creation has met: its intent stays open, and by it the next run sees both. */
    const open = new Set<string>()
    for (const [index, { id, operation }] of intents.entries()) {
      const outcome = outcomes[index] ?? { is: 'gone' }
      if (operation.do === 'create' && outcome.is !== 'done') {
        ended.again = true
        ended.met = true
        // Another device's creation may be met, or one of long ago; the name of the partner that is remembered is known to be used up.
        const former = table.of('neo', operation.partnerId)
        const met = world.transactions.get(`${operation.partnerId}/${operation.generation}`)
        expectThat(former?.outlook.id !== met, `${former?.outlook.id} is made again under its old name`)
        const isAnothers = outcome.is === 'found' && table.of('outlook', outcome.item.id) !== undefined
        if (isAnothers || (outcome.is === 'gone' && operation.generation > 0)) {
          queue.unshift({ ...operation, generation: operation.generation + 1 })
          continue
        }
        if (outcome.is === 'gone') wish.push(deletedThere(operation, world.now))
      }
      if (outcome.is === 'gone') continue
      if (outcome.is === 'found' && operation.do === 'create' && !sameFields(outcome.item.fields, operation.fields))
        if (metBefore(operation, { is: 'changed', item: outcome.item })) {
          open.add(id)
          dropCreate(outcome.item.id)
        }
      const link = linkFrom(operation, outcome, table)
      if (link) {
        const left = table.of('outlook', link.outlook.id)
        if (left && left.neo.id !== link.neo.id) ended.again = true
        put.push(link)
        table.put(link)
        if (operation.do === 'create') dropCreate(link.outlook.id)
        if (operation.on === 'neo') restamp(link)
      }
      if (outcome.is === 'done') unwish.push(...(plan.fulfils.get(operation) ?? []))
      if (operation.do === 'delete') {
        const old = table.of(operation.on, operation.id)
        table.drop(old)
        if (old) drop.push(old.neo.id)
      }
      if (operation.on === 'outlook' && outcome.item) versions.set(outcome.item.id, outcome.item.version)
    }
    record(world, { intents: intents.flatMap(({ id }) => (open.has(id) ? [] : [id])), put, drop, wish, unwish })
    moment('recorded')
  }
}

export type Ran = Look & { isQuiet: boolean; again: boolean; met: boolean }

/** One run: look, record what needs no write, write. `isQuiet`: it had nothing to do. `again`: another run is needed soon. `met`: a creation met an earlier one. */
export const run = (world: World, moment: (what: Moment) => void = () => {}): Ran => {
  const seen = look(world)
  const { planned, input, pictures } = seen
  const { operations, put, drop, wish, unwish } = planned
  const { intents } = settleIntents(input.intents, pictures, world.now)
  const isQuiet = [operations, put, drop, wish, unwish].every((part) => part.length === 0)
  record(world, { intents, put, drop, wish, unwish })
  if (!isQuiet) moment('planned')
  const ended = carryOut(world, planned, linkTable([...input.links, ...put]), moment)
  return { ...seen, isQuiet, ...ended }
}
