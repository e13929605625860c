import type { Day, Times } from '../core/event.ts'
import { startOf } from '../core/series/occurrences.ts'
import type { DayOfMonth, End, Nth, Pattern, Rule, Weekday } from '../core/series/series.ts'
import { valueOf } from './forms.ts'
import type { Profile } from './profile-schema.ts'
import type { Choice, SerialisedForm } from './serialise.ts'
import { dayLike, dayOf } from './times.ts'

type Words = NonNullable<Profile['form']['series']>
type Codes<K extends string> = { name: string; codes: Record<K, string>; now: K | undefined }
type Line = { name: string; value: string }

const byName = (choices: readonly Choice[]) => {
  const groups = new Map<string, Choice[]>()
  for (const choice of choices) groups.set(choice.name, [...(groups.get(choice.name) ?? []), choice])
  return [...groups]
}

/** The one control whose choices mean all of these; undefined if there is none, or more than one. */
const controlOf = <K extends string>(
  form: SerialisedForm,
  words: Record<K, readonly string[]>,
  tick: boolean,
): Codes<K> | undefined => {
  const keys = Object.keys(words) as K[]
  const fitting = byName((form.choices ?? []).filter((one) => (one.tick ?? false) === tick)).flatMap(
    ([name, choices]) => {
      const found = keys.map((key) => choices.filter(({ label }) => words[key].includes(label)))
      if (found.some((one) => one.length !== 1)) return []
      const codes = Object.fromEntries(keys.map((key, index) => [key, found[index]?.[0]?.value ?? ''])) as Record<
        K,
        string
      >
      const chosen = keys.filter((_, index) => found[index]?.[0]?.chosen)
      return [{ name, codes, now: chosen.length === 1 ? chosen[0] : undefined }]
    },
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

export const lineOf = (form: SerialisedForm, labels: readonly string[]): Line | undefined => {
  const [found, second] = (form.lines ?? []).filter(({ label }) => labels.includes(label))
  return second ? undefined : found
}

const kindNames = ['day', 'week', 'month', 'year'] as const
type Kind = (typeof kindNames)[number]

/** How this form says 定期. All of it must be found, or nothing is. */
export type RuleControls = {
  kind: { name: string; codes: Record<Kind, string>; now: Kind | 'single' | 'other' }
  interval: Line
  weekdays: { name: string; codes: readonly string[]; now: readonly Weekday[] }
  monthBy: Codes<'day' | 'nth'>
  nth: Codes<'1' | '2' | '3' | '4' | '5' | '-1'>
  nthDay: Codes<'0' | '1' | '2' | '3' | '4' | '5' | '6'>
  end: Codes<'never' | 'until' | 'count'>
  until: Line
  count: Line
  dates?: Line
  /** 休日の場合, and how it says that nothing is done; absent: the form does not ask. */
  holiday?: { name: string; code: string }
}

const kindOf = (
  form: SerialisedForm,
  { series, repeat, notRepeated }: Profile['form'],
): RuleControls['kind'] | undefined => {
  const choices = (form.choices ?? []).filter(({ name }) => name === repeat)
  const codes = kindNames.map((kind) => choices.filter(({ label }) => series?.kinds[kind].includes(label)))
  if (codes.some((one) => one.length !== 1)) return
  const all = Object.fromEntries(kindNames.map((kind, index) => [kind, codes[index]?.[0]?.value ?? ''])) as Record<
    Kind,
    string
  >
  const now = valueOf(form, repeat) ?? ''
  if (notRepeated.includes(now)) return { name: repeat, codes: all, now: 'single' }
  return { name: repeat, codes: all, now: kindNames.find((kind) => all[kind] === now) ?? 'other' }
}

const weekdaysOf = (form: SerialisedForm, { weekdays }: Words) => {
  const words = Object.fromEntries(weekdays.map((labels, index) => [String(index), labels]))
  const found = controlOf(form, words, true)
  if (!found) return
  const codes = weekdays.map((_, index) => found.codes[String(index)] ?? '')
  const chosen = (form.choices ?? []).filter((one) => one.name === found.name && one.chosen).map(({ value }) => value)
  return { name: found.name, codes, now: chosen.map((value) => (codes.indexOf(value) + 1) as Weekday) }
}

/** undefined: the form does not show 定期 as the profile knows it. */
export const ruleControls = (form: SerialisedForm, profile: Profile['form']): RuleControls | undefined => {
  const { series: words } = profile
  if (!words) return
  const kind = kindOf(form, profile)
  const weekdays = weekdaysOf(form, words)
  const monthBy = controlOf(form, words.monthBy, false)
  const nth = controlOf(form, words.nth, false)
  const dayWords = Object.fromEntries(words.weekdays.map((labels, index) => [String(index), labels]))
  const nthDay = controlOf(form, dayWords as Record<'0' | '1' | '2' | '3' | '4' | '5' | '6', string[]>, false)
  const end = controlOf(form, words.ends, false)
  const [interval, until, count] = [words.interval, words.until, words.count].map((labels) => lineOf(form, labels))
  if (!kind || !weekdays || !monthBy || !nth || !nthDay || !end || !interval || !until || !count) return
  const holiday = (form.choices ?? []).find(({ label }) => words.holidays.includes(label))
  const dates = lineOf(form, words.dates)
  const found = { kind, interval, weekdays, monthBy, nth, nthDay, end, until, count, ...(dates && { dates }) }
  return holiday ? { ...found, holiday: { name: holiday.name, code: holiday.value } } : found
}

const whole = (text: string) => (/^\d{1,3}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : undefined)

const patternIn = (controls: RuleControls, first: Day): Pattern | undefined => {
  const n = whole(controls.interval.value)
  const { now } = controls.kind
  if (n === undefined) return
  if (now === 'day') return { every: 'day', n }
  if (now === 'week')
    return controls.weekdays.now.length > 0
      ? { every: 'week', n, weekdays: controls.weekdays.now, weekStart: 7 }
      : undefined
  const on = { day: Number(first.slice(8)) }
  if (now === 'year') return { every: 'year', n, month: Number(first.slice(5, 7)), on }
  if (now !== 'month') return
  if (controls.monthBy.now === 'day') return { every: 'month', n, on }
  const { nth, nthDay } = controls
  if (controls.monthBy.now !== 'nth' || nth.now === undefined || nthDay.now === undefined) return
  const weekday = (Number(nthDay.now) + 1) as Weekday
  return { every: 'month', n, on: { nth: Number(nth.now) as Nth, weekdays: [weekday] } }
}

const endIn = ({ end, until, count }: RuleControls): End | undefined => {
  if (end.now === 'never') return { is: 'never' }
  if (end.now === 'until') {
    const day = dayOf(until.value)
    return day === undefined ? undefined : { is: 'until', day }
  }
  const times = whole(count.value)
  return end.now === 'count' && times !== undefined ? { is: 'count', count: times } : undefined
}

/**
 * The rules that the form may mean: where weeks begin, and what becomes of the 29th to 31st, it does not say, and the listed dates tell. Empty: it cannot
 * be read. `first`: the day on which the series begins.
 */
export const rulesIn = (controls: RuleControls, first: Day): Rule[] => {
  const pattern = patternIn(controls, first)
  const end = endIn(controls)
  if (!pattern || !end) return []
  const rule: Rule = { pattern, end, short: 'skip' }
  if (pattern.every !== 'week' || pattern.n === 1 || pattern.weekdays.length === 1) return [rule]
  return [rule, { ...rule, pattern: { ...pattern, weekStart: 1 } }]
}

const onValues = (controls: RuleControls, on: DayOfMonth): [string, string][] | undefined => {
  const { monthBy, nth, nthDay } = controls
  if ('day' in on) return [[monthBy.name, monthBy.codes.day]]
  const [weekday, second] = on.weekdays
  if (weekday === undefined || second !== undefined) return
  return [
    [monthBy.name, monthBy.codes.nth],
    [nth.name, nth.codes[String(on.nth) as keyof typeof nth.codes]],
    [nthDay.name, nthDay.codes[String(weekday - 1) as keyof typeof nthDay.codes]],
  ]
}

const patternValues = (controls: RuleControls, rule: Rule, first: Day): [string, string][] | undefined => {
  const { pattern } = rule
  const { weekdays } = controls
  if (pattern.every === 'year' && pattern.month !== Number(first.slice(5, 7))) return
  // 年毎 knows no weekday: every so many months it does.
  if (pattern.every === 'year' && 'nth' in pattern.on)
    return patternValues(controls, { ...rule, pattern: { every: 'month', n: 12 * pattern.n, on: pattern.on } }, first)
  const own: [string, string][] = [
    [controls.kind.name, controls.kind.codes[pattern.every]],
    [controls.interval.name, String(pattern.n)],
  ]
  if (pattern.every === 'day') return own
  if (pattern.every === 'week')
    return [...own, ...pattern.weekdays.map((day): [string, string] => [weekdays.name, weekdays.codes[day - 1] ?? ''])]
  // 年毎 repeats the day of the first date, and 日付 the same.
  if ('day' in pattern.on && pattern.on.day !== Number(first.slice(8))) return
  if (pattern.every === 'year') return own
  const on = onValues(controls, pattern.on)
  return on && [...own, ...on]
}

/** All names by which the form says a rule. */
export const ruleNames = ({
  kind,
  interval,
  weekdays,
  monthBy,
  nth,
  nthDay,
  end,
  until,
  count,
  dates,
  holiday,
}: RuleControls) => [
  ...[kind, interval, weekdays, monthBy, nth, nthDay, end, until, count].map(({ name }) => name),
  ...(dates ? [dates.name] : []),
  ...(holiday ? [holiday.name] : []),
]

/** What has to be sent so that the entry repeats by this rule; undefined if the form has no words for it. */
export const ruleValues = (controls: RuleControls, rule: Rule, times: Times): [string, string][] | undefined => {
  const values = patternValues(controls, rule, startOf(times))
  const { end, until, count, holiday } = controls
  if (!values) return
  return [
    ...values,
    [end.name, end.codes[rule.end.is]],
    ...(rule.end.is === 'until'
      ? [[until.name, dayLike(rule.end.day, until.value || '2000/01/01')] as [string, string]]
      : []),
    ...(rule.end.is === 'count' ? [[count.name, String(rule.end.count)] as [string, string]] : []),
    ...(holiday ? [[holiday.name, holiday.code] as [string, string]] : []),
  ]
}

/** The question which days are meant. `days`: what its words say of the day that it is about; `day`: by which field it is said. */
export type ScopeControls = {
  name: string
  codes: Record<'one' | 'later' | 'all', string>
  about: Day | undefined
  day: string | undefined
}

/** undefined: the form asks nothing that we understand. `opened`: the day for which it was asked for. */
export const scopeControls = (
  form: SerialisedForm,
  { series, startdate, enddate }: Profile['form'],
  opened: Day,
): ScopeControls | undefined => {
  if (!series) return
  const { one, later, all } = series.scope
  // What cannot be chosen is not sent either.
  const open = (form.choices ?? []).filter((choice) => !choice.disabled)
  const groups = byName(open).flatMap(([name, choices]) => {
    const [only, on, whole_] = [one, later, all].map((word) => choices.filter(({ label }) => label.endsWith(word)))
    if (only?.length !== 1 || on?.length !== 1 || whole_?.length !== 1) return []
    const [first] = only
    const written = /\d{4}[-/]\d\d[-/]\d\d/.exec(first?.label ?? '')?.[0]
    const codes = { one: first?.value ?? '', later: on[0]?.value ?? '', all: whole_[0]?.value ?? '' }
    // A script may hold what the choices mean: then nothing that is sent would tell one day from all.
    if (new Set(Object.values(codes)).size < 3 || Object.values(codes).includes('')) return []
    return [{ name, codes, about: written === undefined ? undefined : dayOf(written) }]
  })
  const [found, second] = groups
  if (!found || second) return
  const line = lineOf(form, series.day)
  // The series may begin or end on this very day.
  const others = new Set([startdate, enddate, lineOf(form, series.until)?.name])
  const same = form.values.filter(([name, value]) => !others.has(name) && dayOf(value) === opened)
  const day = line?.name ?? (same.length === 1 ? same[0]?.[0] : undefined)
  return { ...found, day }
}
