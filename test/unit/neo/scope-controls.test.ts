import { expect, test } from 'vitest'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import { scopeControls } from '../../../lib/neo/rule-form.ts'
import type { SerialisedForm } from '../../../lib/neo/serialise.ts'

const labels = ['2026-12-10 の予定のみ', '2026-12-10 以降の予定', 'すべての予定']
const formOf = (codes: readonly string[]): SerialisedForm => ({
  method: 'post',
  action: 'https://example.dn-cloud.com/',
  values: [['which', codes[0] ?? '']],
  choices: codes.map((value, index) => ({ name: 'which', value, label: labels[index] ?? '', chosen: index === 0 })),
})

test('the question which days are meant is understood by its labels', () => {
  expect(scopeControls(formOf(['1', '2', '3']), defaultProfile.form, '2026-12-10')).toMatchObject({
    codes: { one: '1', later: '2', all: '3' },
    about: '2026-12-10',
  })
})

test('a choice that cannot be made is none', () => {
  const form = formOf(['1', '2', '3'])
  const choices = (form.choices ?? []).map((choice, index) =>
    index === 0 ? { ...choice, disabled: true as const } : choice,
  )
  expect(scopeControls({ ...form, choices }, defaultProfile.form, '2026-12-10')).toBeUndefined()
})

test.each([[['on', 'on', 'on']], [['1', '2', '']], [['1', '1', '2']]])(
  'codes that do not tell one day from all are not used: %j',
  (codes) => {
    expect(scopeControls(formOf(codes), defaultProfile.form, '2026-12-10')).toBeUndefined()
  },
)

test('the day that is meant is no field that says where the series ends, though both are the same day', () => {
  const form = formOf(['1', '2', '3'])
  const until = { name: 'until', value: '2026/12/10' }
  const line = { ...until, label: defaultProfile.form.series?.until[0] ?? '' }
  const values: SerialisedForm['values'] = [...form.values, [until.name, until.value]]
  const dayIn = (all: SerialisedForm['values']) =>
    scopeControls({ ...form, values: all, lines: [line] }, defaultProfile.form, '2026-12-10')?.day
  expect(dayIn(values)).toBeUndefined()
  expect(dayIn([...values, ['hidden', '2026-12-10']])).toBe('hidden')
})
