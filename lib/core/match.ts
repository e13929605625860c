import type { Fields, Item } from './event.ts'
import { fieldNames } from './event.ts'
import { canonical, sameField, textOf } from './normal.ts'
import type { Intent, Link } from './ports.ts'

export type Pair = { neo: Item; outlook: Item; by: 'mark' | 'equality' }
export type Matched = { pairs: Pair[]; orphans: Item[] }

const byId = (a: Item, b: Item) => (a.id < b.id ? -1 : 1)

const grouped = (items: readonly Item[], keyOf: (item: Item) => string | undefined) => {
  const groups = new Map<string, Item[]>()
  for (const item of items.toSorted(byId)) {
    const key = keyOf(item)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

/**
 * Finds partners among events without a link: first by the marks that they carry of each other, then by title, start and end.
 * A mark that names an already linked event is a copied one and counts for nothing. Each event is matched at most once; the result does not depend on the order of the lists.
 * `orphans`: Outlook events that carry our stamp of a NEO event that is nowhere to be seen; a person has to decide about them.
 */
export const match = (neo: readonly Item[], outlook: readonly Item[], linkedMarks: ReadonlySet<string>): Matched => {
  const pairs: Pair[] = []
  const taken = new Set<Item>()
  const take = (pair: Pair) => {
    pairs.push(pair)
    taken.add(pair.neo).add(pair.outlook)
  }
  const pick = (candidates: readonly Item[] | undefined, like: Item) => {
    const free = (candidates ?? []).filter((item) => !taken.has(item))
    return free.find((item) => canonical(item.fields) === canonical(like.fields)) ?? free[0]
  }

  const stamped = grouped(outlook, (item) => item.partnerMark)
  const marked = grouped(outlook, (item) => item.mark)
  for (const item of neo.toSorted(byId)) {
    const marker = item.partnerMark && !linkedMarks.has(item.partnerMark) ? item.partnerMark : undefined
    const partner = pick(stamped.get(item.mark), item) ?? (marker ? pick(marked.get(marker), item) : undefined)
    if (partner) take({ neo: item, outlook: partner, by: 'mark' })
  }

  const alike = (item: Item) =>
    item.notYet ? undefined : JSON.stringify([item.fields.subject, textOf(item.fields, 'times')])
  const isOrphan = (item: Item) =>
    !item.notYet && !taken.has(item) && item.partnerMark !== undefined && !linkedMarks.has(item.partnerMark)
  const equals = grouped(
    outlook.filter((item) => !taken.has(item) && !isOrphan(item)),
    alike,
  )
  for (const item of neo.filter((one) => !taken.has(one)).toSorted(byId)) {
    const key = alike(item)
    const partner = key === undefined ? undefined : pick(equals.get(key), item)
    if (partner) take({ neo: item, outlook: partner, by: 'equality' })
  }
  return { pairs, orphans: outlook.filter(isOrphan) }
}

const never: Fields = {
  subject: '',
  times: { kind: 'days', first: '0001-01-01', last: '0001-01-01' },
  place: '',
  body: '',
}

/**
 * The link of a matched pair. What both hold is agreed. Where they differ nothing was ever agreed: a text is compared with an empty one, so that
 * a filled side fills the empty one and two different texts are a conflict. If an open intent made the event, what it sent is the agreement.
 */
export const linkOf = (pair: Pair, intents: readonly Intent[]): Link => {
  const made = intents.find(
    ({ operation: o }) => o.do === 'create' && o.partnerId === (o.on === 'outlook' ? pair.neo.id : pair.outlook.id),
  )?.operation
  const sent = made?.do === 'create' && pair.by === 'mark' ? made.fields : never
  const fields = Object.fromEntries(
    fieldNames.map((name) => [
      name,
      sameField(pair.neo.fields, pair.outlook.fields, name) ? pair.neo.fields[name] : sent[name],
    ]),
  ) as Fields
  return {
    neo: { id: pair.neo.id, fields },
    outlook: { id: pair.outlook.id, fields },
    generation: pair.outlook.generation ?? 0,
  }
}
