import { namesDay } from './series.ts'
import type { EventData, SeriesSettings, StoredEvent } from './types.ts'
import { instantOf } from './zones.ts'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const sameWhen = (a: EventData, b: EventData) =>
  a.isAllDay === b.isAllDay && same(a.start, b.start) && instantOf(a.end) === instantOf(b.end)

/** What a change of a master (`was`: before it) does to its exceptions and to the days that were taken out. */
export const settleDays = (
  master: StoredEvent,
  was: EventData,
  patch: Partial<EventData>,
  { dropsExceptions, exceptionsFollow }: SeriesSettings,
) => {
  const { data, exceptions, cancelled } = master
  const drops =
    (dropsExceptions !== 'never' && !same(was.recurrence, data.recurrence)) ||
    (dropsExceptions === 'rule-or-times' && !sameWhen(was, data))
  if (!data.recurrence || drops) {
    exceptions.clear()
    cancelled.clear()
    return
  }
  for (const date of exceptions.keys()) if (!namesDay(master, date)) exceptions.delete(date)
  for (const date of cancelled) if (!namesDay(master, date)) cancelled.delete(date)
  if (!exceptionsFollow) return
  const { start: _, end: __, isAllDay: ___, recurrence: ____, ...texts } = patch
  for (const exception of exceptions.values())
    for (const [name, value] of Object.entries(texts)) {
      const key = name as keyof EventData
      if (same(exception.data[key], was[key])) exception.data = { ...exception.data, [key]: value }
    }
}
