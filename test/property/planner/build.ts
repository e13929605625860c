import type { FieldName, Fields, Item, SideName, Times } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import { claimLife } from '../../../lib/core/claim.ts'
import { canonical, touches, withFields } from '../../../lib/core/normal.ts'
import { createOf } from '../../../lib/core/operations.ts'
import type { Intent, Link } from '../../../lib/core/ports.ts'
import { seenText, type Wish } from '../../../lib/core/wish.ts'
import type { Half, Names, Said, Thing, Triple } from './triple.ts'
import { markOf, sideNames, type World } from './world.ts'

const now = 100 * claimLife
export const device = 'pc1'
const window = { from: '2026-11-20', to: '2026-11-30' }
const noon: Times = { kind: 'timed', start: '2026-11-26T12:00', end: '2026-11-26T13:00' }
const wholeDay: Times = { kind: 'days', first: '2026-11-27', last: '2026-11-27' }
const later: Times = { kind: 'timed', start: '2026-11-28T09:00', end: '2026-11-28T09:30' }
const outside: Times = { kind: 'days', first: '2027-02-01', last: '2027-02-02' }

/** Few looks, so that events of different things look alike by chance. */
const looks: readonly Fields[] = [
  { subject: '定例', times: noon, place: '', body: '' },
  { subject: '定例', times: noon, place: 'p', body: '' },
  { subject: '定例', times: noon, place: '', body: 'x' },
  { subject: '定例', times: wholeDay, place: '', body: '' },
  { subject: '会議', times: noon, place: '', body: '' },
  { subject: '会議', times: noon, place: 'p', body: 'x' },
  { subject: '会議', times: wholeDay, place: 'p', body: '' },
  { subject: '会議', times: outside, place: '', body: '' },
]
const values: readonly Fields[] = [
  { subject: '改', times: later, place: 'q', body: 'y' },
  { subject: '新', times: outside, place: 'r', body: 'z' },
]
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}
const edited = (fields: Fields, names: readonly FieldName[], to: number) => withFields(fields, at(values, to), names)

const idsAt = (index: number) => ({ neo: `n${index}`, outlook: `o${index}` })
/** The event that stood in another's place before. */
const formerId = (side: SideName, index: number) => `${idsAt(index)[side]}x`

const markNamed = (names: Names, side: SideName, index: number, another: number) => {
  if (names === 'nobody') return
  if (names === 'lost') return markOf(`lost-${idsAt(index)[side]}`)
  return markOf(idsAt(names === 'partner' ? index : another)[otherSide(side)])
}

const claims = {
  own: { device, id: 'c', at: now - 1 },
  'own-old': { device, id: 'c', at: now - 2 * claimLife },
  other: { device: 'pc2', id: 'c', at: now - 1 },
  'other-old': { device: 'pc2', id: 'c', at: now - 2 * claimLife },
}

const itemOf = (half: Half, side: SideName, id: string, base: Fields, more: Partial<Item>): Item => ({
  id,
  version: side === 'neo' ? '' : '1',
  fields: half.is === 'edited' ? edited(base, half.edits, half.to) : base,
  mark: markOf(id),
  ...(half.readOnly && { readOnly: true }),
  ...(half.notYet && { notYet: half.notYet }),
  ...(half.changedAt !== undefined && { changedAt: half.changedAt }),
  ...more,
})

const agreedIn = (thing: Thing): Record<SideName, Fields> => {
  const base = at(looks, thing.look)
  return { neo: base, outlook: thing.link === 'as-is' ? { ...base, place: 'taken back' } : base }
}

/** An event that was made in the place of another is of the next generation. */
const generationOf = ({ replaces, generation }: Thing) =>
  replaces === 'outlook' ? Math.max(1, generation) : generation
const isLinked = ({ link }: Thing) => link === 'linked' || link === 'as-is'

/**
 * A copy is of an earlier event that carries the mark, and has its link or has lost it together with this one. Else another device has joined a linked
 * event of Outlook to one that had no partner or, by turns, to one of another pair.
 */
