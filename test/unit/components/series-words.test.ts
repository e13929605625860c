import '../../fakes/browser.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { fieldWords } from '../../../components/field-words.ts'
import type { Fields } from '../../../lib/core/event.ts'
import type { Exception, Rule } from '../../../lib/core/series/series.ts'
import { rowOfOperation } from '../../../lib/app/rows.ts'
import { updateOf } from '../../../lib/core/operations.ts'
import { itemOf } from '../core/build.ts'
import { speak } from './words.ts'

beforeEach(() => speak('ja'))

const times = { kind: 'timed', start: '2026-12-02T10:00', end: '2026-12-02T11:00' } as const
const single: Fields = { subject: '定例', times, place: '', body: '' }
const weekly: Rule['pattern'] = { every: 'week', n: 1, weekdays: [1, 3], weekStart: 1 }
type Parts = Partial<Rule> & { exceptions?: Exception[]; allDay?: boolean }
const seriesOf = ({ exceptions = [], allDay = false, ...rule }: Parts): Fields => ({
  ...single,
  ...(allDay && { times: { kind: 'days', first: '2026-12-02', last: '2026-12-02' } }),
  series: { rule: { pattern: weekly, end: { is: 'never' }, short: 'last', ...rule }, exceptions },
})
/** As a row of the report says it. */
const said = (fields: Fields) => {
  const from = itemOf('o1', single)
  const update = updateOf('outlook', from, { id: 'n1', fields }, ['times', 'series'], 0)
  const row = rowOfOperation({ ...update, fields })
  return fieldWords('series', row.fields?.[1]?.to)
}

const cancelled = (day: string): Exception => ({ day, is: 'cancelled' })

describe('how an event repeats', () => {
  it('says weekdays, time, end and exceptions in one line', () => {
    expect(said(seriesOf({ end: { is: 'until', day: '2026-12-31' } }))).toBe('毎週 月・水 10:00～、2026/12/31まで')
    const exceptions: Exception[] = [
      cancelled('2026-12-07'),
      { day: '2026-12-09', is: 'changed', own: { subject: '別件' } },
    ]
    expect(said(seriesOf({ exceptions }))).toBe(
      '毎週 月・水 10:00～、終わりなし、例外 2件(2026/12/07 中止・2026/12/09 変更)',
    )
  })
  it('names three exceptions and counts all', () => {
    const days = Array.from({ length: 30 }, (_, index) => cancelled(`2027-01-${String(index + 1).padStart(2, '0')}`))
    expect(said(seriesOf({ exceptions: days }))).toBe(
      '毎週 月・水 10:00～、終わりなし、例外 30件(2027/01/01 中止・2027/01/02 中止・2027/01/03 中止 ほか)',
    )
  })
  it.each<[string, Parts]>([
    ['毎日 10:00～、5回', { pattern: { every: 'day', n: 1 }, end: { is: 'count', count: 5 } }],
    ['3日ごと 10:00～、終わりなし', { pattern: { every: 'day', n: 3 } }],
    ['2週間ごと 月・水 10:00～、終わりなし', { pattern: { ...weekly, n: 2 } }],
    ['毎月 15日 10:00～、終わりなし', { pattern: { every: 'month', n: 1, on: { day: 15 } } }],
    ['毎月 末日 10:00～、終わりなし', { pattern: { every: 'month', n: 1, on: { day: 31 } } }],
    [
      '毎月 31日(ない月はなし) 10:00～、終わりなし',
      { pattern: { every: 'month', n: 1, on: { day: 31 } }, short: 'skip' },
    ],
    ['毎月 30日(ない月は末日) 10:00～、終わりなし', { pattern: { every: 'month', n: 1, on: { day: 30 } } }],
    ['2か月ごと 第5 金 10:00～、終わりなし', { pattern: { every: 'month', n: 2, on: { nth: 5, weekdays: [5] } } }],
    ['毎月 最終 月・火 10:00～、終わりなし', { pattern: { every: 'month', n: 1, on: { nth: -1, weekdays: [1, 2] } } }],
    ['毎年 3月 31日 10:00～、終わりなし', { pattern: { every: 'year', n: 1, month: 3, on: { day: 31 } } }],
    [
      '4年ごと 2月 29日(ない月は末日) 10:00～、終わりなし',
      { pattern: { every: 'year', n: 4, month: 2, on: { day: 29 } } },
    ],
    ['毎週 月・水、終わりなし', { allDay: true }],
  ])('%s', (words, parts) => expect(said(seriesOf(parts))).toBe(words))
  it('says so of a single event, and of one that is not there', () => {
    expect(said(single)).toBe('繰り返しなし')
    expect(fieldWords('series', undefined)).toBe('なし')
  })
  it('is said in English, too', () => {
    speak('en')
    expect(said(seriesOf({ end: { is: 'until', day: '2026-12-31' }, exceptions: [cancelled('2026-12-07')] }))).toBe(
      'every week on Mon, Wed from 10:00, until 2026/12/31, exceptions: 1 (2026/12/07 cancelled)',
    )
  })
})
