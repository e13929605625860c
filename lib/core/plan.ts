import type { Item, SideName, Window } from './event.ts'
import { otherSide } from './event.ts'
import { isFresh } from './claim.ts'
import { decisions, stateOf } from './decide.ts'
import { type Draft, draftPlan, type Plan, versionsOf } from './draft.ts'
import { hiddenSide } from './hidden.ts'
import { linkOf, match, type Pair } from './match.ts'
import { sameFields, touches } from './normal.ts'
import { inOrder, subjectOf } from './operations.ts'
import type { Intent, Link, Picture } from './ports.ts'
import { pruneWishes, withDays } from './prune.ts'
import { joinedElsewhere, relink } from './relink.ts'
import { isExcluded, type Rules } from './rules.ts'
import { idsOf, type Standing, type Wish, type WishBook, wishBook } from './wish.ts'

export type PlanInput = {
  neo: Picture
  outlook: Picture
  links: readonly Link[]
  /** Open intents of earlier runs; this plan settles them by what the pictures show. */
  intents: readonly Intent[]
  wishes: readonly Wish[]
  window: Window
  rules: Rules
  /** Milliseconds since the epoch. */
  now: number
  /** By Outlook id, which sides of an unlinked pair still hold what its stamp says was agreed. */
  recalled: ReadonlyMap<string, readonly SideName[]>
  /** Links of an earlier scope: pairs that are still there go on with what was agreed. */
  hints: readonly Link[]
  /** NEO events whose named partner was sought and not found. */
  unfound: ReadonlySet<string>
}

type Known = {
  input: PlanInput
  draft: Draft
  wishOf: WishBook
  neo: ReadonlyMap<string, Item>
  outlook: ReadonlyMap<string, Item>
}

/** A word that the events have outrun ends nothing: what stood apart before still does. */
const apartBefore = ({ older }: Standing) => older.find(({ want }) => want === 'apart')

/** Another device has taken back a write about the two, and they are not the same again. */
const isPartedElsewhere = (left: Item | undefined, right: Item | undefined) =>
  right?.apart === true && !(left && sameFields(left.fields, right.fields))

/** One linked pair. @returns whether it belongs to the window. */
const decidePair = ({ input, draft, wishOf, neo, outlook }: Known, link: Link): boolean => {
  const { rules, window } = input
  const left = neo.get(link.neo.id)
  const right = outlook.get(link.outlook.id)
  const dates = [link.neo.fields, link.outlook.fields, left?.fields, right?.fields]
  if (!dates.some((fields) => fields && touches(fields.times, window))) return false
  if (isExcluded(rules, { link, neo: left, outlook: right })) return true
  const pair = { neo: left, outlook: right, ids: { neo: link.neo.id, outlook: link.outlook.id } }
  const blocked = left?.notYet ? left : right?.notYet ? right : undefined
  if (blocked?.notYet) {
    draft.park(blocked.notYet, pair, { side: blocked === left ? 'neo' : 'outlook' })
    return true
  }
  const hidden = hiddenSide(left, right)
  if (hidden) {
    draft.park('private', pair, { side: hidden })
    return true
  }
  const said = wishOf({ neo: link.neo.id, outlook: link.outlook.id })
  // What was taken back and is the same on both sides again has nothing left to stand apart for; neither has a choice between two equals.
  const isEven = said && said.why !== 'chosen' && left && right && sameFields(left.fields, right.fields)
  if (isEven) for (const id of idsOf(said)) draft.unwish.add(id)
  const wished = isEven ? undefined : said
  if (wished?.want === 'apart' && (left || right)) {
    draft.park(wished.why ?? 'chosen', pair)
    return true
  }
  if (!wished && isPartedElsewhere(left, right)) {
    draft.park('undone', pair)
    const isHalf = !left && input.neo.missing.get(link.neo.id) === 'gone'
    if (isHalf) draft.drop.push(link.neo.id)
    return !isHalf
  }
  if (!wished && left && input.outlook.takenBack?.has(link.outlook.id)) {
    draft.drop.push(link.neo.id)
    draft.wish.push({
      id: `taken-back ${left.id}`,
      at: input.now,
      want: 'apart',
      neo: left.id,
      why: 'undone',
      ...withDays([left]),
    })
    draft.park('undone', pair)
    return false
  }
  const leftState = stateOf(left, input.neo.missing.get(link.neo.id), link.neo.fields)
  const rightState = stateOf(right, input.outlook.missing.get(link.outlook.id), link.outlook.fields)
  if (!leftState || !rightState) return true
  if (wished) {
    if (draft.obeyPair(link, left, right, wished)) return true
    draft.unwish.add(wished.id)
    const before = apartBefore(wished)
    if (before) {
      draft.park(before.why ?? 'chosen', pair)
      return true
    }
  }
  const decision = decisions[leftState][rightState]
  if (decision === 'forget') draft.drop.push(link.neo.id)
  else if (left && right) draft.mergePair(link, left, right)
  else if (decision === 'create-on-outlook' && left) {
    if (draft.allowed('outlook')) draft.create('outlook', left, link.generation + 1)
    else draft.park('deleted-at-source', pair)
  } else if (decision === 'create-on-neo' && right) {
    if (draft.allowed('neo')) draft.create('neo', right, link.generation)
    else draft.park('deleted-at-source', pair)
  } else if (decision === 'delete-on-outlook' && right) draft.remove('outlook', right)
  else if (decision === 'delete-on-neo' && left) draft.remove('neo', left)
  return true
}

