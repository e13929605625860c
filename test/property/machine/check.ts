import { type FieldName, type Fields, fieldNames, otherSide, type SideName } from '../../../lib/core/event.ts'
import { usual } from '../../../lib/core/flags.ts'
import { type Dates, isIn, sameField, textOf } from '../../../lib/core/normal.ts'
import { endOfSeries } from '../../../lib/core/series/occurrences.ts'
import type { Link } from '../../../lib/core/ports.ts'
import type { MemoryEvent } from '../../fakes/memory-calendar.ts'
import { sideNames } from './acts.ts'
import { isAside, originOf, textsOf } from './origins.ts'
import type { World } from './life.ts'

const expectThat = (is: boolean, what: string) => {
  if (!is) throw new Error(what)
}
const looks = ({ fields }: MemoryEvent) =>
  JSON.stringify([fields.subject, textOf(fields, 'times'), fields.series !== undefined])
export const endOf = ({ times, series }: Dates): string => {
  if (series) return endOfSeries(times, series) ?? '9999-12-31T24:00'
  return times.kind === 'timed' ? times.end : `${times.last}T24:00`
}

/** Every event has its partner and holds the same, or is listed for a person. */
export const expectSame = (world: World) => {
  const { calendars, rules, window, devices } = world
  const known = devices.flatMap((device) => device.links)
  /** Another device has joined its Outlook event elsewhere since, as the stamp says: what this one remembers of it counts for nothing. */
  const isLeft = ({ neo, outlook }: Link) => {
    const stamp = calendars.outlook.events.get(outlook.id)?.partnerMark
    return (
      stamp !== `mark-${neo.id}` && known.some((one) => one.outlook.id === outlook.id && stamp === `mark-${one.neo.id}`)
    )
  }
  const links = known.filter((link) => !isLeft(link))
  const listed = devices.flatMap(({ parked }) => parked)
  const about = (side: SideName, id: string) =>
    listed.filter((one) => one.ids[side] === id || one[side]?.id === id || (one.side === side && one.item.id === id))
  const linksOf = (side: SideName, id: string) => links.filter((link) => link[side].id === id)
  expectThat(!listed.some(({ why }) => why === 'claimed'), 'a claim lasts for ever')
  for (const device of devices)
    for (const name of sideNames)
      expectThat(new Set(device.links.map((link) => link[name].id)).size === device.links.length, 'two partners of one')
  const near = ({ neo, outlook }: Link) => isIn(neo.fields, window) && isIn(outlook.fields, window)
  /** Of an event that is gone only the subject tells its kind. */
  const isKind = (text: string) => rules.excludedKinds.some((kind) => text.startsWith(kind))
  const isLeftAlone = ({ kind }: MemoryEvent) => kind !== undefined && rules.excludedKinds.includes(kind)
  for (const link of links)
    if (near(link) && !isKind(link.neo.fields.subject) && !isPast([link.neo.fields, link.outlook.fields]))
      expectThat(
        sideNames.some((name) => calendars[name].events.has(link[name].id)),
        `a link without events: ${link.neo.id}`,
      )

  function isPast(dates: readonly Dates[]) {
    return rules.endedBefore !== undefined && dates.every((one) => endOf(one) <= (rules.endedBefore ?? ''))
  }
  const isSourceOf = (side: SideName) =>
    rules.direction === 'both' || rules.direction === (side === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo')

  for (const name of sideNames)
    for (const event of calendars[name].events.values()) {
      const other = otherSide(name)
      const mine = linksOf(name, event.id)
      if (!isIn(event.fields, window) || isAside(event)) continue
      const why = about(name, event.id)
      if (why.some((one) => one.why !== 'claimed' && !one.fields)) continue
      const open = new Set(why.flatMap(({ fields }) => fields ?? []))
      // Two devices may know two partners of one event: each pair is looked at by itself.
      const pairs = mine.flatMap((link) => {
        const partner = calendars[other].events.get(link[other].id)
        return partner ? [{ link, partner }] : []
      })
      for (const { link, partner } of pairs) {
        if (isAside(partner) || isLeftAlone(name === 'neo' ? event : partner)) continue
        if (isPast([event.fields, partner.fields, link.neo.fields, link.outlook.fields])) continue
        // Where the times wait for a person the dates of a series are the same but for them.
        const timed = open.has('times') ? { ...event.fields, times: partner.fields.times } : event.fields
        for (const field of fieldNames) {
          const side = isSourceOf(name) ? name : other
          const source = side === name ? event : partner
          const isUntouched =
            rules.direction !== 'both' && sameField({ ...usual, ...link[side].fields }, source.fields, field)
          expectThat(
            open.has(field) ||
              isUntouched ||
              sameHere(world, field === 'series' ? timed : event.fields, partner.fields, field),
            `${field} of ${event.id} and ${partner.id} differ`,
          )
        }
      }
      if (pairs.length > 0 || (name === 'neo' && isLeftAlone(event))) continue
      // Without a partner it may have been joined elsewhere since: then what was agreed with the old one says nothing.
      const agreed = mine.map((link) => [link.neo.fields, link.outlook.fields])
      if ([[], ...agreed].some((days) => isPast([event.fields, ...days]))) continue
      if (mine.length > 0) {
        const isKnown = mine.some((link) => isKind(link.neo.fields.subject))
        expectThat(isKnown || rules.direction !== 'both', `the partner of ${event.id} is gone`)
        continue
      }
      // The twin of an event that is left alone is not made once more.
      const isTwin = [...calendars[other].events.values()].some(
        (twin) =>
          (isAside(twin) || isKind(twin.kind ?? '') || isPast([twin.fields])) &&
          (looks(twin) === looks(event) ||
            event.partnerMark === `mark-${twin.id}` ||
            twin.partnerMark === `mark-${event.id}` ||
            devices.some(({ hints }) =>
              hints.some((hint) => hint[name].id === event.id && hint[other].id === twin.id),
            )),
      )
      expectThat(isTwin || !isSourceOf(name), `${event.id} has no partner`)
    }
}

/** Equal, or as the rewriting server gives it back. */
const sameHere = ({ options }: World, a: Fields, b: Fields, name: keyof Fields) =>
  textOf(a, name) === textOf(b, name) ||
  (options.echo && name === 'body' && a.body.toLowerCase() === b.body.toLowerCase())

/** No event stands more often than people made it, and nothing is left half done. */
export const expectCounted = async ({ calendars, devices, people, rules, window }: World) => {
  /** What is left alone is left alone, two entries of one meeting included. */
  const isAlone = ({ fields, kind, partnerMark }: MemoryEvent) =>
    [...calendars.outlook.events.values()].some((one) => isAside(one) && partnerMark === `mark-${one.id}`) ||
    rules.direction === 'neo-to-outlook' ||
    !isIn(fields, window) ||
    (kind !== undefined && rules.excludedKinds.includes(kind)) ||
    (rules.endedBefore !== undefined && endOf(fields) <= rules.endedBefore)
  /** A second entry of a meeting that is not any more as it was made is a person's to decide. */
  const isAsked = ({ id }: MemoryEvent) =>
    devices.some(({ parked }) =>
      parked.some(({ why, neo, ids }) => why === 'double' && [neo?.id, ids.neo].includes(id)),
    )
  const isSpare = (event: MemoryEvent, events: readonly MemoryEvent[]) =>
    event.partnerMark !== undefined &&
    events.some(
      ({ id, partnerMark }) =>
        partnerMark === event.partnerMark && (isAsked(event) ? id !== event.id : isAlone(event) && id < event.id),
    )
  for (const name of sideNames) {
    const counts = Map.groupBy(calendars[name].events.values(), ({ fields }) => originOf(fields))
    for (const [origin, events] of counts)
      expectThat(
        events.filter((event) => name === 'outlook' || !isSpare(event, events)).length <=
          (people.origins.get(origin) ?? 0),
        `${origin} stands ${events.length} times on ${name}`,
      )
  }
  for (const { raw } of devices) expectThat((await raw.intents()).length === 0, 'an intent stays open')
}

/** What a person wrote last is in a calendar, or in the history. */
export const expectNothingLost = async ({ calendars, devices, people }: World) => {
  const entries = (await Promise.all(devices.map(({ raw }) => raw.entries()))).flat()
  const kept = entries.flatMap(({ before }) => (before === undefined ? [] : textsOf(JSON.parse(before))))
  const present = new Set([...kept, ...sideNames.flatMap((name) => calendars[name].list().flatMap(textsOf))])
  const lost = [...people.written].filter((text) => !people.superseded.has(text) && !present.has(text))
  expectThat(lost.length === 0, `lost: ${lost.join()}`)
}

/** What a write did not touch may have changed between the look and the write. */
const holdsSame = (kept: string, before: string, names: readonly FieldName[]) => {
  const [a, b] = [JSON.parse(kept), JSON.parse(before)] as [Fields, Fields]
  return names.every((name) => textOf(a, name) === textOf(b, name))
}

/** What we overwrote or deleted can be put back. */
export const expectKept = async ({ devices }: World) => {
  for (const { raw, overwritten } of devices) {
    const entries = await raw.entries()
    for (const { eventId, does, before, changed } of overwritten)
      expectThat(
        entries.some(
          (entry) =>
            entry.eventId === eventId &&
            entry.operation.do === does &&
            entry.before !== undefined &&
            holdsSame(entry.before, before, changed),
        ),
        `nobody can put back what ${eventId} held: ${before}`,
      )
  }
}