const mayName = (side: SideName, index: number, another: number, things: readonly Thing[]) => {
  const [thing, other] = [at(things, index), at(things, another)]
  if (!other.knowsMark) return false
  const carries = (side === 'neo' ? other.marker : other.stamp) === 'partner'
  const isCopy =
    carries &&
    !other.replaces &&
    another < index &&
    (isLinked(other) || (thing.link === 'none' && other.link === 'none'))
  if (side === 'neo' || !isLinked(thing)) return isCopy
  // Only one event is joined to it, whatever other stamps say.
  const isFirst =
    things.findIndex((one) => one.stamp === 'another' && one.another % things.length === another) === index
  if (!isFirst) return false
  return isLinked(other) ? other.replaces !== 'neo' : other.link === 'none' && other.outlook.is === 'gone'
}

const itemsOf = (thing: Thing, index: number, things: readonly Thing[]): Partial<Record<SideName, Item>> => {
  const ids = idsAt(index)
  const agreed = agreedIn(thing)
  const another = thing.another % things.length
  // What we made names its source; what an open creation has made in NEO nobody else knows yet.
  const isMade = (side: SideName) => thing.intent === side || (thing.replaces === side && isLinked(thing))
  const isSecret = (names: Names) => at(things, names === 'another' ? another : index).intent === 'neo'
  const carried = (side: SideName, names: Names) => {
    if (isMade(side)) return 'partner'
    const isUnheard = names === 'another' && !mayName(side, index, another, things)
    return isUnheard || (side === 'outlook' && isSecret(names)) ? 'nobody' : names
  }
  const stamp = markNamed(carried('outlook', thing.stamp), 'outlook', index, another)
  const marker = markNamed(carried('neo', thing.marker), 'neo', index, another)
  const isStamped = stamp !== undefined
  return {
    ...(thing.neo.is !== 'gone' && {
      neo: itemOf(thing.neo, 'neo', ids.neo, agreed.neo, marker === undefined ? {} : { partnerMark: marker }),
    }),
    ...(thing.outlook.is !== 'gone' && {
      outlook: itemOf(thing.outlook, 'outlook', ids.outlook, agreed.outlook, {
        ...(isStamped && {
          partnerMark: stamp,
          generation: generationOf(thing),
          agreed: canonical(at(looks, thing.look)),
        }),
        ...(thing.claim && { claim: claims[thing.claim] }),
      }),
    }),
  }
}

const linkOf = (thing: Thing, index: number): Link => {
  const ids = idsAt(index)
  const agreed = agreedIn(thing)
  const replaced = (side: SideName) => (thing.replaces === side ? formerId(side, index) : ids[side])
  return {
    neo: { id: replaced('neo'), fields: agreed.neo },
    outlook: { id: replaced('outlook'), fields: agreed.outlook, ...(thing.outlook.is === 'same' && { version: '1' }) },
    generation: generationOf(thing) - (thing.replaces === 'outlook' ? 1 : 0),
    ...(thing.knowsMark && { mark: markOf(replaced('neo')) }),
  }
}

/** A creation that a run began and nobody has settled since. */
const intentOf = (thing: Thing, index: number, on: SideName): Intent => {
  const source = otherSide(on)
  const id = idsAt(index)[source]
  const operation = createOf(
    on,
    { id, version: '', fields: at(looks, thing.look), mark: markOf(id) },
    on === 'outlook' ? generationOf(thing) : 0,
  )
  return { id: `open ${index}`, at: 1, run: 'before', operation }
}

/**
 * A person's word is about what was before the eyes, and a later one about the same events takes its place; apart holds whatever becomes of them, and
 * there may be several reasons for it. Both versions are wanted only where both sides may be written.
 */
