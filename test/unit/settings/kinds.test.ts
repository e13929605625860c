import { expect, it } from 'vitest'
import { categoriesOf, kindRows, kindSettings } from '../../../lib/settings/kinds.ts'

const stored = {
  excludedKinds: ' 休暇 \n\n出張',
  busyKinds: '通院\n休暇',
  privateKinds: '面談',
  categoryKinds: '会議=赤 = 重要\n来客\n=x\ny=',
}

it('reads what was stored before there was a table; the strictest of several rules counts', () => {
  expect(kindRows(stored)).toEqual([
    { kind: '休暇', rule: 'excluded', category: '' },
    { kind: '出張', rule: 'excluded', category: '' },
    { kind: '通院', rule: 'busy', category: '' },
    { kind: '面談', rule: 'private', category: '' },
    { kind: '会議', rule: 'category', category: '赤 = 重要' },
    { kind: '来客', rule: 'category', category: '来客' },
  ])
  expect(categoriesOf(stored.categoryKinds)).toEqual([
    { kind: '会議', category: '赤 = 重要' },
    { kind: '来客', category: '来客' },
  ])
})

it('what it stores is what it reads; a kind that is synced as it is is stored nowhere', () => {
  const rows = kindRows(stored)
  expect(kindRows(kindSettings(rows))).toEqual(rows)
  expect(
    kindSettings([...rows, { kind: '研修', rule: 'as-is', category: '' }, { kind: '', rule: 'busy', category: '' }]),
  ).toEqual(kindSettings(rows))
})
