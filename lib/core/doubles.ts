import type { Item, SideName } from './event.ts'
import { isIn, sameFields } from './normal.ts'
import type { Known, PlanInput } from './plan-input.ts'
import type { HistoryEntry, Link, Picture } from './ports.ts'
import { withDays } from './prune.ts'
import { isExcluded } from './rules.ts'
import { idsOf } from './wish.ts'

/** NEO events that carry the mark of one meeting with another: only of these it is asked who has made them. */
export const sameMarked = ({ neo, outlook }: Record<SideName, Picture>): string[] => {
  const meetings = new Set(outlook.items.flatMap(({ sealed, mark }) => (sealed ? [mark] : [])))
  const marked = neo.items.filter(({ partnerMark = '' }) => meetings.has(partnerMark))
  return [...Map.groupBy(marked, ({ partnerMark }) => partnerMark).values()].flatMap((group) =>
    group.length === 1 ? [] : group.map(({ id }) => id),
  )
}

/** Of these entries' NEO events, those that were made by a plain run. What was only found after a run was killed may be another device's. */
export const madeOf = (entries: readonly HistoryEntry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ operation: o, sure, eventId }) =>
      o.do === 'create' && o.on === 'neo' && o.undo === undefined && sure ? [eventId] : [],
    ),
  )

/** A NEO event that stands beside the one that is a meeting's partner. `isUntouched`: this installation has made it, and nobody would miss it. */
export type Double = { item: Item; meeting: Item; isUntouched: boolean }

/** A partner in NEO is made without a claim only for a meeting, and what was one keeps that until its stamp follows. */
const isOrWasMeeting = ({ sealed, notYet, partnerMark, claim }: Item) =>
  (notYet === undefined || notYet === 'meeting') &&
  (sealed === true || (partnerMark === undefined && claim === undefined))

/** NEO counts its ids: what was made first comes first. */
const olderFirst = (a: Item, b: Item) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1)

/**
 * Nothing can be claimed on a meeting, so of two devices both may make its partner in NEO. Both entries carry the meeting's mark, and every device keeps
 * the same one: the one that the meeting's stamp names, or else the oldest; it is linked in place of the other. The device that has made the other takes
 * it away again; whoever has not cannot tell it from a copy that a person made. One that a person has wanted as an event of its own, or that is
 * another's partner, is no double.
 */
export const keepOne = (
  links: readonly Link[],
  { neo, outlook, made }: Pick<PlanInput, SideName | 'made'>,
): { links: Link[]; put: Link[]; doubles: Double[] } => {
  const byMark = Map.groupBy(neo.items, ({ partnerMark }) => partnerMark)
  const byId = new Map(neo.items.map((item) => [item.id, item]))
  const byOwnMark = new Map(neo.items.map((item) => [item.mark, item]))
  const linkOfNeo = new Map(links.map((link) => [link.neo.id, link]))
  const linkOfMeeting = new Map(links.map((link) => [link.outlook.id, link]))
  const stampedOn = new Map(outlook.items.map((item) => [item.partnerMark, item.id]))
  const put: Link[] = []
  const doubles: Double[] = []
  for (const meeting of outlook.items) {
    if (!isOrWasMeeting(meeting)) continue
    const link = linkOfMeeting.get(meeting.id)
    const isCandidate = ({ id, mark, notYet, dateOf }: Item) =>
      !notYet &&
      // All dates of an entry carry its mark.
      dateOf === undefined &&
      mark !== link?.former &&
      (linkOfNeo.get(id) ?? link) === link &&
      (stampedOn.get(mark) ?? meeting.id) === meeting.id
    const rank = (item: Item) => (item.mark === meeting.partnerMark ? 0 : 1)
    const named = byOwnMark.get(meeting.partnerMark ?? '')
    const partner = link ? byId.get(link.neo.id) : named && !linkOfNeo.has(named.id) ? named : undefined
    // Nobody knows what became of it.
    if (link && !partner) continue
    // Made on the other side, or joined because the two look alike: then it carries no mark.
    const isUnmarked = partner !== undefined && partner.partnerMark !== meeting.mark
    const [kept, ...others] = (byMark.get(meeting.mark) ?? [])
      .filter(isCandidate)
      .toSorted((a, b) => rank(a) - rank(b) || olderFirst(a, b))
    if (!kept || (others.length === 0 && !isUnmarked)) continue
    if (link && !isUnmarked && link.neo.id !== kept.id)
      put.push({ ...link, neo: { id: kept.id, fields: link.neo.fields }, mark: kept.mark })
    const known = [kept.fields, meeting.fields, ...(link ? [link.neo.fields, link.outlook.fields] : [])]
    for (const item of isUnmarked ? [kept, ...others] : others) {
      // What was made for this meeting, beside a partner that was not, may be the right one: its stamp may be a copied one, and looks alone prove nothing.
      // Nor is it proven of what is no meeting now that it ever was one: its claim and its stamp may have been lost, and then the other is a person's copy.
      const isProven = meeting.sealed === true && !isUnmarked && made.has(item.id)
      const isUntouched = isProven && !item.files && known.some((fields) => sameFields(item.fields, fields))
      doubles.push({ item, meeting, isUntouched })
    }
  }
  const moved = new Map(put.map((link) => [link.outlook.id, link]))
  return { links: links.map((link) => moved.get(link.outlook.id) ?? link), put, doubles }
}

/** Of what this installation has made, and is still as it was, one is enough; what a person has made or edited stays, and is listed. */
export const decideDouble = ({ input, draft, wishOf }: Known, { item, meeting, isUntouched }: Double) => {
  if (![item, meeting].some(({ fields }) => isIn(fields, input.window))) return
  if (isExcluded(input.rules, { neo: item })) return
  // Of one that is cancelled nothing is decided, nor of what belongs to it.
  if (meeting.notYet) return draft.park(meeting.notYet, { neo: item })
  const wished = wishOf({ neo: item.id })
  if (wished?.want === 'apart') return draft.park(wished.why ?? 'chosen', { neo: item })
  if (wished) {
    if (draft.obeySingle('neo', item, wished)) return
    for (const id of idsOf(wished)) draft.unwish.add(id)
  }
  if (isUntouched && !item.shared && !item.readOnly && draft.allowed('neo')) return draft.remove('neo', item)
  draft.park('double', { neo: item })
  if (isUntouched) return
  // It might become the same by chance later.
  draft.wish.push({
    id: `double ${item.id}`,
    at: input.now,
    want: 'apart',
    neo: item.id,
    why: 'double',
    ...withDays([item]),
  })
}
