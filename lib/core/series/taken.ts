import type { FieldName, Fields } from '../event.ts'
import { withFields } from '../normal.ts'
import { hasDay, lastDayOfRule } from './days.ts'
import { exceptionsByDay, startOf } from './occurrences.ts'
import type { Series } from './series.ts'

const endOf = ({ times, series }: Fields & { series: Series }) =>
  series.rule.end.is === 'never' ? '9999-12-31' : (lastDayOfRule(series.rule, startOf(times)) ?? '')

/** Whether a series loses dates by becoming what is wanted: some are taken out, it ends earlier, or it repeats no more. */
export const losesDates = (now: Fields, wanted: Fields): boolean => {
  const { series, times } = now
  if (!series) return false
  if (!wanted.series) return true
  const own = exceptionsByDay(series)
  const isTaken = wanted.series.exceptions.some(
    ({ day, is }) => is === 'cancelled' && own.get(day)?.is !== 'cancelled' && hasDay(series.rule, startOf(times), day),
  )
  return isTaken || endOf({ ...wanted, series: wanted.series }) < endOf({ ...now, series })
}

type Carries = { toNeo: FieldName[]; toOutlook: FieldName[]; conflicts: FieldName[]; series?: Series }

/**
 * What would go from a series in NEO goes for everybody who is registered there: as with a whole event, a person has to say so. Its times wait with it, because
 * a rule counts from them.
 */
export const askAboutDates = (merged: Carries, neo: Fields, outlook: Fields): void => {
  if (!merged.toNeo.includes('series')) return
  const source = merged.series ? { ...outlook, series: merged.series } : outlook
  if (!losesDates(neo, withFields(neo, source, merged.toNeo))) return
  for (const list of [merged.toNeo, merged.toOutlook])
    for (const name of ['times', 'series'] as const) {
      if (!list.includes(name)) continue
      list.splice(list.indexOf(name), 1)
      if (!merged.conflicts.includes(name)) merged.conflicts.push(name)
    }
  delete merged.series
}