const wishOf = (
  said: Said,
  nth: number,
  things: readonly Thing[],
  items: readonly Partial<Record<SideName, Item>>[],
): Wish => {
  const { want, at: time, why } = said
  const index = said.thing % items.length
  const ids = idsAt(index)
  const { neo, outlook } = at(items, index)
  const isPair = (neo && outlook) || isLinked(at(things, index))
  // A person's word is about both as far as they are there. What the engine says itself it says of NEO's event, except of what was taken back.
  const aboutApart = why === 'orphan' || why === 'deleted-there' ? 'neo' : said.about
  const about = want === 'apart' ? aboutApart : isPair ? 'pair' : neo ? 'neo' : 'outlook'
  const ofWhat = {
    ...((about === 'neo' || about === 'pair') && { neo: ids.neo }),
    ...((about === 'outlook' || about === 'pair') && { outlook: ids.outlook }),
    ...(about === 'mark' && { mark: markOf(ids.neo) }),
  }
  if (want === 'apart') return { id: `apart ${nth}`, at: time, want, ...ofWhat, ...(why && { why }) }
  const seen = said.isOutrun ? 'something else' : seenText(neo, outlook)
  return { id: `said ${index}`, at: time, want, ...ofWhat, seen }
}

export const worldOf = (triple: Triple): World => {
  // The creation of an event that has its link is not open. What stood far away nobody has made anew.
  const things = triple.things.map((thing): Thing => {
    const replaces = isLinked(thing) && touches(at(looks, thing.look).times, window) ? thing.replaces : undefined
    return { ...thing, replaces, intent: isLinked(thing) && replaces !== thing.intent ? undefined : thing.intent }
  })
  const items = things.map((thing, index) => itemsOf(thing, index, things))
  const links = things.flatMap((thing, index) => (isLinked(thing) ? [linkOf(thing, index)] : []))
  const intents = things.flatMap((thing, index) => (thing.intent ? [intentOf(thing, index, thing.intent)] : []))
  const wishes = triple.wishes
    .filter(({ want }) => want !== 'both' || triple.direction === 'both')
    .map((said, nth) => wishOf(said, nth, things, items))
  const events = (side: SideName) => new Map(items.flatMap((one) => (one[side] ? [[one[side].id, one[side]]] : [])))
  // What a creation in Outlook was called once is used up, whatever became of its event.
  const upTo = (neo: string, outlook: string, last: number) =>
    Array.from({ length: last + 1 }, (_, generation): [string, string] => [
      `${neo}/${generation}`,
      generation === last ? outlook : 'long gone',
    ])
  const transactions = things.flatMap((thing, index) => [
    ...(isLinked(thing) ? [linkOf(thing, index)] : []).flatMap((link) =>
      upTo(link.neo.id, link.outlook.id, link.generation),
    ),
    ...(items[index]?.outlook?.partnerMark === markOf(idsAt(index).neo)
      ? upTo(idsAt(index).neo, idsAt(index).outlook, generationOf(thing))
      : []),
  ])
  return {
    events: { neo: events('neo'), outlook: events('outlook') },
    links: new Map(links.map((link) => [link.neo.id, link])),
    intents: new Map(intents.map((intent) => [intent.id, intent])),
    wishes: new Map(wishes.map((wish) => [wish.id, wish])),
    transactions: new Map(transactions),
    hidden: new Set(
      things.flatMap((thing, index) =>
        sideNames.flatMap((side) =>
          isLinked(thing) && thing.replaces !== side && thing[side].is === 'unknown' ? [idsAt(index)[side]] : [],
        ),
      ),
    ),
    asIs: new Set(things.flatMap(({ link }, index) => (link === 'as-is' ? Object.values(idsAt(index)) : []))),
    hints: things.flatMap((thing, index) => (thing.link === 'hinted' ? [linkOf(thing, index)] : [])),
    rules: {
      direction: triple.direction,
      conflicts: triple.conflicts,
      excludedKinds: [],
      busyKinds: [],
      privateKinds: [],
      categoryKinds: [],
      facilityRooms: [],
      device,
    },
    window,
    now,
    chunk: triple.chunk,
  }
}
