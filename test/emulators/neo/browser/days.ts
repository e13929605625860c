/** Days as `YYYY-MM-DD` texts; arithmetic in UTC, so that no zone can move a day. Used by the server and by the pages. */

const MARKS = ['日', '月', '火', '水', '木', '金', '土']
const at = (day: string) => new Date(`${day}T00:00:00Z`)
const text = (date: Date) => date.toISOString().slice(0, 10)

const dayLength = 86_400_000
const numbers = new Map<string, number>()
const texts = new Map<number, string>()
/** A month that is shown asks for the same few days thousands of times. */
const known = <K, V>(table: Map<K, V>, key: K, make: (key: K) => V): V => {
  const found = table.get(key)
  if (found !== undefined) return found
  const made = make(key)
  table.set(key, made)
  return made
}
const numberOf = (day: string) => known(numbers, day, () => Math.round(at(day).getTime() / dayLength))
const dayOfNumber = (number: number) => known(texts, number, () => text(new Date(number * dayLength)))

export const compact = (day: string) => day.replaceAll('-', '')
export const slashed = (day: string) => day.replaceAll('-', '/')
export const weekday = (day: string) => at(day).getUTCDay()
export const dayNumber = (day: string) => Number(day.slice(8))

/** `YYYYMMDD`, `YYYY/MM/DD` or `YYYY-MM-DD` of a real day, else `undefined`. */
export function readDay(written: string): string | undefined {
  const match = /^(\d{4})([-/]?)(\d{2})\2(\d{2})$/.exec(written)
  if (!match) return undefined
  const day = `${match[1]}-${match[3]}-${match[4]}`
  const date = at(day)
  return !Number.isNaN(date.getTime()) && text(date) === day ? day : undefined
}

export const addDays = (day: string, count: number): string => dayOfNumber(numberOf(day) + count)

/** The same day of another month, or that month's last day. */
export function addMonths(day: string, count: number): string {
  const first = at(`${day.slice(0, 8)}01`)
  first.setUTCMonth(first.getUTCMonth() + count)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${text(first).slice(0, 8)}${String(Math.min(dayNumber(day), last)).padStart(2, '0')}`
}

export const daysBetween = (from: string, to: string) => numberOf(to) - numberOf(from)

/** Every day from one to the other, both included. */
export const daysOf = (from: string, to: string) =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))

export const weekOf = (day: string, firstWeekday: number) => {
  const start = addDays(day, -((weekday(day) - firstWeekday + 7) % 7))
  return { start, end: addDays(start, 6) }
}

/** The whole weeks that show the day's month. */
export function monthGrid(day: string, firstWeekday: number) {
  const first = `${day.slice(0, 8)}01`
  return {
    start: weekOf(first, firstWeekday).start,
    end: weekOf(addDays(addMonths(first, 1), -1), firstWeekday).end,
  }
}

/** `20(金)` */
export const dayLabel = (day: string) => `${dayNumber(day)}(${MARKS[weekday(day)]})`
/** `2026年11月20日(金)` */
export const longLabel = (day: string) =>
  `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日(${MARKS[weekday(day)]})`
/** `0930` → `09:30`; hours of 24 and more stay. */
export const clockText = (time: string) => (time ? `${time.slice(0, 2)}:${time.slice(2)}` : '')
