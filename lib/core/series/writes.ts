import { type FieldName, type Item, otherSide, type SideName } from '../event.ts'
import type { Merged } from '../merge.ts'
import { textOf } from '../normal.ts'
import { updateOf } from '../operations.ts'
import type { Intent, Link, Operation } from '../ports.ts'
import { mended } from './merge.ts'
import type { Series } from './series.ts'

/** All dates that one of them has of its own. */
const both = (a: Series, b: Series): Series => ({
  ...b,
  exceptions: [...a.exceptions.filter(({ day }) => !b.exceptions.some((one) => one.day === day)), ...b.exceptions],
})

type Pair = Record<SideName, Item>
/** Whether a write says a rule anew: it does so with other times, too, and a side may drop all dates of their own then. */
export const saysRule = (changed: readonly FieldName[]) => changed.includes('series') || changed.includes('times')
const withSeries = (item: Item, series: Series): Item => ({ ...item, fields: { ...item.fields, series } })

/**
 * Gives a series the dates back that a write of ours has taken away and not put back. The link remembers it from the run that settles the intent until
 * they are there. `on`: where some are missing.
 */
export const mendCut = (
  link: Link,
  pair: Pair,
  intents: readonly Intent[],
): { link: Link; pair: Pair; on?: SideName } => {
  const open = intents.flatMap(({ operation: o }): NonNullable<Link['cut']>[] => {
    const isHere = o.do === 'update' && o.undo === undefined && o.id === link[o.on].id
    if (!isHere || !saysRule(o.changed) || !o.seen.series || !o.fields.series) return []
    return [{ on: o.on, seen: o.seen.series, goal: o.fields.series }]
  })
  const { cut: before, ...rest } = link
  // A write that was to mend it may be cut short as well: what it found is less than what was there at first.
  const cut = open.reduce<Link['cut']>(
    (known, one) => (known?.on === one.on ? { ...one, seen: both(known.seen, one.seen) } : one),
    before,
  )
  const is = cut && pair[cut.on].fields.series
  const whole = is && mended(is, cut)
  if (!whole) return { link: before ? rest : link, pair }
  const { on } = cut
  return { link: before === cut ? link : { ...rest, cut }, pair: { ...pair, [on]: withSeries(pair[on], whole) }, on }
}

/** What is missing is put back even where nothing else is to be written there, but not while a person is asked. */
export const writeMended = (merged: Merged, pair: Pair, on: SideName): void => {
  const drop = (names: Merged['agreed']) => names.includes('series') && names.splice(names.indexOf('series'), 1)
  drop(merged.agreed)
  const names = on === 'neo' ? merged.toNeo : merged.toOutlook
  const { series } = pair[on].fields
  if (!series || names.includes('series') || merged.conflicts.includes('series') || merged.refused.includes('series'))
    return
  if (pair[on].readOnly) return void merged.refused.push('series')
  merged.series ??= series
  names.push('series')
}

/** The writes of a merge. A series that was merged date by date is neither side's: it goes to both, to NEO first. `whole`: with what was mended. */
export const updatesOf = (merged: Merged, pair: Pair, whole: Pair, generation: number): Operation[] => {
  const { series, toNeo, toOutlook } = merged
  return (['neo', 'outlook'] as const).flatMap((on) => {
    const changed = on === 'neo' ? toNeo : toOutlook
    if (changed.length === 0) return []
    const there = otherSide(on)
    const source = series ? withSeries(whole[there], series) : whole[there]
    const update = updateOf(on, pair[on], source, changed, generation, merged.whole)
    const held = pair[there].fields
    const isTheirs = !series || textOf({ ...held, series }, 'series') === textOf(held, 'series')
    const isWrittenFirst = on === 'outlook' && toNeo.includes('series')
    const isAhead = changed.includes('series') && !isTheirs && !isWrittenFirst
    return [{ ...update, ...(isAhead && held.series && { theirs: held.series }) }]
  })
}
