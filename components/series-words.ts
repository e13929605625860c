import { t } from '../lib/i18n/t.ts'
import type { Exception, Rule, Weekday } from '../lib/core/series/series.ts'
import type { Times } from '../lib/core/times.ts'

/** A series as the report writes it. `count`: of all exceptions, of which the first are listed. */
type Shown = { times: Times; rule: Rule; exceptions: readonly Pick<Exception, 'day' | 'is'>[]; count: number }

const slashed = (day: string) => day.replaceAll('-', '/')

/** 1 January 2024 was a Monday. */
const weekdayWords = (weekday: Weekday) =>
  new Intl.DateTimeFormat(t('locale'), { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))
const weekdaysWords = (weekdays: readonly Weekday[]) => weekdays.map(weekdayWords).join(t('series.between'))

const dayOfMonthWords = (rule: Rule, on: Extract<Rule['pattern'], { every: 'month' }>['on']): string => {
  if ('nth' in on) {
    const days = weekdaysWords(on.weekdays)
    return on.nth === -1 ? t('series.last', { days }) : t('series.nth', { nth: on.nth, days })
  }
  const { day } = on
  if (day === 31 && rule.short === 'last') return t('series.lastDay')
  if (day <= 28) return t('series.dayOfMonth', { day })
  return rule.short === 'last' ? t('series.dayOrLast', { day }) : t('series.dayOrNone', { day })
}

const ruleWords = (rule: Rule): string => {
  const { pattern } = rule
  const { n } = pattern
  switch (pattern.every) {
    case 'day':
      return n === 1 ? t('series.day') : t('series.days', { n })
    case 'week': {
      const days = weekdaysWords(pattern.weekdays)
      return n === 1 ? t('series.week', { days }) : t('series.weeks', { n, days })
    }
    case 'month': {
      const on = dayOfMonthWords(rule, pattern.on)
      return n === 1 ? t('series.month', { on }) : t('series.months', { n, on })
    }
    case 'year': {
      const { month } = pattern
      // 31 March is a day of every year.
      const isEvery = 'day' in pattern.on && !(month === 2 && pattern.on.day > 28)
      const on =
        isEvery && 'day' in pattern.on
          ? t('series.dayOfMonth', { day: pattern.on.day })
          : dayOfMonthWords(rule, pattern.on)
      return n === 1 ? t('series.year', { month, on }) : t('series.years', { n, month, on })
    }
  }
}

const endWords = ({ end }: Rule): string => {
  switch (end.is) {
    case 'never':
      return t('series.never')
    case 'until':
      return t('series.until', { day: slashed(end.day) })
    case 'count':
      return t('series.count', { count: end.count })
  }
}

/** So many exceptions are named. */
const mostNamed = 3

const exceptionWords = ({ day, is }: Shown['exceptions'][number]) =>
  is === 'cancelled' ? t('series.cancelled', { day: slashed(day) }) : t('series.changed', { day: slashed(day) })

/** How an event repeats, in one line: 毎週 月・水 10:00～、2026/12/31まで、例外 2件(…). `text`: as the report writes it, '' of a single event. */
export const seriesWords = (text: string): string => {
  if (text === '') return t('series.single')
  // Our own worker wrote it.
  const { times, rule, exceptions, count } = JSON.parse(text) as Shown
  const parts = { rule: ruleWords(rule), end: endWords(rule) }
  const series =
    times.kind === 'timed'
      ? t('series.whole', { ...parts, time: t('series.from', { time: times.start.slice(11) }) })
      : t('series.plain', parts)
  if (count === 0) return series
  const named = exceptions.slice(0, mostNamed).map(exceptionWords).join(t('series.between'))
  return t('series.listed', { series, count, list: count > mostNamed ? t('series.more', { list: named }) : named })
}
