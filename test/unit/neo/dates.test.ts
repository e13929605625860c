import { describe, expect, test } from 'vitest'
import type { Item } from '../../../lib/core/event.ts'
import { allDates, dateId, entryOf, kindOfEntry } from '../../../lib/neo/dates.ts'
import { stateOfDate, successors } from '../../../lib/neo/dates-gone.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import type { SerialisedForm } from '../../../lib/neo/serialise.ts'
import { fieldsOf, itemOf, linkOf } from '../core/build.ts'

const names = defaultProfile.form
const words: Record<string, string> = { '': 'なし', '1': '毎週', '5': '不定期', '6': '隔日' }
const formOf = (repeat: string | undefined, dates?: string): SerialisedForm => ({
  action: 'https://neo.example.jp/',
  method: 'post',
  values: repeat === undefined ? [] : [['repeat', repeat]],
  choices: Object.entries(words).map(([value, label]) => ({ name: 'repeat', value, label, chosen: value === repeat })),
  ...(dates !== undefined && { lines: [{ name: 'repdates', label: '不定期の日付', value: dates }] }),
})
const shownOn = (...days: string[]) => ({
  shown: days.map((day) => ({ times: { kind: 'days', first: day, last: day } as const, text: '' })),
})
const days = { from: '2026-11-01', to: '2026-12-31' }
const all = '2026/12/01、2026/11/26, 2027/01/10'

test('an id names an entry, or one date of it', () => {
  expect(entryOf(dateId('1d0a', '2026-11-26'))).toEqual({ sid: '1d0a', day: '2026-11-26' })
  expect([entryOf('1d0a'), entryOf('a@b'), entryOf('@2026-11-26')]).toEqual([
    { sid: '1d0a' },
    { sid: 'a@b' },
    { sid: '@2026-11-26' },
  ])
})

test('what an entry is its form says in words, or nobody knows', () => {
  expect(['', '0', '1', '5', '6', undefined].map((repeat) => kindOfEntry(formOf(repeat), names))).toEqual([
    'single',
    'single',
    'series',
    'dates',
    'unknown',
    'unknown',
  ])
})

describe('all dates of an entry', () => {
  test('are those of the form, if the list shows just these in the days that it covered', () => {
    expect(allDates(formOf('5', all), names, shownOn('2026-11-26', '2026-12-01'), days)).toEqual([
      '2026-11-26',
      '2026-12-01',
      '2027-01-10',
    ])
  })
  test.each([
    ['one is listed that the form lacks', all, ['2026-11-26', '2026-12-01', '2026-12-05']],
    ['one is not listed', all, ['2026-11-26']],
    ['the line means something else', '3件', ['2026-11-26', '2026-12-01']],
    ['the line is empty', '', []],
    ['there is no such line', undefined, ['2026-11-26', '2026-12-01']],
  ])('are not known: %s', (_, line, listed) => {
    expect(allDates(formOf('5', line), names, shownOn(...listed), days)).toBeUndefined()
  })
})

describe('what became of a linked event that an entry is not any more', () => {
  const states: [string, SerialisedForm, string, string][] = [
    ['a single event, and it has free dates now', formOf('5', all), 's', 'gone'],
    ['a single event, and it is one or a series now', formOf('1'), 's', 'unknown'],
    ['a date that the form does not name', formOf('5', all), 's@2026-12-08', 'gone'],
    ['a date that the form names all the same', formOf('5', all), 's@2027-01-10', 'unknown'],
    ['a date, and nobody knows which there are', formOf('5'), 's@2026-12-08', 'unlisted'],
    ['a date of what is a single entry now', formOf(''), 's@2026-12-08', 'gone'],
    ['a date of what is a series now', formOf('1'), 's@2026-12-08', 'gone'],
    ['a date of what nobody understands', formOf('6'), 's@2026-12-08', 'unknown'],
    ['a date, and the form says nothing of it', formOf(undefined), 's@2026-12-08', 'unknown'],
  ]
  test.each(states)('%s', (_, form, id, state) => {
    expect(stateOfDate(id, form, names, shownOn('2026-11-26', '2026-12-01'), days)).toBe(state)
  })
})

describe('under which id it goes on', () => {
  const at = (day: string) => fieldsOf('x', { times: { kind: 'days', first: day, last: day } })
  const linkAt = (id: string, day: string) => linkOf(id, `o-${id}`, at(day))
  const dateAt = (day: string, more: Partial<Item> = {}) => itemOf(`s@${day}`, at(day), { dateOf: 's', ...more })
  const never = () => false
  test('the one on the same day; of dates that came and went, one for one alone', () => {
    const single = linkAt('s', '2026-12-01')
    expect(successors([single], [dateAt('2026-11-26'), dateAt('2026-12-01')], never)).toEqual([['s', 's@2026-12-01']])
    const one = linkAt('s@2026-12-02', '2026-12-02')
    expect(successors([one], [dateAt('2026-12-03')], never)).toEqual([['s@2026-12-02', 's@2026-12-03']])
    expect(successors([one, linkAt('s@2026-12-04', '2026-12-04')], [dateAt('2026-12-03')], never)).toEqual([])
    expect(successors([one], [dateAt('2026-12-03'), dateAt('2026-12-05')], never)).toEqual([])
  })
  test('not one that was there before, nor a series, nor what cannot be read', () => {
    const one = linkAt('s@2026-12-02', '2026-12-02')
    expect(successors([one], [dateAt('2026-12-03')], () => true)).toEqual([])
    expect(successors([one], [dateAt('2026-12-03', { notYet: 'series' })], never)).toEqual([])
    expect(successors([linkAt('s', '2026-12-02')], [dateAt('2026-12-03')], never)).toEqual([])
  })
})
