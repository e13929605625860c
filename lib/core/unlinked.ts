import { isFresh } from './claim.ts'
import type { Item, SideName } from './event.ts'
import { otherSide } from './event.ts'
import { hiddenSide } from './hidden.ts'
import { linkOf, type Pair } from './match.ts'
import { isIn, sameField } from './normal.ts'
import { apartBefore, isPartedElsewhere, type Known } from './plan-input.ts'
import type { Link } from './ports.ts'
import { withDays } from './prune.ts'
import { isExcluded } from './rules.ts'
import { idsOf } from './wish.ts'

/**
 * A pair without a link becomes one. `isFreed`: another device has joined its partner of until now elsewhere, or a creation has met this one; it is remembered by
 * its older partner even where nothing may be done about that one, or it would get a new one in every run.
 */
export const adopt = (
  { input, draft, wishOf }: Known,
  pair: Pair,
  hint: Link | undefined,
  isFreed: boolean,
): number => {
  const { neo, outlook } = pair
  if (![neo, outlook].some((item) => isIn(item.fields, input.window))) return 0
  if (isExcluded(input.rules, pair)) {
    if (isFreed) draft.put.push(linkOf(pair, input.recalled.get(outlook.id)))
    return 0
  }
  const blocked = neo.notYet ? neo : outlook.notYet ? outlook : undefined
  if (blocked?.notYet) {
    draft.park(blocked.notYet, pair, { side: blocked === neo ? 'neo' : 'outlook' })
    if (isFreed) draft.put.push(linkOf(pair, input.recalled.get(outlook.id)))
    return 0
  }
  const hidden = hiddenSide(neo, outlook)
  if (hidden) {
    draft.park('private', pair, { side: hidden })
    if (isFreed) draft.put.push(linkOf(pair, input.recalled.get(outlook.id)))
    return 0
  }
  const wished = wishOf({ neo: neo.id, outlook: outlook.id, marks: [neo.partnerMark, outlook.partnerMark] })
  // An event whose partner had been missing has found it again, or another device has given it one at a person's word.
  const isFound =
    wished?.why === 'orphan' ||
    (wished?.why === 'sealed' && neo.partnerMark === outlook.mark) ||
    (wished?.why === 'undone' && outlook.partnerMark === neo.mark)
  if (wished?.want === 'apart' && !isFound) {
    draft.park(wished.why ?? 'chosen', pair)
    // The word was about the Outlook event alone: known for both of them it need not be sought in every run.
    const { older: _, ...word } = wished
    if (word.neo === undefined && word.mark === undefined)
      draft.wish.push({ ...word, neo: neo.id, ...withDays([neo, outlook]) })
    return 0
  }
  const restElsewhere = () => {
    if (!isPartedElsewhere(neo, outlook)) return false
    draft.put.push(linkOf(pair, input.recalled.get(outlook.id)))
    draft.park('undone', pair)
    return true
  }
  if ((!wished || wished.want === 'apart') && restElsewhere()) return 0
  const recalled = input.recalled.get(outlook.id)
  const link = hint ?? linkOf(pair, recalled)
  if (wished && wished.want !== 'apart') {
    if (draft.obeyPair(link, neo, outlook, wished)) {
      draft.put.push(link)
      return 1
    }
    draft.unwish.add(wished.id)
    const before = apartBefore(wished)
    if (before) {
      draft.park(before.why ?? 'chosen', pair)
      return 0
    }
    if (restElsewhere()) return 0
  } else if (wished) for (const id of idsOf(wished)) draft.unwish.add(id)
  draft.put.push(link)
  // What the stamp remembers tells a person's edit from a text that was never there.
  draft.mergePair(link, neo, outlook, hint === undefined && recalled === undefined)
  return 1
}

/** Seeking costs a request: only once, and only for an event about which something would be done. */
export const isToBeSought = ({ input, wishOf }: Known, item: Item) =>
  !input.unfound.has(item.id) &&
  isIn(item.fields, input.window) &&
  !isExcluded(input.rules, { neo: item }) &&
  !wishOf({ neo: item.id, marks: [item.partnerMark] })

/** A NEO event that names an Outlook event which another device has claimed: that one is about to join the two, and its stamp may not show yet. */
const isBeingMade = ({ input }: Known, { partnerMark }: Item) => {
  const claim = partnerMark && input.outlook.items.find(({ mark }) => mark === partnerMark)?.claim
  return claim && claim.device !== input.rules.device && isFresh(claim, input.now)
}

/** Something that was taken apart here and looks the same: what was put back of it carries a mark that names nobody. */
const isTakenApart = ({ input }: Known, { fields }: Item) =>
  input.outlook.items.some(
    (one) => one.apart && (['subject', 'times'] as const).every((name) => sameField(one.fields, fields, name)),
  )

/** What another registered user's sync has written into it names an event of theirs. */
export const isOthers = (known: Known, item: Item) =>
  item.shared === true &&
  known.input.unfound.has(item.id) &&
  !known.input.outlook.items.some(({ mark }) => mark === item.partnerMark) &&
  !isTakenApart(known, item) &&
  known.draft.allowed('outlook')

/** An event that stands alone. */
export const decideSingle = (known: Known, side: SideName, item: Item, isOrphan: boolean, isCopy = false) => {
  const { input, draft, wishOf } = known
  if (!isIn(item.fields, input.window)) return
  const pair = { neo: side === 'neo' ? item : undefined, outlook: side === 'outlook' ? item : undefined }
  if (isExcluded(input.rules, pair)) return
  if (item.notYet) return draft.park(item.notYet, pair)
  const wished = wishOf({ [side]: item.id, marks: [item.partnerMark] })
  if (wished?.want === 'apart') return draft.park(wished.why ?? 'chosen', pair)
  if (wished) {
    if (draft.obeySingle(side, item, wished)) return
    // Both versions were wanted, and now there are two.
    const isDone = wished.want === 'both'
    for (const id of isDone ? idsOf(wished) : [wished.id]) draft.unwish.add(id)
    const before = isDone ? undefined : apartBefore(wished)
    if (before) return draft.park(before.why ?? 'chosen', pair)
  }
  if (item.apart && !isCopy) return draft.park('undone', pair)
  if (side === 'neo' && isBeingMade(known, item)) return draft.park('claimed', pair)
  if (!isOrphan || isOthers(known, item)) return draft.create(otherSide(side), item, 0)
  draft.park('orphan', pair)
  // Seeking the partner again in every run would cost a request each time: the question stays until it is answered.
  if (side === 'neo')
    draft.wish.push({
      id: `orphan ${item.id}`,
      at: input.now,
      want: 'apart',
      neo: item.id,
      why: 'orphan',
      ...withDays([item]),
    })
}
