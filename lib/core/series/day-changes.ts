import { type FieldName, type Fields, fieldNames } from '../event.ts'
import { sameField, sameFields } from '../normal.ts'
import { exceptionsByDay, timesOn } from './occurrences.ts'
import type { Series } from './series.ts'

/** What one day of a series has to become. `from`: what it is now. */
export type DayChange =
  | { day: string; is: 'cancel'; from: Fields }
  | { day: string; is: 'change'; from: Fields; fields: Fields; changed: FieldName[] }
  /** It was taken out, and no request puts it back. */
  | { day: string; is: 'back' }

const ofDay = (whole: Fields, series: Series, day: string): Fields | undefined => {
  const exception = exceptionsByDay(series).get(day)
  if (exception?.is === 'cancelled') return
  const { series: _, ...plain } = whole
  return { ...plain, times: timesOn(whole.times, day), ...exception?.own }
}

/** How the days of the series that is there have to change. Only days that are not as the rule has them on one side can differ. */
export const dayChanges = (
  now: { fields: Fields; series: Series },
  wanted: { fields: Fields; series: Series },
): DayChange[] => {
  const days = new Set([...now.series.exceptions, ...wanted.series.exceptions].map(({ day }) => day))
  return [...days].toSorted().flatMap((day): DayChange[] => {
    const [from, to] = [ofDay(now.fields, now.series, day), ofDay(wanted.fields, wanted.series, day)]
    if (!from) return to ? [{ day, is: 'back' }] : []
    if (!to) return [{ day, is: 'cancel', from }]
    if (sameFields(from, to)) return []
    const changed = fieldNames.filter((name) => name !== 'series' && !sameField(from, to, name))
    return [{ day, is: 'change', from, fields: to, changed }]
  })
}
