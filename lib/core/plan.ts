import { carriedNames, type Item, type SideName } from './event.ts'
import { itemsById } from './by-id.ts'
import { decisions, stateOf } from './decide.ts'
import { type Draft, draftPlan, type Plan, versionsOf } from './draft.ts'
import { decideDouble, keepOne } from './doubles.ts'
import { hiddenSide } from './hidden.ts'
import { match } from './match.ts'
import { isIn, sameFields } from './normal.ts'
import { inOrder, subjectOf } from './operations.ts'
import { apartBefore, isPartedElsewhere, type Known, type PlanInput } from './plan-input.ts'
import type { Link } from './ports.ts'
import { pruneWishes, withDays } from './prune.ts'
import { joinedElsewhere, relink } from './relink.ts'
import { isExcluded } from './rules.ts'
import { adopt, decideSingle, isOthers, isToBeSought } from './unlinked.ts'
import { decideUnlisted } from './unlisted.ts'
import { idsOf, wishBook } from './wish.ts'

/** In NEO a meeting's partner was deleted: nobody is mailed, so the meeting stays, and is not made in NEO again without a word. @returns whether it rests */
const restDeleted = (input: PlanInput, draft: Draft, link: Link, meeting: Item): boolean => {
  if (!draft.allowed('outlook')) return false
  draft.drop.push(link.neo.id)
  draft.wish.push({
    id: `sealed ${meeting.id}`,
    at: input.now,
    want: 'apart',
    outlook: meeting.id,
    why: 'sealed',
    ...withDays([meeting]),
  })
  draft.park('sealed', { outlook: meeting })
  return true
}

/** One linked pair. @returns whether it belongs to the window. */
const decidePair = ({ input, draft, wishOf, neo, outlook }: Known, link: Link): boolean => {
  const { rules, window } = input
  const left = neo.get(link.neo.id)
  const right = outlook.get(link.outlook.id)
  const dates = [link.neo.fields, link.outlook.fields, left?.fields, right?.fields]
  if (!dates.some((fields) => fields && isIn(fields, window))) return false
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
  /** What another device has taken back rests. @returns whether it belongs to the window; undefined: it does not rest. */
  const restElsewhere = (): boolean | undefined => {
    if (isPartedElsewhere(left, right)) {
      draft.park('undone', pair)
      const isHalf = !left && input.neo.missing.get(link.neo.id) === 'gone'
      if (isHalf) draft.drop.push(link.neo.id)
      return !isHalf
    }
    if (!left || !input.outlook.takenBack?.has(link.outlook.id)) return
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
  const rested = wished ? undefined : restElsewhere()
  if (rested !== undefined) return rested
  if (!left && input.neo.missing.get(link.neo.id) === 'unlisted')
    return decideUnlisted(input, draft, link, right, wished)
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
    // A word that means nothing any more is no leave to carry on what was taken back.
    const isIn = restElsewhere()
    if (isIn !== undefined) return isIn
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
  } else if (decision === 'delete-on-outlook' && right?.sealed) return !restDeleted(input, draft, link, right)
  else if (decision === 'delete-on-outlook' && right) draft.remove('outlook', right)
  else if (decision === 'delete-on-neo' && left) draft.remove('neo', left, undefined, link)
  return true
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
    ...itemsById(input),
  }
  const found = relink(input.links, input.intents, input, input.recalled, input.unfound)
  const { held, freed, rejoined, doubted, open } = found
  const { links, put: kept, doubles } = keepOne(found.links, input)
  draft.put.push(...found.put, ...kept)
  const linkedInWindow = links.filter((link) => decidePair(known, link)).length

  const linked = {
    neo: new Set(links.map((link) => link.neo.id)),
    outlook: new Set(links.map((link) => link.outlook.id)),
  }
  const doubled = new Set(doubles.map(({ item }) => item))
  const free = (side: SideName) =>
    [...known[side].values()].filter(
      (item) => !linked[side].has(item.id) && !held[side].has(item.id) && !doubled.has(item),
    )
  const alone = { neo: free('neo'), outlook: free('outlook') }
  const outdated = joinedElsewhere(input.hints, input)
  const hints = input.hints.filter((hint) => !outdated.has(hint))
  const hinted = pairsOfHints(hints, alone.neo, alone.outlook)
  const taken = new Set(hinted.flatMap(({ pair }) => [pair.neo, pair.outlook]))
  const rest = (side: SideName) => alone[side].filter((item) => !taken.has(item) && !doubted.has(item.id))
  const marks = marksOf(links, known)
  const { pairs, orphans } = match(rest('neo'), rest('outlook'), marks, (item) => isOthers(known, item))
  const unmade = [...hinted, ...pairs.map((pair) => ({ pair, hint: undefined }))]
  let adopted = 0
  for (const { pair, hint } of unmade)
    adopted += adopt(known, pair, hint, freed.has(pair.neo.id) || rejoined.has(pair.outlook.id))

  for (const { pair } of unmade) taken.add(pair.neo).add(pair.outlook)
  const sought: Item[] = [...open]
  for (const side of ['neo', 'outlook'] as const)
    for (const item of alone[side]) {
      if (taken.has(item)) continue
      const isOrphan = orphans.has(item) || doubted.has(item.id) || (side === 'neo' && freed.has(item.id))
      if (side === 'neo' && isOrphan && isToBeSought(known, item)) sought.push(item)
      decideSingle(known, side, item, isOrphan, marks.has(item.partnerMark ?? ''))
    }

  for (const double of doubles) decideDouble(known, double)

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
      'fields' in o ? carriedNames.map((name) => o.fields[name]) : 0,
      o.do === 'update' ? o.changed : 0,
    ]),
    plan.put.map((link) => JSON.stringify([link.neo.id, link.outlook.id])).toSorted(),
    plan.drop.toSorted(),
    plan.unwish.toSorted(),
  ])
