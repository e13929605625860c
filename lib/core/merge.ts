import { isFrozen } from './bounce.ts'
import type { FieldName, Fields, Item, SideName } from './event.ts'
import { wordNames } from './event.ts'
import { usual } from './flags.ts'
import { hasPrivateDate } from './hidden.ts'
import { knows, sameField, textOf } from './normal.ts'
import { isClosed, mergeOneWay } from './one-way.ts'
import type { Link } from './ports.ts'
import { editedWhole, isShortened } from './shortened.ts'
import { type ConflictRule, type Direction, mayWrite, type Rules } from './rules.ts'
import { mergeSeries } from './series/merge.ts'
import { decidedAsOne } from './series/whole.ts'
import type { Series } from './series/series.ts'

export type Merged = {
  /** Fields that NEO's value goes over to Outlook for, and the other way round. */
  toOutlook: FieldName[]
  toNeo: FieldName[]
  /** What is written instead of the winner's own text, which is only what its side had room for. */
  whole?: Partial<Record<FieldName, string>>
  /** Changed on both sides to the same value, or back to equality: agreed without a write. */
  agreed: FieldName[]
  /** Changed on both sides to different values, and nobody can tell which is to win: both stay until a person decides. */
  conflicts: FieldName[]
  /** Changes that may not go over because the target event is read-only. */
  refused: FieldName[]
  /** What a series is on both sides once its dates are merged one by one. */
  series?: Series
  /** Put back again and again by somebody else: not carried over any more until a person decides. */
  bounced: FieldName[]
}

/** The side that a person changed last. The time of an event that is still as our own write left it is ours, not a person's. */
const newer = (link: Link, neo: Item, outlook: Item): SideName | undefined => {
  if (outlook.version !== '' && outlook.version === link.outlook.version) return
  if (neo.changedAt !== undefined && neo.changedAt === link.neo.changedAt) return
  if (neo.changedAt === undefined || outlook.changedAt === undefined || neo.changedAt === outlook.changedAt) return
  return neo.changedAt > outlook.changedAt ? 'neo' : 'outlook'
}

/** A flag of which nothing was agreed is compared with the usual: the side that says more fills the other. */
const agreedOf = ({ fields }: { fields: Fields }): Fields => ({ ...usual, ...fields })

const isOneText = (a: Fields, b: Fields, name: FieldName) => {
  const [one, other] = [textOf(a, name), textOf(b, name)]
  return isShortened(name, one, other) || isShortened(name, other, one)
}

const shownNames = [...wordNames, 'series'] as const
const canHide = ({ fields, fixed }: Item) => fields.visibility !== undefined && fixed?.includes('visibility') !== true

/** Texts of a private event never go where they could be read by others: what would show them waits for a person's word. */
const withhold = (merged: Merged, neo: Item, outlook: Item) => {
  const isPrivate = (item: Item) => item.fields.visibility === 'private'
  for (const [to, source, target] of [
    [merged.toNeo, outlook, neo],
    [merged.toOutlook, neo, outlook],
  ] as const) {
    if (isPrivate(source) && !isPrivate(target) && !to.includes('visibility'))
      merged.conflicts.push(...to.splice(0, to.length))
    // A date of its own that is private would be open there.
    else if (to.includes('series') && hasPrivateDate(source.fields) && !canHide(target))
      merged.conflicts.push(...to.splice(to.indexOf('series'), 1))
    // Opening it would show what was written there while it was private.
    else if (
      isPrivate(target) &&
      to.includes('visibility') &&
      shownNames.some((name) => !to.includes(name) && !sameField(source.fields, target.fields, name))
    ) {
      to.splice(to.indexOf('visibility'), 1)
      merged.conflicts.push('visibility')
    }
  }
}

