import { slashed, weekday } from './browser/days.ts'
import type { Choice, Named, RuleModel, ScopeModel } from './browser/view.ts'
import type { Neo } from './context.ts'
import type { EndKind, RuleKind } from './drawn-series.ts'
import { repeatCode } from './rule-fields.ts'
import type { EventFields, Holiday, Rule } from './types.ts'

const weekdayMarks = ['日', '月', '火', '水', '木', '金', '土']
/** Two NEOs call the same things by other words. */
const kindWords: Record<'radio' | 'select', Record<RuleKind | 'none', string>> = {
  radio: { none: '定期にしない', day: '日毎', week: '週間毎', month: 'ヶ月毎', year: '年毎', date: '不定期' },
  select: { none: 'なし', day: '毎日', week: '毎週', month: '毎月', year: '毎年', date: '不定期' },
}
const endWords: Record<EndKind, string> = { never: '終了日なし', until: '終了日を指定', count: '回数を指定' }
const nthWords: Record<string, string> = { '1': '第1', '2': '第2', '3': '第3', '4': '第4', '5': '第5', '-1': '最終' }
const holidayWords: Record<Holiday, string> = {
  keep: 'そのまま登録する',
  skip: '登録しない',
  before: '前営業日に登録する',
  after: '翌営業日に登録する',
}

const choicesOf = (codes: Record<string, string>, words: (key: string) => string, order: readonly string[]): Choice[] =>
  order.map((key) => ({ value: codes[key] ?? '', label: words(key) }))

const blank: Rule = { every: 'week', interval: 1, until: '', except: [] }
const week = ['0', '1', '2', '3', '4', '5', '6']

/** The part of the form for 定期, as it stands for an entry; a single one has it too, switched off. */
export function ruleModel(neo: Neo, event: Pick<EventFields, 'startdate' | 'recurrence'>): RuleModel {
  const { drawn, variant } = neo
  const { series } = drawn
  const { recurrence, startdate } = event
  const rule = recurrence && recurrence.every !== 'date' ? recurrence : blank
  const words = kindWords[variant.seriesControl]
  const kinds: RuleKind[] = ['day', 'week', 'month', 'year', 'date']
  const named = (
    own: { name: string; codes: Record<string, string> },
    words_: Record<string, string>,
    order: string[],
    now: string,
  ): Named => ({
    name: own.name,
    choices: choicesOf(own.codes, (key) => words_[key] ?? key, order),
    value: own.codes[now] ?? '',
  })
  const dayNames = Object.fromEntries(weekdayMarks.map((mark, index) => [String(index), `${mark}曜日`]))
  const end: EndKind = rule.until ? 'until' : rule.count ? 'count' : 'never'
  return {
    control: variant.seriesControl,
    kind: {
      name: 'repeat',
      choices: [{ value: '', label: words.none }, ...choicesOf(series.kind, (key) => words[key as RuleKind], kinds)],
      value: repeatCode(neo, event),
    },
    interval: { name: series.interval, value: String(rule.interval) },
    weekdays: {
      name: series.weekday.name,
      choices: choicesOf(series.weekday.codes, (key) => weekdayMarks[Number(key)] ?? '', week),
      chosen: (rule.weekdays ?? [weekday(startdate)]).map((day) => series.weekday.codes[String(day) as '0']),
    },
    monthBy: named(
      series.monthBy,
      { day: '日付', nth: '曜日' },
      ['day', 'nth'],
      rule.nth === undefined ? 'day' : 'nth',
    ),
    nth: named(series.nth, nthWords, ['1', '2', '3', '4', '5', '-1'], String(rule.nth ?? 1)),
    nthDay: named(series.nthDay, dayNames, week, String(rule.nthDay ?? weekday(startdate))),
    end: named(series.end, endWords, ['never', 'until', 'count'], end),
    until: { name: series.until, value: slashed(rule.until) },
    count: { name: series.count, value: String(rule.count ?? '') },
    ...(variant.holidayRule && {
      holiday: named(series.holiday, holidayWords, ['keep', 'skip', 'before', 'after'], rule.holiday ?? 'keep'),
    }),
    dates: {
      name: series.dates,
      label: variant.datesLabel,
      value: recurrence?.every === 'date' ? recurrence.dates.map((day) => slashed(day)).join(', ') : '',
    },
  }
}

/** The question which days are meant. Its words name the day where the form was opened for one. */
export function scopeModel({ drawn, variant }: Neo, day: string): ScopeModel {
  const { scope, series } = drawn
  const shown = variant.askedDay === 'field'
  const this_ = shown ? 'この日' : slashed(day)
  return {
    control: variant.seriesControl,
    name: scope.name,
    choices: [
      { value: series.scope.one, label: `${this_}の予定のみ` },
      { value: series.scope.later, label: `${this_}以降の予定` },
      { value: series.scope.all, label: 'すべての予定' },
    ],
    dayName: scope.day,
    day,
    dayShown: shown,
  }
}
