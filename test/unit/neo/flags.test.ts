import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../lib/core/event.ts'
import { flagNames, special, usual } from '../../../lib/core/flags.ts'
import { codesIn, createFlags, flagChanges, readFlags } from '../../../lib/neo/flags.ts'
import { withValues } from '../../../lib/neo/forms.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import type { Choice, SerialisedForm } from '../../../lib/neo/serialise.ts'

const names = defaultProfile.form
const blank = { subject: '', times: { kind: 'days', first: '', last: '' }, place: '', body: '' } as const
const choice = (name: string, value: string, label: string, chosen = false): Choice => ({ name, value, label, chosen })
const box = (name: string, value: string, label: string, chosen = false): Choice => ({
  ...choice(name, value, label, chosen),
  tick: true,
})
const formOf = (choices: Choice[]): SerialisedForm => ({
  action: 'https://example.dn-cloud.com/x',
  method: 'post',
  values: choices.filter(({ chosen }) => chosen).map(({ name, value }) => [name, value]),
  choices,
})
const open = [choice('public_level', '7', '公開', true), choice('public_level', '9', '非公開')]
const read = (choices: Choice[]) => readFlags(formOf(choices), names)
const changes = (choices: Choice[], fields: Partial<Fields>) =>
  flagChanges(formOf(choices), { ...blank, ...fields }, flagNames, names)

describe('公開方法', () => {
  test('by its words, whatever the codes', () => {
    expect(read(open)).toEqual({ flags: { visibility: 'open' }, fixed: [], isDoubtful: false })
    expect(changes(open, { visibility: 'private' })).toEqual([['public_level', '9']])
    expect(changes(open, { visibility: 'open' })).toEqual([])
  })
  test('some may read it: private, never written, never opened', () => {
    const busy = [...open.map((one) => ({ ...one, chosen: false })), choice('public_level', '3', '予定あり', true)]
    expect(read(busy)).toEqual({ flags: { visibility: 'private' }, fixed: ['visibility'], isDoubtful: false })
    expect(changes(busy, { visibility: 'private' })).toEqual([])
    expect(changes(busy, { visibility: 'open' })).toBeUndefined()
  })
  test('words that nobody knows are not read as anything', () => {
    const other = [choice('public_level', '7', 'Everyone', true), choice('public_level', '9', 'Nobody')]
    expect(read(other)).toEqual({ flags: {}, fixed: [], isDoubtful: true })
    expect(changes(other, { visibility: 'private' })).toBeUndefined()
    expect(codesIn(formOf(other), names)).toEqual({})
  })
  test('a form without it is open and stays so', () => {
    expect(read([])).toEqual({ flags: { visibility: 'open' }, fixed: ['visibility'], isDoubtful: false })
    expect(changes([], { visibility: 'private' })).toBeUndefined()
  })
  test('two choices with the same words are none', () => {
    const twice = [...open, choice('public_level', '8', '非公開')]
    expect([read(twice).fixed, changes(twice, { visibility: 'private' })]).toEqual([['visibility'], undefined])
  })
})

describe('仮 and 重要', () => {
  test('as a checkbox: ticked and unticked as a browser does it', () => {
    const off = [...open, box('reserve', 'on', '仮の予定')]
    const on = [...open, box('reserve', 'on', '仮の予定', true)]
    expect([read(off).flags.certainty, read(on).flags.certainty]).toEqual(['firm', 'tentative'])
    expect(changes(off, { certainty: 'tentative' })).toEqual([['reserve', 'on']])
    const untick = changes(on, { certainty: 'firm' }) ?? []
    expect(withValues(formOf(on), untick).values).toEqual([['public_level', '7']])
  })
  test('as radio buttons or a select', () => {
    const radios = [...open, choice('rankflg', '0', '普通', true), choice('rankflg', '5', '重要')]
    expect(read(radios).flags.importance).toBe('normal')
    expect(changes(radios, { importance: 'high' })).toEqual([['rankflg', '5']])
  })
  test.each([
    ['no control', []],
    ['a hidden field', [['reserve', '1']]],
  ])('%s: not known, and not written', (_, values) => {
    const form = { ...formOf(open), values: values as [string, string][] }
    expect(readFlags(form, names).flags).toEqual({ visibility: 'open' })
    expect(flagChanges(form, { ...blank, certainty: 'tentative' }, ['certainty'], names)).toBeUndefined()
  })
  test('a box with words that nobody knows is not read', () => {
    expect(read([...open, box('reserve', '1', 'Tentative')]).flags).toEqual({ visibility: 'open' })
  })
})

test('a new event says what is special, and says nothing without the words for it', () => {
  const codes = codesIn(formOf([...open, box('reserve', 'on', '仮の予定'), box('rankflg', '2', '重要')]), names)
  expect(codes).toEqual({ visibility: '9', certainty: 'on', importance: '2' })
  expect(createFlags(special, codes, names)).toEqual([
    ['public_level', '9'],
    ['reserve', 'on'],
    ['rankflg', '2'],
  ])
  expect(createFlags(usual, codes, names)).toEqual([])
  expect(createFlags({ ...usual, certainty: 'tentative' }, {}, names)).toEqual([])
  expect(createFlags(special, { certainty: 'on' }, names)).toBeUndefined()
})
