import type { Fields, SideName } from '../event.ts'
import { flagNames } from '../flags.ts'
import type { Picture } from '../ports.ts'
import { textOfPattern } from './canonical.ts'
import { dayChanges } from './day-changes.ts'
import type { Series } from './series.ts'
import { sayable, usualSays } from './sayable.ts'

/** What dates of a series are given that it has not: values of their own, or that they are taken out. `now`: what is there; a single event or nothing: all of its dates are new. */
export const deedsOnDates = (now: Fields | undefined, wanted: Fields & { series: Series }) => {
  const isSame = now?.series && textOfPattern(now.series.rule) === textOfPattern(wanted.series.rule)
  const was = isSame && now.series ? now.series : { rule: wanted.series.rule, exceptions: [] }
  // Of the series as it will be once all its dates are told: only what dates have of their own counts.
  return new Set(
    dayChanges({ fields: wanted, series: was }, { fields: wanted, series: wanted.series }).map(({ is }) => is),
  )
}

/**
 * Why a side cannot hold how an event repeats, all its dates included; undefined: it can, and a single event always. `now`: what it holds. series-day: nobody
 * knows what it makes of a date with values of its own.
 */
export const unsayableOf = (
  { lacks = [], says }: Pick<Picture, 'lacks' | 'says'>,
  side: SideName,
  fields: Fields,
  now?: Fields,
): 'series' | 'series-day' | undefined => {
  const { times, series } = fields
  if (!series) return
  if (lacks.includes('series')) return 'series'
  const isOwn = (name: (typeof flagNames)[number]) =>
    series.exceptions.some((one) => one.is === 'changed' && one.own[name] !== undefined)
  if (flagNames.some((name) => lacks.includes(name) && isOwn(name))) return 'series'
  const saying = sayable(says ?? usualSays[side], times, series)
  if (saying.as === 'singles') return 'series'
  const deeds = deedsOnDates(now, { ...fields, series: saying.series })
  if (says?.ownDates === false && deeds.has('change')) return 'series-day'
  return says?.takenDates === false && deeds.has('cancel') ? 'series-day' : undefined
}
