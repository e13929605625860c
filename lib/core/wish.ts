import type { Item } from './event.ts'
import { canonical } from './normal.ts'

/**
 * What a person wants done about one event or pair.
 * neo, outlook: make the other side like this one, its absence included. both: keep the two versions as two events.
 * apart: leave it alone on both sides until further word.
 */
export const wants = ['neo', 'outlook', 'both', 'apart'] as const
export type Want = (typeof wants)[number]

/**
 * Why a pair stands apart. undone: a write of ours was taken back. deleted-there: its Outlook copy was deleted while nobody remembered that the two
 * belonged together. orphan: it names a partner that is nowhere. chosen: a person said so.
 */
export const apartReasons = ['undone', 'deleted-there', 'orphan', 'chosen'] as const
export type ApartReason = (typeof apartReasons)[number]

/** `mark`: of an event whose id is not known yet, the partner mark that it carries. `seen`: what the person had before the eyes; anything else voids the wish. */
export type Wish = {
  id: string
  at: number
  want: Want
  neo?: string
  outlook?: string
  mark?: string
  why?: ApartReason
  seen?: string
}

/** What a pair looks like now, as one text. */
export const seenText = (neo: Item | undefined, outlook: Item | undefined): string =>
  JSON.stringify([neo, outlook].map((item) => (item ? canonical(item.fields) : null)))

type About = { neo?: string | undefined; outlook?: string | undefined; marks?: readonly (string | undefined)[] }

/** Finds the wish about a pair or a single event; of several the latest holds. */
export const wishBook = (wishes: readonly Wish[]) => {
  const by = { neo: new Map<string, Wish>(), outlook: new Map<string, Wish>(), mark: new Map<string, Wish>() }
  const isLater = (a: Wish, b: Wish | undefined) => !b || a.at > b.at || (a.at === b.at && a.id > b.id)
  for (const wish of wishes)
    for (const key of ['neo', 'outlook', 'mark'] as const) {
      const name = wish[key]
      if (name !== undefined && isLater(wish, by[key].get(name))) by[key].set(name, wish)
    }
  return ({ neo, outlook, marks = [] }: About): Wish | undefined => {
    let latest: Wish | undefined
    const found = [
      neo === undefined ? undefined : by.neo.get(neo),
      outlook === undefined ? undefined : by.outlook.get(outlook),
      ...marks.map((mark) => (mark === undefined ? undefined : by.mark.get(mark))),
    ]
    for (const wish of found) if (wish && isLater(wish, latest)) latest = wish
    return latest
  }
}
export type WishBook = ReturnType<typeof wishBook>
