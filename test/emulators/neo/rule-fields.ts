import { addDays, daysBetween, readDay } from './browser/days.ts'
import type { Neo } from './context.ts'
import type { EndKind, RuleKind } from './drawn-series.ts'
import { refusals, type Refusal } from './refusal.ts'
import { ruleDays } from './recurrence.ts'
import type { EventFields, Holiday, Recurrence, Rule } from './types.ts'

/** Names that the form's part for 定期 has beside `repeat`. */
export function ruleNames({ drawn: { series } }: Neo): string[] {
  const { interval, weekday, monthBy, nth, nthDay, end, until, count, holiday, dates } = series
  return [interval, weekday.name, monthBy.name, nth.name, nthDay.name, end.name, until, count, holiday.name, dates]
}

const keyOf = <K extends string>(codes: Record<K, string>, value: string | null): K | undefined =>
  (Object.keys(codes) as K[]).find((key) => codes[key] === value)

/** What `repeat` says of an entry: nothing for single ones. */
export const repeatCode = ({ drawn }: Neo, { recurrence }: Pick<EventFields, 'recurrence'>) =>
  recurrence ? drawn.series.kind[recurrence.every] : ''

const whole = (text: string | null, most: number) => {
  const number = /^\d{1,3}$/.test(text ?? '') ? Number(text) : 0
  return number >= 1 && number <= most ? number : undefined
}

const readDates = (text: string): string[] | undefined => {
  const days = text.split(/[\s,、]+/).filter((part) => part !== '')
  const read = days.map((day) => readDay(day))
  return days.length > 0 && read.every((day) => day !== undefined) ? [...new Set(read)].toSorted() : undefined
}

function readEnd({ drawn: { series } }: Neo, body: URLSearchParams): Pick<Rule, 'until' | 'count'> | undefined {
  const kind = keyOf<EndKind>(series.end.codes, body.get(series.end.name))
  if (kind === 'never') return { until: '' }
  const until = readDay(body.get(series.until) ?? '')
  if (kind === 'until') return until ? { until } : undefined
  const count = whole(body.get(series.count), 500)
  return kind === 'count' && count !== undefined ? { until: '', count } : undefined
}

/** The posted 定期; undefined: a single entry. Exceptions are not in the form. */
export function decodeRule(neo: Neo, body: URLSearchParams): Recurrence | undefined | Refusal {
  const { series } = neo.drawn
  const repeat = body.get('repeat') ?? ''
  const sent = ruleNames(neo).find((name) => body.has(name))
  if (repeat === '' || repeat === '0') return sent === undefined ? undefined : refusals.badValue(sent)
  const every = keyOf<RuleKind>(series.kind, repeat)
  if (!every) return refusals.badValue('repeat')
  if (every === 'date') {
    const dates = readDates(body.get(series.dates) ?? '')
    return dates ? { every, dates } : refusals.rule()
  }
  const interval = whole(body.get(series.interval), 99)
  const end = readEnd(neo, body)
  const holiday = neo.variant.holidayRule
    ? keyOf<Holiday>(series.holiday.codes, body.get(series.holiday.name))
    : ('keep' as const)
  if (interval === undefined || !end || !holiday) return refusals.rule()
  const rule: Rule = { every, interval, ...end, except: [], ...(holiday !== 'keep' && { holiday }) }
  if (every === 'week') {
    const weekdays = body.getAll(series.weekday.name).map((code) => Number(keyOf(series.weekday.codes, code) ?? '9'))
    const isFine = weekdays.length > 0 && !weekdays.includes(9) && new Set(weekdays).size === weekdays.length
    return isFine ? { ...rule, weekdays: weekdays.toSorted() } : refusals.rule()
  }
  if (every !== 'month') return rule
  const by = keyOf(series.monthBy.codes, body.get(series.monthBy.name))
  if (by === 'day') return rule
  const nth = keyOf(series.nth.codes, body.get(series.nth.name))
  const nthDay = keyOf(series.nthDay.codes, body.get(series.nthDay.name))
  return by === 'nth' && nth && nthDay ? { ...rule, nth: Number(nth), nthDay: Number(nthDay) } : refusals.rule()
}

/** The entry with its series put in order: it begins on the first day that the rule gives. Undefined: there is none. */
export function settled<F extends Pick<EventFields, 'startdate' | 'enddate'>>(
  neo: Neo,
  fields: F,
  recurrence: Recurrence | undefined,
): (F & { recurrence: Recurrence | undefined }) | undefined {
  if (!recurrence) return { ...fields, recurrence }
  const [startdate] = ruleDays(fields.startdate, recurrence, '2099-12-31', neo.variant)
  if (startdate === undefined) return undefined
  const enddate = addDays(startdate, daysBetween(fields.startdate, fields.enddate))
  return { ...fields, startdate, enddate, recurrence }
}

/** Two rules without their exceptions. */
export const sameRule = (a: Recurrence | undefined, b: Recurrence | undefined): boolean => {
  const bare = (of: Recurrence | undefined) => {
    if (!of || of.every === 'date') return JSON.stringify(of?.dates ?? null)
    const { every, interval, weekdays = [], nth, nthDay, until, count, holiday = 'keep' } = of
    return JSON.stringify([every, interval, weekdays.toSorted(), nth, nthDay, until, count, holiday])
  }
  return bare(a) === bare(b)
}
