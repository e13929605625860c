import { addDays, addMonths, daysBetween, weekday, weekOf } from './browser/days.ts'
import { isDayOff } from './holidays.ts'
import type { EventFields, Recurrence, Rule } from './types.ts'

/** What the facts leave open and a variant decides: the 29th to 31st in a shorter month, and where a week begins. */
export type Conventions = { shortMonth: 'skip' | 'last'; firstWeekday: 0 | 1 }

/** One day of an entry. `day`: by which the rule knows it; `event`: as it is on that day. */
export type Occurrence<E extends EventFields> = { event: E; day: string; startdate: string; enddate: string }

/** No schedule goes further, and no series has more days than this. */
const lastDay = '2099-12-31'
const most = 2000

const nthOfMonth = (month: string, nth: number, wanted: number): string | undefined => {
  const first = `${month}-01`
  const days = Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter(
    (day) => day.slice(0, 7) === month && weekday(day) === wanted,
  )
  return nth < 0 ? days.at(-1) : days[nth - 1]
}

function* candidates(first: string, rule: Rule, conventions: Conventions): Generator<string> {
  const { every, interval } = rule
  if (every === 'day') for (let day = first; ; day = addDays(day, interval)) yield day
  if (every === 'week') {
    const wanted = rule.weekdays ?? [weekday(first)]
    for (let week = weekOf(first, conventions.firstWeekday).start; ; week = addDays(week, 7 * interval))
      for (let index = 0; index < 7; index++)
        if (wanted.includes(weekday(addDays(week, index)))) yield addDays(week, index)
  }
  for (let months = 0; ; months += every === 'year' ? 12 * interval : interval) {
    const clamped = addMonths(first, months)
    if (clamped > lastDay) return
    if (rule.nth !== undefined) {
      const day = nthOfMonth(clamped.slice(0, 7), rule.nth, rule.nthDay ?? weekday(first))
      if (day) yield day
    } else if (clamped.slice(8) === first.slice(8) || conventions.shortMonth === 'last') yield clamped
  }
}

/** Days that the rule itself gives, exceptions not looked at, up to a last one. A count counts all of them. */
export function ruleDays(first: string, recurrence: Recurrence, last: string, conventions: Conventions): string[] {
  if (recurrence.every === 'date') return recurrence.dates.filter((day) => day <= last).toSorted()
  const { until, count } = recurrence
  const days: string[] = []
  for (const day of candidates(first, recurrence, conventions)) {
    if (day < first) continue
    if (day > last || day > lastDay || (until !== '' && day > until) || days.length >= (count ?? most)) break
    days.push(day)
  }
  return days
}

/** Where 休日の場合 puts a day; undefined: nowhere. */
function moved(day: string, { holiday = 'keep' }: Rule): string | undefined {
  if (holiday === 'keep' || !isDayOff(day)) return day
  if (holiday === 'skip') return undefined
  let to = day
  while (isDayOff(to)) to = addDays(to, holiday === 'before' ? -1 : 1)
  return to
}

/** Every day of a series (or the one day of a single entry) that begins no later than `last`. */
export function occurrencesOf<E extends EventFields>(
  event: E,
  last: string,
  conventions: Conventions,
): Occurrence<E>[] {
  const { recurrence, startdate, enddate } = event
  if (!recurrence) return startdate <= last ? [{ event, day: startdate, startdate, enddate }] : []
  const length = daysBetween(startdate, enddate)
  // A changed day or a holiday may bring a later day before `last`.
  const days = ruleDays(startdate, recurrence, addDays(last, 400), conventions)
  return days
    .flatMap((day): Occurrence<E>[] => {
      if (recurrence.every !== 'date' && recurrence.except.includes(day)) return []
      const own = recurrence.changed?.[day]
      if (own) {
        const changed = { ...event, startdate: day, enddate: addDays(day, length), ...own }
        return [{ event: changed, day, startdate: changed.startdate, enddate: changed.enddate }]
      }
      if (recurrence.every === 'date') return [{ event, day, startdate: day, enddate: addDays(day, length) }]
      const stands = moved(day, recurrence)
      return stands === undefined ? [] : [{ event, day, startdate: stands, enddate: addDays(stands, length) }]
    })
    .filter((occurrence) => occurrence.startdate <= last)
}

/** Where the event stands in a range of days, both included: once, or once per occurrence. */
export const spansWithin = <E extends EventFields>(event: E, from: string, to: string, conventions: Conventions) =>
  occurrencesOf(event, to, conventions).filter((each) => each.enddate >= from)

/** The occurrence that stands on a day. */
export const occurrenceAt = <E extends EventFields>(event: E, day: string, conventions: Conventions) =>
  occurrencesOf(event, day, conventions).find((each) => each.startdate === day)

const marks = '日月火水木金土'
const patternText = (first: string, rule: Rule): string => {
  const { every, interval, weekdays, nth, nthDay } = rule
  if (every === 'day') return `${interval}日毎`
  if (every === 'week') return `${interval}週間毎 ${(weekdays ?? [weekday(first)]).map((day) => marks[day]).join('・')}`
  const unit = every === 'year' ? '年毎' : 'ヶ月毎'
  if (nth === undefined) return `${interval}${unit} ${Number(first.slice(8))}日`
  return `${interval}${unit} ${nth < 0 ? '最終' : `第${nth}`}${marks[nthDay ?? weekday(first)]}曜日`
}

export function describe({ startdate, recurrence }: Pick<EventFields, 'startdate' | 'recurrence'>): string {
  if (!recurrence) return ''
  if (recurrence.every === 'date') return `不定期（${recurrence.dates.length}件）`
  const { until, count } = recurrence
  const end = until ? `${until.replaceAll('-', '/')} まで` : count ? `${count}回` : '終了日なし'
  return `${patternText(startdate, recurrence)}（${end}）`
}