/** Three-way merge of a pair, field by field, each side against what it itself held at the last agreement. */
export const merge = (
  link: Link,
  neo: Item,
  outlook: Item,
  { direction, conflicts }: Pick<Rules, 'direction' | 'conflicts'>,
): Merged => {
  const merged: Merged = { toOutlook: [], toNeo: [], agreed: [], conflicts: [], refused: [], bounced: [] }
  const agreed = { neo: agreedOf(link.neo), outlook: agreedOf(link.outlook) }
  for (const names of decidedAsOne(agreed, neo.fields, outlook.fields)) {
    // What a side cannot tell takes no part.
    if (!names.every((name) => knows(neo.fields, name) && knows(outlook.fields, name))) continue
    const isSame = (a: Fields, b: Fields) => names.every((name) => sameField(a, b, name))
    // Dates of a series are compared by one time of day: the times may wait for a person, and are a field of their own.
    const isAsAgreed = (was: Fields, is: Fields) =>
      isSame(names.includes('times') ? was : { ...was, times: is.times }, is)
    const neoChanged = !isAsAgreed(agreed.neo, neo.fields)
    const outlookChanged = !isAsAgreed(agreed.outlook, outlook.fields)
    const isEven = isSame(neo.fields, outlook.fields)
    if (!neoChanged && !outlookChanged) {
      // One that was to be made private and was not is never agreed on.
      if (names.includes('visibility') && !isEven) merged.conflicts.push(...names)
      continue
    }
    // The same text came to both, and one of them had no room for all of it.
    const isSameText = () => names.every((name) => isOneText(neo.fields, outlook.fields, name))
    if (isEven || (neoChanged && outlookChanged && isSameText())) {
      merged.agreed.push(...names)
      continue
    }
    // Of a meeting only a person's word may undo what was typed in NEO.
    if (outlook.sealed && direction === 'both' && neoChanged && outlookChanged) {
      merged.refused.push(...names)
      continue
    }
    const byRule = ruled(conflicts, () => newer(link, neo, outlook))
    // In one direction the source just wins.
    const mayMerge = direction === 'both' && neoChanged && outlookChanged && names.includes('series')
    if (mayMerge && mergeDates(merged, link, { neo, outlook }, names, byRule)) continue
    const isOneWay = names.some((name) => neo.oneWay?.includes(name))
    if (isOneWay && !mayWrite(direction, 'outlook')) continue
    const way = isOneWay ? 'neo-to-outlook' : direction
    const winner = winnerOf(neoChanged, outlookChanged, byRule, way)
    if (winner === 'none') continue
    if (winner === 'unknown') {
      merged.conflicts.push(...names)
      continue
    }
    const [source, target, carry] =
      winner === 'neo' ? ([neo, outlook, merged.toOutlook] as const) : ([outlook, neo, merged.toNeo] as const)
    // In one direction the source just wins; where both were edited a person is at it.
    const mayBounce = way === 'both' && !(neoChanged && outlookChanged)
    const cut = names.find((name) => isShortened(name, textOf(link[winner].fields, name), textOf(target.fields, name)))
    const whole =
      cut && editedWhole(textOf(link[winner].fields, cut), textOf(source.fields, cut), textOf(target.fields, cut))
    if (names.some((name) => isClosed(target, name))) merged.refused.push(...names)
    else if (cut && whole === undefined) merged.conflicts.push(...names)
    else if (mayBounce && names.some((name) => isFrozen(link, name, winner, source.fields)))
      merged.bounced.push(...names)
    else {
      carry.push(...names)
      if (cut && whole !== undefined) merged.whole = { ...merged.whole, [cut]: whole }
    }
  }
  withhold(merged, neo, outlook)
  mergeOneWay(merged, link, neo, outlook, direction)
  return merged
}

/** Both have changed how it repeats: date by date, as far as that can be told. `names`: what is decided with it. @returns whether it can. */
const mergeDates = (
  merged: Merged,
  link: Link,
  items: Record<SideName, Item>,
  names: readonly FieldName[],
  byRule: SideName | undefined,
): boolean => {
  const found = mergeSeries(
    { was: link.neo.fields, is: items.neo.fields },
    { was: link.outlook.fields, is: items.outlook.fields },
    { isWhole: names.includes('times'), ...(byRule && { prefer: byRule }) },
  )
  if (!found) return false
  const { series, leads } = found
  merged.series = series
  for (const side of ['neo', 'outlook'] as const) {
    const { fields } = items[side]
    const carried = side === leads ? names.filter((name) => name === 'series') : names
    const after = { ...fields, ...(leads && side !== leads && { times: items[leads].fields.times }), series }
    if (carried.every((name) => textOf(after, name) === textOf(fields, name))) continue
    const isOpen = carried.every((name) => !isClosed(items[side], name))
    if (isOpen) (side === 'neo' ? merged.toNeo : merged.toOutlook).push(...carried)
    else for (const name of carried) if (!merged.refused.includes(name)) merged.refused.push(name)
  }
  return true
}

const ruled = (rule: ConflictRule, newest: () => SideName | undefined): SideName | undefined => {
  if (rule === 'ask') return
  return rule === 'newest' ? newest() : rule
}

/** `none`: the change stands on the target of a one-way sync and stays there until its source changes. */
const winnerOf = (
  neoChanged: boolean,
  outlookChanged: boolean,
  byRule: SideName | undefined,
  direction: Direction,
): SideName | 'unknown' | 'none' => {
  if (direction !== 'both') {
    const source: SideName = direction === 'neo-to-outlook' ? 'neo' : 'outlook'
    return (source === 'neo' ? neoChanged : outlookChanged) ? source : 'none'
  }
  if (neoChanged && outlookChanged) return byRule ?? 'unknown'
  return neoChanged ? 'neo' : 'outlook'
}
