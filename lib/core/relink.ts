import { renamed } from './became.ts'
import { itemsById, linksById } from './by-id.ts'
import type { Fields, Item, SideName } from './event.ts'
import { otherSide } from './event.ts'
import { isTimeless } from './match.ts'
import { canonical } from './normal.ts'
import type { Intent, Link, Picture } from './ports.ts'
import { cutOfMade, takingOver } from './record.ts'

export type Relinked = {
  links: Link[]
  /** The links that are new or lead elsewhere now. */
  put: Link[]
  /** Ids of events that may be the partner of a link whose partner is not known now: nothing is done about them. */
  held: Record<SideName, ReadonlySet<string>>
  /** NEO events whose partner another device has given to another, or of long ago: theirs may stand where nobody looks. */
  freed: ReadonlySet<string>
  /** Outlook events that another device has joined to another NEO event. */
  rejoined: ReadonlySet<string>
  /** Outlook events that name the partner of a pair of which neither is seen, nor ever will be asked for: a person has to say what they are. */
  doubted: ReadonlySet<string>
  /** NEO events that a link may lead to now, once it has been asked whether they have a partner already. */
  open: Item[]
}

export const knows = (a: Item, b: Item) => a.partnerMark === b.mark || b.partnerMark === a.mark

/** What an open creation sent is what both sides agreed on, even where the source is not to be seen any more. */
const linkOfMade = (o: Extract<Intent['operation'], { do: 'create' }>, made: Item): Link => {
  const { visibility, ...rest } = o.fields
  // One that can be read although it was sent as private was opened by nobody: nothing is agreed of that, and it is closed next.
  const fields = visibility === 'private' && made.fields.visibility === 'open' ? rest : o.fields
  const here = { id: made.id, fields }
  const there = { id: o.partnerId, fields }
  const cut = cutOfMade(o, made)
  return o.on === 'neo'
    ? { neo: here, outlook: there, generation: o.generation, mark: made.mark, ...cut }
    : { neo: there, outlook: here, generation: made.generation ?? o.generation, mark: o.partnerMark, ...cut }
}

/**
 * Links whose Outlook event another device has joined to another NEO event since: its stamp names one that has no partner, or stands where nobody looks
 * while the own one is gone, or another event that has no link is stamped with the own one, or the stamps are exchanged among several links. Whoever stamped last holds: two devices would else renew their stamps
 * against each other for ever, and make partners for what has one. A copied stamp names an event that has its link.
 */
export const joinedElsewhere = (
  links: readonly Link[],
  { neo, outlook }: Record<SideName, Picture>,
): ReadonlySet<Link> => {
  const marks = new Set(links.map(({ mark }) => mark))
  const byNeo = new Map(links.map((link) => [link.neo.id, link]))
  const byMark = new Map(neo.items.map((item) => [item.mark, item]))
  const right = new Map(outlook.items.map((item) => [item.id, item]))
  const stampOf = (link: Link) => right.get(link.outlook.id)?.partnerMark
  const named = (link: Link) => byMark.get(stampOf(link) ?? '')
  /** The link of the NEO event that the stamp of this link's Outlook event names. */
  const next = (link: Link): Link | undefined => byNeo.get(named(link)?.id ?? '')
  const linked = new Set(links.map((link) => link.outlook.id))
  const free = new Set(outlook.items.flatMap(({ id, partnerMark }) => (linked.has(id) ? [] : [partnerMark])))
  const isStampedFree = ({ mark }: Link) => mark !== undefined && free.has(mark)
  const isExchanged = (link: Link) => {
    const seen = new Set<Link>()
    for (let at = next(link); at && !seen.has(at); at = next(at)) {
      if (at === link) return true
      seen.add(at)
    }
    return false
  }
  const left = new Set<Link>()
  const leaves = (link: Link): boolean => {
    const stamp = stampOf(link)
    // It has no stamp and may get none, so whoever does not know the link cannot tell whose partner that is, and may have made another.
    const mine = right.get(link.outlook.id)
    if (stamp === undefined && (mine?.notYet ?? mine?.readOnly)) return isStampedFree(link)
    if (stamp === undefined || stamp === link.former || stamp === link.mark || named(link)?.id === link.neo.id)
      return false
    const isNamedInVain = neo.missing.get(link.neo.id) === 'gone' && link.mark !== undefined && !marks.has(stamp)
    if (!named(link)) return isStampedFree(link) || isNamedInVain
    const other = next(link)
    return !other || outlook.missing.get(other.outlook.id) === 'gone' || isExchanged(link) || isStampedFree(link)
  }
  for (;;) {
    const found = links.filter((link) => !left.has(link) && leaves(link))
    if (found.length === 0) return left
    // What one link leaves may be what the stamp of another names.
    for (const link of found) {
      left.add(link)
      byNeo.delete(link.neo.id)
    }
  }
}

/**
 * Links as the pictures show them. A write may have landed without its record: the worker was killed, the answer got lost, or another PC made it. So
 * what an open creation has made is linked to its source, and a link whose one event is proven gone leads to the event that carries the mark of the
 * other. Without this both would look new, and each would be made once more. `recalled`: by Outlook id, the sides that still hold what its stamp says was agreed.
 */
