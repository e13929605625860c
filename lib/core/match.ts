import type { Day, Fields, Item, SideName, Times } from './event.ts'
import { fieldNames, wordNames } from './event.ts'
import { canonical, firstDay, knows, sameField, textOf, withFields } from './normal.ts'
import type { Link } from './ports.ts'
import { dayOf, numberOf } from './series/civil.ts'
import { isShortened } from './shortened.ts'

export type Pair = { neo: Item; outlook: Item }
/** `orphans`: events that name a partner which is nowhere to be seen. */
export type Matched = { pairs: Pair[]; orphans: ReadonlySet<Item> }

/** Events that can be synced come first, then by id, so that the result does not depend on the order of a list. */
const byId = (a: Item, b: Item) => Number(!!a.notYet) - Number(!!b.notYet) || (a.id < b.id ? -1 : 1)

const grouped = (items: readonly Item[], keyOf: (item: Item) => string | undefined) => {
  const groups = new Map<string, Item[]>()
  for (const item of items.toSorted(byId)) {
    const key = keyOf(item)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

const looks = ({ fields, notYet }: Item) =>
  notYet === 'unreadable' && fields.subject === ''
    ? undefined
    : JSON.stringify([fields.subject, textOf(fields, 'times'), fields.series !== undefined])
/** The more two have in common the sooner they are taken for one; in the end the key alone must do. */
const closeness: readonly ((item: Item) => string)[] = [
  (item) => canonical(item.fields),
  (item) => item.fields.place,
  (item) => item.fields.body,
  () => '',
]

/**
 * Finds partners among events without a link: first by the marks that they carry of each other, then by title, start and end.
 * A mark in `linkedMarks` is a copied one and counts for nothing. Each event is matched at most once. An event that must not be written is matched
 * too, so that its twin on the other side is not taken for a new one. `isOthers`: the mark on this NEO event names a partner in the calendar of somebody
 * else, and tells nothing here.
 */
export const match = (
  neo: readonly Item[],
  outlook: readonly Item[],
  linkedMarks: ReadonlySet<string>,
  isOthers: (item: Item) => boolean = () => false,
): Matched => {
  const pairs: Pair[] = []
  const taken = new Set<Item>()
  const take = (keyOfNeo: (item: Item) => string | undefined, candidates: ReadonlyMap<string, readonly Item[]>) => {
    for (const part of closeness)
      for (const item of neo.filter((one) => !taken.has(one)).toSorted(byId)) {
        const key = keyOfNeo(item)
        const free = (key === undefined ? [] : (candidates.get(key) ?? [])).filter((one) => !taken.has(one))
        const partner = free.find((one) => part(one) === part(item))
        if (!partner) continue
        pairs.push({ neo: item, outlook: partner })
        taken.add(item).add(partner)
      }
  }
  const valid = (mark: string | undefined) => (mark !== undefined && !linkedMarks.has(mark) ? mark : undefined)

  const stamped = grouped(outlook, (item) => item.partnerMark)
  take((item) => item.mark, stamped)

  const lostOf = (items: readonly Item[], partners: readonly Item[]) => {
    const known = new Set([...linkedMarks, ...partners.map((item) => item.mark)])
    // All dates of an entry carry the one mark that it has: it may be that of a date which is gone.
    return items.filter(
      ({ notYet, partnerMark, dateOf }) =>
        !notYet && dateOf === undefined && partnerMark !== undefined && !known.has(partnerMark),
    )
  }
  const lost = lostOf(outlook, neo)
  // A marker is copied with its entry: it joins nothing to an Outlook event whose stamp names another that nobody sees, which may be the original.
  const lostMarks = new Set(lost.map(({ mark }) => mark))
  const doubtful = new Set(neo.filter(({ partnerMark }) => partnerMark !== undefined && lostMarks.has(partnerMark)))
  const marked = grouped(outlook, (item) => item.mark)
  take((item) => (doubtful.has(item) ? undefined : valid(item.partnerMark)), marked)
  const orphans = new Set([...lost, ...doubtful, ...lostOf(neo, outlook)])
  const alike = grouped(
    outlook.filter((item) => !orphans.has(item)),
    looks,
  )
  take((item) => (orphans.has(item) && !isOthers(item) ? undefined : looks(item)), alike)
  return { pairs, orphans: new Set([...orphans].filter((item) => !taken.has(item))) }
}

const neverDay = '0001-01-01'
/** Texts and times that no event has. */
const never: Fields = {
  subject: '',
  times: { kind: 'days', first: neverDay, last: neverDay },
  place: '',
  body: '',
}

/** Whether no times were agreed: such a pair cannot be asked for by its days. */
export const isTimeless = ({ times }: Fields): boolean => times.kind === 'days' && times.first === neverDay

/** A day, and times that no event has: it would end before it begins. */
const noTimesOn = (day: Day): Times => ({ kind: 'days', first: day, last: dayOf(numberOf(day) - 1) })

/**
 * The link of a matched pair. `recalled`: the sides that still hold what the stamp says was agreed; the other one has changed since. Else what both
 * hold is agreed, and where they differ nothing was ever agreed: a text is compared with an empty one, so that a filled side fills the empty one and
 * two different texts are a conflict.
 */
export const linkOf = (pair: Pair, recalled: readonly SideName[] = []): Link => {
  const [faithful] = recalled
  // No stamp tells of what goes one way.
  const {
    block: _,
    meeting: __,
    category: ___,
    rooms: ____,
    ...fields
  } = faithful ? pair[faithful].fields : shared(pair)
  return {
    neo: { id: pair.neo.id, fields: asStored(pair.neo, fields) },
    outlook: { id: pair.outlook.id, fields: asStored(pair.outlook, fields) },
    generation: pair.outlook.generation ?? 0,
    mark: pair.neo.mark,
  }
}

/** What an event holds of agreed texts: where it had no room for all of one, nobody has shortened it there. */
const asStored = ({ fields }: Item, agreed: Fields): Fields =>
  withFields(
    agreed,
    fields,
    wordNames.filter((name) => isShortened(name, textOf(fields, name), textOf(agreed, name))),
  )

const shared = ({ neo, outlook }: Pair): Fields => {
  // A rule that both have counts from the first day that both have, whatever their times are.
  const isCounted = neo.fields.series !== undefined && firstDay(neo.fields.times) === firstDay(outlook.fields.times)
  const unknown = isCounted ? { ...never, times: noTimesOn(firstDay(neo.fields.times)) } : never
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const isKnown = knows(neo.fields, name) && knows(outlook.fields, name)
      const value = isKnown && sameField(neo.fields, outlook.fields, name) ? neo.fields[name] : unknown[name]
      return value === undefined ? [] : [[name, value]]
    }),
  ) as Fields
}
