import { describe, expect, test } from 'vitest'
import { markerLine } from '../../../lib/core/lens.ts'
import { changesBetween, fieldsOf, itemOfForm, newRaw, putFields, type RawEvent } from '../../../lib/neo/convert.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import type { SerialisedForm } from '../../../lib/neo/serialise.ts'

const raw: RawEvent = {
  startdate: '2026/11/25',
  enddate: '2026/11/25',
  starttime: '0900',
  endtime: '1000',
  event: '会議',
  detail: '営業  定例 ',
  place: '本社',
  other: '',
  memo: '内容\r\n',
}
const form = (more: [string, string][] = [], without: string[] = []): SerialisedForm => ({
  action: 'https://example.dn-cloud.com/x',
  method: 'post',
  values: [...Object.entries(raw).filter(([name]) => !without.includes(name)), ['repeat', ''], ...more],
})
const item = (shown: SerialisedForm, series = false) =>
  itemOfForm(shown, { id: '7', mark: 'key-7', uid: '1001', series }, defaultProfile)
const own: [string, string][] = [['otherto', '1001']]

test('fields are normal', () =>
  expect(fieldsOf(raw)).toEqual({
    subject: '会議：営業 定例',
    times: { kind: 'timed', start: '2026-11-25T09:00', end: '2026-11-25T10:00' },
    place: '本社',
    body: '内容',
  }))

test('only what is named is put, and days are written as the form writes them', () => {
  const fields = {
    subject: '別',
    times: { kind: 'days', first: '2026-12-01', last: '2026-12-02' },
    place: '他',
    body: '他',
  } as const
  const next = putFields(raw, fields, ['times'])
  expect(changesBetween(raw, next, defaultProfile.form)).toEqual([
    ['startdate', '2026/12/01'],
    ['enddate', '2026/12/02'],
    ['starttime', ''],
    ['endtime', ''],
  ])
  expect(changesBetween(raw, putFields(raw, fields, []), defaultProfile.form)).toEqual([])
})

test('a new event carries its marker', () => {
  const made = newRaw(
    { subject: '件名', times: { kind: 'days', first: '2026-12-01', last: '2026-12-01' }, place: '', body: '本文' },
    '0a1b2c3d',
  )
  expect(made).toMatchObject({ detail: '件名', startdate: '2026-12-01', memo: `本文\n${markerLine('0a1b2c3d')}` })
})

describe('who may be written', () => {
  test.each([
    ['own and single', own, undefined],
    ['somebody else, too', [...own, ['otherto', '1002']], 'other-people'],
    ['somebody else alone', [['otherto', '1002']], 'other-people'],
    ['a facility', [...own, ['pids', '501']], 'facilities'],
    ['an empty facility', [...own, ['pids', '']], undefined],
    ['nobody named', [], 'unreadable'],
  ] as [string, [string, string][], string | undefined][])('%s', (_, more, notYet) =>
    expect(item(form(more))?.notYet).toBe(notYet),
  )
  test('a series by its form, and by the list', () => {
    const repeated = form(own).values.map(([name, value]): [string, string] => [
      name,
      name === 'repeat' ? 'week' : value,
    ])
    expect(item({ ...form(), values: repeated })?.notYet).toBe('series')
    expect(item(form(own), true)?.notYet).toBe('series')
  })
  test.each([
    ['公開', 'open', undefined, undefined],
    ['非公開', 'private', undefined, undefined],
    ['予定あり', 'private', undefined, ['visibility']],
    ['上司のみ', undefined, 'private', undefined],
  ] as const)('公開方法 %s', (label, visibility, notYet, fixed) => {
    const words = ['公開', '非公開', '予定あり', '上司のみ']
    const choices = words.map((one) => ({ name: 'public_level', value: one, label: one, chosen: one === label }))
    const read = item({ ...form([...own, ['public_level', label]]), choices })
    expect([read?.fields.visibility, read?.notYet, read?.fixed]).toEqual([visibility, notYet, fixed])
  })
  test('a code of 公開方法 without words is not taken for open', () =>
    expect(item(form([...own, ['public_level', '1']]))?.notYet).toBe('private'))
  test('a form without one of our fields is not the form that we know', () =>
    expect(item(form(own, ['memo']))).toBeUndefined())
})
