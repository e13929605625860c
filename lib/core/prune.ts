import { itemsById, linksById } from './by-id.ts'
import type { Fields, SideName } from './event.ts'
import { firstDay, lastDay } from './normal.ts'
import type { Link, Picture } from './ports.ts'
import type { Wish } from './wish.ts'

/** The days that some events stand in, as a wish remembers them; nothing if there are none. */
export const withDays = (events: readonly { fields: Fields }[]): Pick<Wish, 'days'> => {
  const firsts = events.map(({ fields }) => firstDay(fields.times)).toSorted()
  const lasts = events.map(({ fields }) => lastDay(fields.times)).toSorted()
  const [from, to] = [firsts[0], lasts.at(-1)]
  return from === undefined || to === undefined ? {} : { days: { from, to } }
}

/**
 * Events without a link that wishes are about, in the form in which a read is asked for linked ones: only so it tells whether they are still there. No
 * link is made of it.
 */
export const watched = (wishes: readonly Wish[], links: readonly Link[]): Record<SideName, Link[]> => {
  const of = (side: SideName) => {
    const linked = new Set(links.map((link) => link[side].id))
    const found = new Map<string, Link>()
    for (const { [side]: id, days } of wishes) {
      if (id === undefined || days === undefined || linked.has(id)) continue
      const times = { kind: 'days', first: days.from, last: days.to } as const
      const fields: Fields = { subject: '', times, place: '', body: '' }
      found.set(id, { neo: { id, fields }, outlook: { id, fields }, generation: 0 })
    }
    return [...found.values()]
  }
  return { neo: of('neo'), outlook: of('outlook') }
}

/**
 * Wishes that mean nothing any more, because all that they are about is proven gone, and what is to be remembered of the others: where their events stand,
 * so that the next reads can ask for them.
 */
export const pruneWishes = (
  wishes: readonly Wish[],
  links: readonly Link[],
  pictures: Record<SideName, Picture>,
): { wish: Wish[]; unwish: string[] } => {
  const items = itemsById(pictures)
  const linked = linksById(links)
  const isGone = ([side, id]: readonly [SideName, string]) => pictures[side].missing.get(id) === 'gone'
  const wish: Wish[] = []
  const unwish: string[] = []
  for (const one of wishes) {
    const named = (['neo', 'outlook'] as const).flatMap((side) => {
      const id = one[side]
      return id === undefined ? [] : [[side, id] as const]
    })
    const pairs = named.flatMap(([side, id]) => linked[side].get(id) ?? [])
    const about = [
      ...named,
      ...pairs.flatMap((link) => [['neo', link.neo.id] as const, ['outlook', link.outlook.id] as const]),
    ]
    if (about.length > 0 && about.every(isGone)) {
      unwish.push(one.id)
      continue
    }
    // A pair with a link is asked for anyway.
    if (pairs.length > 0) continue
    const { days } = withDays(named.flatMap(([side, id]) => items[side].get(id) ?? []))
    if (days && (days.from !== one.days?.from || days.to !== one.days.to)) wish.push({ ...one, days })
  }
  return { wish, unwish }
}
