import { describe, expect, test } from 'vitest'
import { markerLine } from '../../../lib/core/lens.ts'
import { changesBetween, fieldsOf, itemOfForm, newRaw, putFields, type RawEvent } from '../../../lib/neo/convert.ts'
import { quieted } from '../../../lib/neo/people.ts'
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
    meeting: '',
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
    ['somebody else, too', [...own, ['otherto', '1002']], undefined],
    ['a facility', [...own, ['pids', '501']], undefined],
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

describe('who and what is registered', () => {
  const named = (more: [string, string][], people: SerialisedForm['people']) =>
    item({ ...form([...own, ...more]), ...(people && { people }) })
  const me = { name: 'otherto', value: '1001', label: '山田 太郎' }
  const sato = { name: 'otherto', value: '1002', label: '佐藤  花子' }
  const room = { name: 'pids', value: '501', label: '第1会議室' }
  test.each([
    ['the user alone', [], [me], undefined, ''],
    ['the user alone, and the form names nobody', [], undefined, undefined, ''],
    ['an empty facility', [['pids', '']], [me], undefined, ''],
    ['another', [['otherto', '1002']], [me, sato], true, '登録先：山田 太郎、佐藤 花子'],
    ['a facility', [['pids', '501']], [room, me], true, '登録先：山田 太郎\n利用設備：第1会議室'],
    ['another whose name is not to be read', [['otherto', '1002']], [me], true, undefined],
    ['another whose name is empty', [['otherto', '1002']], [me, { ...sato, label: '' }], true, undefined],
    ['a facility with the number of a user', [['pids', '1002']], [me, sato], true, undefined],
  ] as [string, [string, string][], SerialisedForm['people'], true | undefined, string | undefined][])(
    '%s',
    (_, more, people, shared, block) => {
      const found = named(more, people)
      expect([found?.notYet, found?.shared, found?.fields.block]).toEqual([undefined, shared, block])
    },
  )
  test('somebody else alone: it stands in the schedule of the user, however that may be', () =>
    expect(item(form([['otherto', '1002']]))).toMatchObject({ shared: true }))
  test('nobody is to be notified, if the form can say so', () => {
    expect(quieted(form([['sendhowto', '5']]), defaultProfile.form)).toEqual([['sendhowto', '4']])
    expect(quieted(form([['sendhowto', '4']]), defaultProfile.form)).toEqual([])
    expect(quieted(form(), defaultProfile.form)).toEqual([])
  })
})
