import type { Item, Window } from './event.ts'
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
 * belonged together. sealed: the NEO event of a meeting was deleted. double: of two NEO events of one meeting this one was edited. orphan: it names a partner that is nowhere. chosen: a person said so.
 */
export const apartReasons = ['undone', 'deleted-there', 'sealed', 'double', 'orphan', 'chosen'] as const
export type ApartReason = (typeof apartReasons)[number]

/** `mark`: of an event whose id is not known yet, the partner mark that it carries. `seen`: what the person had before the eyes; anything else voids the wish. `days`: where its events were seen last. */
export type Wish = {
  id: string
  at: number
  want: Want
  neo?: string
  outlook?: string
  mark?: string
  why?: ApartReason
  seen?: string
  days?: Window
}

/** Of an event that others share it is seen as well who they are. */
const lookOf = ({ fields, shared }: Item) =>
  shared ? JSON.stringify([canonical(fields), fields.block ?? '']) : canonical(fields)

/** What a pair looks like now, as one text. */
export const seenText = (neo: Item | undefined, outlook: Item | undefined): string =>
  JSON.stringify([neo, outlook].map((item) => (item ? lookOf(item) : null)))

type About = { neo?: string | undefined; outlook?: string | undefined; marks?: readonly (string | undefined)[] }

/** The wish that holds, and the earlier ones about the same events, latest first: they end when it is fulfilled, and hold again if it is void. */
export type Standing = Wish & { older: readonly Wish[] }
/** All that ends when a wish is fulfilled. */
export const idsOf = (wished: Standing): string[] => [wished.id, ...wished.older.map(({ id }) => id)]

/** Finds the wish about a pair or a single event; of several the latest holds. */
export const wishBook = (wishes: readonly Wish[]) => {
  const by = { neo: new Map<string, Wish[]>(), outlook: new Map<string, Wish[]>(), mark: new Map<string, Wish[]>() }
  const latestFirst = (a: Wish, b: Wish) => b.at - a.at || (a.id < b.id ? 1 : -1)
  for (const wish of wishes)
    for (const key of ['neo', 'outlook', 'mark'] as const) {
      const name = wish[key]
      if (name !== undefined) by[key].set(name, [...(by[key].get(name) ?? []), wish])
    }
  return ({ neo, outlook, marks = [] }: About): Standing | undefined => {
    const found = new Set([
      ...(neo === undefined ? [] : (by.neo.get(neo) ?? [])),
      ...(outlook === undefined ? [] : (by.outlook.get(outlook) ?? [])),
      ...marks.flatMap((mark) => (mark === undefined ? [] : (by.mark.get(mark) ?? []))),
    ])
    const [latest, ...older] = [...found].toSorted(latestFirst)
    return latest && { ...latest, older }
  }
}
export type WishBook = ReturnType<typeof wishBook>