/**
 * A pair without a link becomes one. `isFreed`: another device has joined its partner of until now elsewhere; it is remembered by its older partner even
 * where nothing may be done about that one, or it would get a new one in every run.
 */
const adopt = ({ input, draft, wishOf }: Known, pair: Pair, hint: Link | undefined, isFreed: boolean): number => {
  const { neo, outlook } = pair
  if (![neo, outlook].some((item) => touches(item.fields.times, input.window))) return 0
  if (isExcluded(input.rules, pair)) return 0
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
  const isFound = wished?.why === 'orphan' || (wished?.why === 'undone' && outlook.partnerMark === neo.mark)
  if (wished?.want === 'apart' && !isFound) {
    draft.park(wished.why ?? 'chosen', pair)
    return 0
  }
  if (isPartedElsewhere(neo, outlook) && (!wished || wished.want === 'apart')) {
    draft.put.push(linkOf(pair, input.recalled.get(outlook.id)))
    draft.park('undone', pair)
    return 0
  }
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
  } else if (wished) for (const id of idsOf(wished)) draft.unwish.add(id)
  draft.put.push(link)
  // What the stamp remembers tells a person's edit from a text that was never there.
  draft.mergePair(link, neo, outlook, hint === undefined && recalled === undefined)
  return 1
}

/** Seeking costs a request: only once, and only for an event about which something would be done. */
const isToBeSought = ({ input, wishOf }: Known, item: Item) =>
  !input.unfound.has(item.id) &&
  touches(item.fields.times, input.window) &&
  !isExcluded(input.rules, { neo: item }) &&
  !wishOf({ neo: item.id, marks: [item.partnerMark] })

/** A NEO event that names an Outlook event which another device has claimed: that one is about to join the two, and its stamp may not show yet. */
const isBeingMade = ({ input }: Known, { partnerMark }: Item) => {
  const claim = partnerMark && input.outlook.items.find(({ mark }) => mark === partnerMark)?.claim
  return claim && claim.device !== input.rules.device && isFresh(claim, input.now)
}

