import type { FieldName, Fields, Item, SideName } from './event.ts'
import type { Plan } from './draft.ts'
import { withFields } from './normal.ts'
import type { Link, Operation, Picture } from './ports.ts'
import { roomsOf } from './rooms.ts'
import type { Rules } from './rules.ts'
import type { Series } from './series/series.ts'

/** All that is said of an event of which only the times may leave NEO. */
export const busyWord = '予定あり'

type Kinds = Pick<Rules, 'busyKinds' | 'privateKinds' | 'categoryKinds' | 'facilityRooms'>
type Words = Pick<Fields, 'subject' | 'place' | 'body' | 'certainty' | 'importance'>

const ruleOf = ({ kind }: Item, { busyKinds, privateKinds }: Kinds): 'busy' | 'private' | undefined => {
  if (kind === undefined) return
  if (busyKinds.includes(kind)) return 'busy'
  return privateKinds.includes(kind) ? 'private' : undefined
}

/** What a kind is called as a category; of one of which only the times leave NEO nothing is said. Where no kind has one, nobody wants any change. */
const filed = (item: Item, rules: Kinds): Item => {
  if (rules.categoryKinds.length === 0) return item
  const found = ruleOf(item, rules) === 'busy' ? undefined : rules.categoryKinds.find(({ kind }) => kind === item.kind)
  return { ...item, fields: { ...item.fields, category: found?.category ?? '' } }
}

/** The rooms of its facilities. Where there is no table nobody wants any, and takes away only those that one has brought: `was`. */
const housed = (item: Item, rules: Kinds, was = ''): Item => {
  const { facilities, fields } = item
  if (!facilities || (rules.facilityRooms.length === 0 && was === '')) return item
  const rooms = ruleOf(item, rules) === 'busy' ? '' : roomsOf(facilities, rules.facilityRooms)
  return { ...item, fields: { ...fields, rooms } }
}

/** Days that are their own say when, and no word more. */
const timesOnly = ({ rule, exceptions }: Series): Series => ({
  rule,
  exceptions: exceptions.map((one) =>
    one.is === 'changed' ? { ...one, own: one.own.times ? { times: one.own.times } : {} } : one,
  ),
})

const busyWays: readonly FieldName[] = ['subject', 'place', 'body', 'meeting', 'certainty', 'importance', 'series']
const oneWay = (item: Item, names: readonly FieldName[]): Item => ({
  ...item,
  oneWay: names,
  fixed: [...new Set([...(item.fixed ?? []), ...names])],
})

/**
 * An event of which only the times leave NEO, and whether it is private, so that it is not opened. `own`: the words that its partner was made with; there
 * they came from Outlook, and stay as they are.
 */
const busy = (item: Item, own: Words | undefined): Item => {
  const { series } = item.fields
  const {
    subject,
    place,
    body,
    certainty = 'firm',
    importance = 'normal',
  } = own ?? ({ subject: busyWord, place: '', body: '' } satisfies Words)
  const veiled: Fields = {
    ...item.fields,
    subject,
    place,
    body,
    certainty,
    importance,
    block: '',
    meeting: '',
    ...(series && { series: timesOnly(series) }),
  }
  // Of a series the days are one text with what is their own: nothing of it goes back.
  return oneWay({ ...item, fields: veiled }, series ? [...busyWays, 'times'] : busyWays)
}

const isBusy = ({ fields: { subject, place, body } }: Item) => subject === busyWord && place === '' && body === ''

const closed = (item: Item): Item =>
  oneWay({ ...item, fields: { ...item.fields, visibility: 'private' } }, ['visibility'])

export type Veiled = { neo: Picture; real: ReadonlyMap<string, Item> }

/**
 * NEO's picture as Outlook may see it, by the rules for its kinds: everything is decided on this one, so that no word that is veiled can go over, and none
 * that Outlook says instead comes back. `real`: the events behind the veil.
 */
export const veil = ({ neo, outlook }: Record<SideName, Picture>, links: readonly Link[], rules: Kinds): Veiled => {
  const real = new Map<string, Item>()
  const byMark = new Map(outlook.items.map((item) => [item.mark, item.fields]))
  const rooms = new Map(links.map((link) => [link.neo.id, link.neo.fields.rooms]))
  const agreed = new Map(links.map((link) => [link.neo.id, link.outlook.fields]))
  const elsewhere = new Set(outlook.items.filter(isBusy).map((item) => item.partnerMark))
  const items = neo.items.map((found): Item => {
    const item = housed(filed(found, rules), rules, rooms.get(found.id))
    const rule = ruleOf(item, rules)
    // Another device veils it: what it has written there must not come back as if a person had.
    if (!rule) return elsewhere.has(item.mark) ? oneWay(item, busyWays) : item
    real.set(item.id, found)
    // It carries the mark of the event in Outlook that it was made from.
    const own = item.partnerMark === undefined ? undefined : (byMark.get(item.partnerMark) ?? agreed.get(item.id))
    return rule === 'busy' ? busy(item, own) : closed(item)
  })
  return { neo: { ...neo, items }, real }
}

/** An operation as NEO has to be asked it: it knows nothing of the veil. */
const bared = (operation: Operation, real: ReadonlyMap<string, Item>): Operation => {
  if (operation.on !== 'neo' || (operation.do !== 'update' && operation.do !== 'delete')) return operation
  const item = real.get(operation.id)
  if (!item) return operation
  if (operation.do === 'delete') return { ...operation, seen: item.fields }
  return { ...operation, seen: item.fields, fields: withFields(item.fields, operation.fields, operation.changed) }
}

export const unveil = (plan: Plan, { real }: Veiled): Plan => {
  if (real.size === 0) return plan
  const now = new Map(plan.operations.map((operation) => [operation, bared(operation, real)]))
  const moved = <T>(map: ReadonlyMap<Operation, T>) =>
    new Map([...map].map(([operation, value]) => [now.get(operation) ?? operation, value]))
  return {
    ...plan,
    operations: [...now.values()],
    fulfils: moved(plan.fulfils),
    covers: moved(plan.covers),
    fills: new Set([...plan.fills].map((operation) => now.get(operation) ?? operation)),
  }
}
