import { expect, test } from 'vitest'
import { withCategory } from '../../../lib/core/category.ts'
import { merge } from '../../../lib/core/merge.ts'
import type { Fields } from '../../../lib/core/event.ts'
import type { Direction } from '../../../lib/core/rules.ts'
import { fieldsOf, itemOf, linkOf } from './build.ts'

const merged = (
  was: string | undefined,
  neo: Partial<Fields>,
  outlook: Partial<Fields>,
  direction: Direction = 'both',
) => {
  const { toOutlook, toNeo, agreed, whole } = merge(
    linkOf('n1', 'o1', fieldsOf('定例', was === undefined ? {} : { category: was })),
    itemOf('n1', fieldsOf('定例', neo)),
    itemOf('o1', fieldsOf('定例', outlook)),
    { direction, conflicts: 'ask' },
  )
  return { toOutlook, toNeo, agreed, ...(whole && { whole }) }
}
const nothing = { toOutlook: [], toNeo: [], agreed: [] }
const writes = (category: string) => ({ ...nothing, toOutlook: ['category'], whole: { category } })

test.each<[string, Parameters<typeof merged>, object]>([
  ['a rule was made', [undefined, { category: 'A' }, { category: '赤' }], writes('赤\nA')],
  ['it is there already', [undefined, { category: 'A' }, { category: '赤\nA' }], { ...nothing, agreed: ['category'] }],
  ['the kind has changed', ['A', { category: 'B' }, { category: 'A\n赤' }], writes('赤\nB')],
  ['the kind has none any more', ['A', { category: '' }, { category: 'A\n赤' }], writes('赤')],
  ['a person took it away', ['A', { category: 'A' }, { category: '赤' }], nothing],
  ['no kind has one any more', ['A', {}, { category: 'A' }], nothing],
  ['nobody has read what it has', [undefined, { category: 'A' }, {}], nothing],
  ['only Outlook is read', [undefined, { category: 'A' }, { category: '' }, 'outlook-to-neo'], nothing],
])('%s', (_, args, expected) => expect(merged(...args)).toEqual(expected))

test('the last one leaves nothing; the same one twice is one', () =>
  expect([withCategory('A', 'A', ''), withCategory('A\nB', '', 'A')]).toEqual(['', 'A\nB']))
test('categories of the person stay to the very blank', () =>
  expect(withCategory('重要　顧客\nA  B ', '', '会議')).toBe('重要　顧客\nA  B \n会議'))