/** An event that stands alone. */
const decideSingle = (known: Known, side: SideName, item: Item, isOrphan: boolean) => {
  const { input, draft, wishOf } = known
  if (!touches(item.fields.times, input.window)) return
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
  if (item.apart && !wished) return draft.park('undone', pair)
  if (side === 'neo' && isBeingMade(known, item)) return draft.park('claimed', pair)
  if (!isOrphan) return draft.create(otherSide(side), item, 0)
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

/** A copied event carries the mark of its original: what a linked event is known by names nobody else. */
const marksOf = (links: readonly Link[], { neo, outlook }: Known) =>
  new Set(
    links.flatMap((link) => {
      const right = outlook.get(link.outlook.id)
      const marks = [link.mark, neo.get(link.neo.id)?.mark, right?.mark, right?.partnerMark]
      return marks.filter((mark) => mark !== undefined)
    }),
  )

const pairsOfHints = (hints: readonly Link[], neo: readonly Item[], outlook: readonly Item[]) => {
  const left = new Map(neo.map((item) => [item.id, item]))
  const right = new Map(outlook.map((item) => [item.id, item]))
  return hints.flatMap((hint) => {
    const pair = { neo: left.get(hint.neo.id), outlook: right.get(hint.outlook.id) }
    return pair.neo && pair.outlook ? [{ hint, pair: { neo: pair.neo, outlook: pair.outlook } }] : []
  })
}

/** The one place that decides. Pure: the same input gives the same plan, in whatever order it is listed. */
export const plan = (input: PlanInput): Plan => {
  const wishOf = wishBook(input.wishes)
  const draft = draftPlan({ ...input, wishOf })
  const known: Known = {
    input,
    draft,
    wishOf,
    neo: new Map(input.neo.items.map((item) => [item.id, item])),
    outlook: new Map(input.outlook.items.map((item) => [item.id, item])),
  }
  const { links, put, held, freed } = relink(input.links, input.intents, input, input.recalled)
  draft.put.push(...put)
  const linkedInWindow = links.filter((link) => decidePair(known, link)).length

  const linked = {
    neo: new Set(links.map((link) => link.neo.id)),
    outlook: new Set(links.map((link) => link.outlook.id)),
  }
  const free = (side: SideName) =>
    [...known[side].values()].filter(({ id }) => !linked[side].has(id) && !held[side].has(id))
  const alone = { neo: free('neo'), outlook: free('outlook') }
  const outdated = joinedElsewhere(input.hints, input)
  const hints = input.hints.filter((hint) => !outdated.has(hint))
  const hinted = pairsOfHints(hints, alone.neo, alone.outlook)
  const taken = new Set(hinted.flatMap(({ pair }) => [pair.neo, pair.outlook]))
  const rest = (side: SideName) => alone[side].filter((item) => !taken.has(item))
  const { pairs, orphans } = match(rest('neo'), rest('outlook'), marksOf(links, known))
  const unmade = [...hinted, ...pairs.map((pair) => ({ pair, hint: undefined }))]
  let adopted = 0
  for (const { pair, hint } of unmade) adopted += adopt(known, pair, hint, freed.has(pair.neo.id))

  for (const { pair } of unmade) taken.add(pair.neo).add(pair.outlook)
  const sought: Item[] = []
  for (const side of ['neo', 'outlook'] as const)
    for (const item of alone[side]) {
      if (taken.has(item)) continue
      const isOrphan = orphans.has(item) || (side === 'neo' && freed.has(item.id))
      if (side === 'neo' && isOrphan && isToBeSought(known, item)) sought.push(item)
      decideSingle(known, side, item, isOrphan)
    }

  const settled = new Set([...draft.unwish, ...draft.wish.map(({ id }) => id), ...[...draft.fulfils.values()].flat()])
  const pruned = pruneWishes(
    input.wishes.filter(({ id }) => !settled.has(id)),
    links,
    input,
  )

  return {
    operations: inOrder(draft.operations),
    put: draft.put,
    drop: draft.drop,
    wish: [...draft.wish, ...pruned.wish],
    unwish: [...draft.unwish, ...pruned.unwish],
    fulfils: draft.fulfils,
    covers: new Map(),
    adopted,
    parked: draft.parked,
    sought,
    outlookVersions: versionsOf(input.outlook.items),
    linkedInWindow,
    fills: draft.fills,
  }
}

/** A plan as one text, with everything that it would write: a confirmation is good for this one only. */
export const planText = (plan: Plan): string =>
  JSON.stringify([
    plan.operations.map((o) => [
      o.do,
      o.on,
      subjectOf(o),
      'fields' in o ? o.fields : 0,
      o.do === 'update' ? o.changed : 0,
    ]),
    plan.put.map((link) => JSON.stringify([link.neo.id, link.outlook.id])).toSorted(),
    plan.drop.toSorted(),
    plan.unwish.toSorted(),
  ])