export const relink = (
  known: readonly Link[],
  intents: readonly Intent[],
  pictures: Record<SideName, Picture>,
  recalled: ReadonlyMap<string, readonly SideName[]> = new Map(),
  sought: ReadonlySet<string> = new Set(),
): Relinked => {
  const { links: named, put: moved, open } = renamed(known, pictures, sought)
  const left = joinedElsewhere(named, pictures)
  const links = named.filter((link) => !left.has(link))
  const items = itemsById(pictures)
  const linked = linksById(links)
  const held = { neo: new Set<string>(), outlook: new Set<string>() }
  const doubted = new Set<string>()
  const freed = new Set([...left].map((link) => link.neo.id))
  const put: Link[] = moved.filter((link) => !left.has(link))
  const replace = (old: Link | undefined, link: Link) => {
    if (old) {
      linked.neo.delete(old.neo.id)
      linked.outlook.delete(old.outlook.id)
    }
    linked.neo.set(link.neo.id, link)
    linked.outlook.set(link.outlook.id, link)
    put.push(link)
  }
  const free = (side: SideName, fits: (item: Item) => boolean, like: Fields) => {
    const found = [...items[side].values()]
      .filter((item) => !linked[side].has(item.id) && fits(item))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    return found.find((item) => canonical(item.fields) === canonical(like)) ?? found[0]
  }
  const isGone = (side: SideName, id: string) => !items[side].has(id) && pictures[side].missing.get(id) === 'gone'

  /**
   * The creation met an event of long ago: its stamp remembers something else than what was sent now, or neither side holds it any more. So what was sent
   * was never agreed, and they are adopted like any two.
   */
  const isOfOld = (made: Item, { partnerId, fields }: Extract<Intent['operation'], { do: 'create' }>) => {
    if (made.agreed === undefined || !items.neo.has(partnerId)) return false
    const faithful = recalled.get(made.id)
    return !faithful || (!faithful.includes('neo') && canonical(made.fields) !== canonical(fields))
  }

  for (const { operation: o } of intents) {
    // An event that is put back stands alone.
    if (o.do !== 'create' || o.undo !== undefined) continue
    const made = free(o.on, (item) => item.partnerMark === o.partnerMark, o.fields)
    if (!made) continue
    const old = linked[otherSide(o.on)].get(o.partnerId)
    if (!old && isOfOld(made, o)) {
      freed.add(o.partnerId)
      continue
    }
    // The partner of an event that has one is made only where a person wanted both versions; what differs from what was sent is a copy of the old one.
    const isHalf = o.on === 'neo' && old && items.neo.has(old.neo.id) && canonical(made.fields) === canonical(o.fields)
    if (!old || isHalf || isGone(o.on, old[o.on].id))
      replace(old, o.on === 'neo' ? takingOver(linkOfMade(o, made), old) : linkOfMade(o, made))
    else if (!items[o.on].has(old[o.on].id)) held[o.on].add(made.id)
  }

  const all = [...linked.neo.values()]
  for (const link of all)
    for (const side of ['neo', 'outlook'] as const) {
      const other = items[otherSide(side)].get(link[otherSide(side)].id)
      // What carries the mark of an event that cannot be looked at may belong to it: another device may have made it anew.
      if (side === 'outlook' && !items.neo.has(link.neo.id) && !items.outlook.has(link.outlook.id)) {
        const isWaiting =
          isGone('outlook', link.outlook.id) &&
          ['unknown', 'unlisted'].includes(pictures.neo.missing.get(link.neo.id) ?? '')
        const into = isTimeless(link.neo.fields) ? doubted : isWaiting ? held.outlook : undefined
        for (const item of into ? items.outlook.values() : [])
          if (!linked.outlook.has(item.id) && item.partnerMark !== undefined && item.partnerMark === link.mark)
            into?.add(item.id)
      }
      if (!other || items[side].has(link[side].id) || linked[side].get(link[side].id) !== link) continue
      if (isGone(side, link[side].id)) {
        // A marker in NEO may be a copied one: it leads to no Outlook event whose stamp names somebody else.
        const fits = (item: Item) =>
          knows(item, other) && (side === 'neo' || [undefined, other.mark].includes(item.partnerMark))
        const found = free(side, fits, other.fields)
        const generation = (side === 'outlook' ? found : other)?.generation ?? link.generation
        const mark = (side === 'neo' ? found : other)?.mark ?? ''
        const led = found && { ...link, [side]: { id: found.id, fields: link[side].fields }, generation, mark }
        if (led) replace(link, takingOver(led, link))
      } else
        for (const item of items[side].values()) {
          // Its stamp still names the one that it has left.
          const isLeft = side === 'neo' && item.mark === link.former
          if (!linked[side].has(item.id) && knows(item, other) && !isLeft) held[side].add(item.id)
        }
    }
  const rejoined = new Set([...left].map((link) => link.outlook.id))
  return { links: [...linked.neo.values()], put, held, freed, rejoined, doubted, open }
}
