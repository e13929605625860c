import type { Fields } from '../core/event.ts'
import type { Exception, Series } from '../core/series/series.ts'
import { ruleOfOptional } from './recurrence.ts'
import type { WireDay, WireEvent } from './wire.ts'
import { wallTimeOptional } from './zones.ts'

/** The master of a series, as far as the answer says what it is. */
export const isMaster = (event: Pick<WireEvent, 'type' | 'recurrence'>): boolean =>
  event.type === 'seriesMaster' || (event.recurrence !== undefined && event.recurrence !== null)

/** Whether the answer says all about the days of the series. Only a GET of a master by its id does. */
export const hasDays = (event: WireEvent): boolean =>
  event.exceptionOccurrences !== undefined && event.cancelledOccurrences !== undefined

const dateIn = (occurrenceId: string | null | undefined): string | undefined =>
  /\.(\d{4}-\d\d-\d\d)$/.exec(occurrenceId ?? '')?.[1]

/** The day by which the rule knows an exception, wherever it was moved. */
export const dayOfException = (
  { occurrenceId, originalStart }: Pick<WireDay, 'occurrenceId' | 'originalStart'>,
  zone: string,
): string | undefined => {
  const named = dateIn(occurrenceId)
  if (named !== undefined || !originalStart) return named
  const dateTime = originalStart.slice(0, 16)
  return wallTimeOptional({ dateTime, timeZone: 'UTC' }, zone)?.slice(0, 10)
}

/** `fieldsOf`: what an answer says of one event. Undefined if the rule or one of the days cannot be read. */
export const seriesOfOptional = (
  event: WireEvent,
  zone: string,
  fieldsOf: (day: WireDay) => Fields | undefined,
): Series | undefined => {
  const rule = ruleOfOptional(event.recurrence)
  if (!rule || !hasDays(event)) return
  const exceptions = new Map<string, Exception>()
  for (const id of event.cancelledOccurrences ?? []) {
    const day = dateIn(id)
    if (day === undefined) return
    exceptions.set(day, { day, is: 'cancelled' })
  }
  for (const one of event.exceptionOccurrences ?? []) {
    const day = dayOfException(one, zone)
    const fields = fieldsOf(one)
    if (day === undefined || !fields) return
    const { block: _, series: __, ...own } = fields
    exceptions.set(day, { day, is: 'changed', own })
  }
  return { rule, exceptions: [...exceptions.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
}
