import type { StoredEvent } from './types.ts'
import { instantOf, wallIn } from './zones.ts'

export type Occurrence = { date: string; startMs: number; endMs: number }
type Pattern = {
  type: string
  interval: number
  month: number
  dayOfMonth: number
  daysOfWeek?: string[]
  firstDayOfWeek: string
  index: string
}
type Range = { type: string; startDate: string; endDate: string; numberOfOccurrences: number }

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const indexes = ['first', 'second', 'third', 'fourth']
/** Nobody asks for more than this many days of one series at once. */
const most = 4000

const chosenDays = (pattern: Pattern) => (pattern.daysOfWeek ?? []).map((name) => names.indexOf(name) + 1)

/** Day 29–31 of a shorter month is its last day (Outlook's way). */
const monthly = (month: Temporal.PlainYearMonth, pattern: Pattern): Temporal.PlainDate => {
  if (pattern.type.startsWith('absolute'))
    return month.toPlainDate({ day: Math.min(pattern.dayOfMonth, month.daysInMonth) })
  const wanted = chosenDays(pattern)
  const days = Array.from({ length: month.daysInMonth }, (_, index) => month.toPlainDate({ day: index + 1 })).filter(
    (day) => wanted.includes(day.dayOfWeek),
  )
  const found = pattern.index === 'last' ? days.at(-1) : days[indexes.indexOf(pattern.index)]
  if (!found) throw new Error('A month has every weekday four times.')
  return found
}

function* candidates(pattern: Pattern, first: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const { type, interval } = pattern
  if (type === 'daily') for (let day = first; ; day = day.add({ days: interval })) yield day
  if (type === 'weekly') {
    const offset = (first.dayOfWeek - 1 - names.indexOf(pattern.firstDayOfWeek) + 7) % 7
    const wanted = chosenDays(pattern)
    for (let week = first.subtract({ days: offset }); ; week = week.add({ weeks: interval }))
      for (let index = 0; index < 7; index++) {
        const day = week.add({ days: index })
        if (wanted.includes(day.dayOfWeek)) yield day
      }
  }
  const step = type.endsWith('Yearly') ? { years: interval } : { months: interval }
  let month = first.toPlainYearMonth()
  if (type.endsWith('Yearly')) month = month.with({ month: pattern.month || month.month })
  for (; ; month = month.add(step)) yield monthly(month, pattern)
}

/** The days of a master whose expansion starts before `until` (ms), cancelled days left out, exceptions included by date. */
export const expand = (master: StoredEvent, until: number): Occurrence[] => {
  const recurrence = master.data.recurrence
  if (!recurrence) return []
  const pattern = recurrence.pattern as Pattern
  const range = recurrence.range as Range
  const { start } = master.data
  const first = Temporal.PlainDate.from(range.startDate)
  const length = master.endMs - master.startMs
  const found: Occurrence[] = []
  let count = 0
  for (const day of candidates(pattern, first)) {
    if (Temporal.PlainDate.compare(day, first) < 0) continue
    const date = day.toString()
    if (range.type === 'endDate' && date > range.endDate) break
    if (range.type === 'numbered' && count >= range.numberOfOccurrences) break
    const startMs = instantOf({ dateTime: `${date}T${start.dateTime.slice(11)}`, timeZone: start.timeZone })
    if (startMs >= until || count >= most) break
    count++
    if (!master.cancelled.has(date)) found.push({ date, startMs, endMs: startMs + length })
  }
  return found
}

/** When a series is over at the latest (ms), for judging windows. */
export const lastEndOf = (master: StoredEvent): number => {
  const range = master.data.recurrence?.range as Range | undefined
  if (!range || range.type === 'noEnd') return Number.POSITIVE_INFINITY
  return expand(master, Number.POSITIVE_INFINITY).at(-1)?.endMs ?? master.endMs
}

/** The expanded day of a master by its date; undefined if the series has no such day. */
export const occurrenceOptional = (master: StoredEvent, date: string): Occurrence | undefined => {
  const until = instantOf({ dateTime: `${date}T23:59:59.0000000`, timeZone: master.data.start.timeZone }) + 1
  return expand(master, until).find((occurrence) => occurrence.date === date)
}

/** Whether the rule itself names a day, taken out or not. */
export const namesDay = (master: StoredEvent, date: string): boolean =>
  occurrenceOptional({ ...master, cancelled: new Set() }, date) !== undefined

/** Whether a new time of one day would reach or pass a neighbour of the same series. */
export const crossesNeighbour = (master: StoredEvent, date: string, startMs: number): boolean => {
  const zone = master.data.start.timeZone
  const dayIn = (ms: number) => wallIn(ms, zone).slice(0, 10)
  const all = expand(master, Math.max(startMs, master.startMs) + 400 * 86_400_000)
  const position = all.findIndex((occurrence) => occurrence.date === date)
  const dayAt = (index: number) => {
    const near = all[index]
    return near && dayIn(master.exceptions.get(near.date)?.startMs ?? near.startMs)
  }
  const previous = dayAt(position - 1)
  const next = dayAt(position + 1)
  return (previous !== undefined && dayIn(startMs) <= previous) || (next !== undefined && dayIn(startMs) >= next)
}
