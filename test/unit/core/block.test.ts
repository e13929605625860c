import { describe, expect, test } from 'vitest'
import { blockOf, outlookText, withDateOf } from '../../../lib/core/block.ts'
import type { Fields, Item } from '../../../lib/core/event.ts'
import { merge } from '../../../lib/core/merge.ts'
import { canonical, changedFields, sameFields, withFields } from '../../../lib/core/normal.ts'
import type { Direction } from '../../../lib/core/rules.ts'
import { fieldsOf, itemOf, linkOf, pictureOf, plan, rulesOf, said } from './build.ts'

const two = '登録先：山田、佐藤'
const three = '登録先：山田、佐藤、鈴木'
const whole = (block: string) => `[NEOの登録先・利用設備]\n${block}\n[ここまでNEO]`

describe('the block in the text of an Outlook event', () => {
  test('names of people and things, each on its line', () => {
    expect(blockOf({ members: ['山田 太郎', ' 佐藤\n花子 '], facilities: ['第1会議室', '社用車A'] })).toBe(
      '登録先：山田 太郎、佐藤 花子\n利用設備：第1会議室、社用車A',
    )
    expect(blockOf({ members: ['山田'], facilities: [] })).toBe('登録先：山田')
    expect(blockOf({ members: [], facilities: [] })).toBe('')
  })
  test.each([
    ['only text', 'a\nb', { body: 'a\nb', block: '' }],
    ['below the text', `a\n\n${whole(two)}`, { body: 'a', block: two }],
    ['alone', whole(two), { body: '', block: two }],
    ['text before and after', `a\n${whole(two)}\n\n\nb`, { body: 'a\n\nb', block: two }],
    ['blank lines between', `a\r\n\r\n${whole(two).replaceAll('\n', '\r\n\r\n')}\r\n`, { body: 'a', block: two }],
    ['names that a person has changed', `a\n${whole('佐藤さんは欠席')}`, { body: 'a', block: '佐藤さんは欠席' }],
    ['without its last line', `a\n\n[NEOの登録先・利用設備]\n${two}\n\nb`, { body: 'a\n\nb', block: '' }],
    ['without its first line', `a\n\n${two}\n[ここまでNEO]\nb`, { body: 'a\n\nb', block: '' }],
    ['twice', `${whole(two)}\na\n${whole(three)}`, { body: 'a', block: two }],
    ['one date of several', `a\n\n${whole(`${two}\n不定期 2/3`)}`, { body: 'a', block: `${two}\n不定期 2/3` }],
    ['one date, half a block', `a\n[NEOの登録先・利用設備]\n${two}\n不定期 2/3\nb`, { body: 'a\n\nb', block: '' }],
    [
      'a line that only begins like it',
      `a\n[NEOの登録先・利用設備]\n不定期の件\nb`,
      { body: 'a\n\n不定期の件\nb', block: '' },
    ],
    ['in more brackets', `[[NEOの登録先・利用設備]]\n${two}\n[[ここまでNEO]]`, { body: whole(two), block: '' }],
  ])('%s', (_, raw, view) => {
    expect(outlookText.get(raw)).toEqual(view)
    expect(outlookText.put(view, raw)).toBe(raw)
    expect(outlookText.get(outlookText.put(view, ''))).toEqual(view)
  })
  test('which of how many dates it is stands below the names', () => {
    expect(withDateOf(two, { place: 2, of: 3 })).toBe(`${two}\n不定期 2/3`)
    expect([withDateOf('', { place: 1, of: 1 }), withDateOf('', undefined)]).toEqual(['不定期 1/1', '不定期'])
  })
  test('a text that holds a block goes over as text', () =>
    expect(outlookText.put({ body: whole(two), block: three }, '')).toBe(
      `[[NEOの登録先・利用設備]]\n${two}\n[[ここまでNEO]]\n\n${whole(three)}`,
    ))
})

test('it takes no part in comparisons, and is carried along', () => {
  const [a, b] = [fieldsOf('x', { block: two }), fieldsOf('x', { block: three })]
  expect([sameFields(a, b), changedFields(a, b), canonical(a) === canonical(fieldsOf('x'))]).toEqual([true, [], true])
  expect(withFields(a, b, [])).toEqual(a)
  expect(withFields(a, b, ['block'])).toEqual(b)
})

describe('the block goes one way', () => {
  const nothing = { toOutlook: [], toNeo: [], agreed: [], conflicts: [], refused: [], bounced: [] }
  const merged = (
    was: string | undefined,
    neo: Partial<Fields>,
    outlook: Partial<Fields>,
    direction: Direction = 'both',
    more: Partial<Item> = {},
  ) => {
    const agreed = fieldsOf('定例', was === undefined ? {} : { block: was })
    return merge(
      linkOf('n1', 'o1', agreed),
      itemOf('n1', fieldsOf('定例', neo)),
      itemOf('o1', fieldsOf('定例', outlook), more),
      { direction, conflicts: 'ask' },
    )
  }
  test.each([
    ['somebody joined', two, { block: three }, { block: two }, { toOutlook: ['block'] }],
    ['everybody else left', two, { block: '' }, { block: two }, { toOutlook: ['block'] }],
    ['it was never there', undefined, { block: two }, { block: '' }, { toOutlook: ['block'] }],
    ['it is there, and nobody knew', undefined, { block: two }, { block: two }, { agreed: ['block'] }],
    ['a person edited it in Outlook', two, { block: two }, { block: '佐藤' }, {}],
    ['a person deleted it in Outlook', two, { block: two }, { block: '' }, {}],
    [
      'a person deleted it in Outlook, and somebody joined',
      two,
      { block: three },
      { block: '' },
      { toOutlook: ['block'] },
    ],
    ['a copy of an event that had one', undefined, { block: '' }, { block: two }, {}],
    ['NEO does not tell the names', two, {}, { block: two }, {}],
    [
      'and texts go the other way',
      two,
      { block: three },
      { block: two, body: 'x' },
      { toOutlook: ['block'], toNeo: ['body'] },
    ],
  ] as [string, string | undefined, Partial<Fields>, Partial<Fields>, object][])('%s', (_, was, neo, outlook, result) =>
    expect(merged(was, neo, outlook)).toEqual({ ...nothing, ...result }),
  )
  test('never where nothing may go to Outlook', () => {
    expect(merged(two, { block: three }, { block: two }, 'outlook-to-neo')).toEqual(nothing)
    expect(merged(two, { block: three }, { block: two }, 'neo-to-outlook')).toEqual({
      ...nothing,
      toOutlook: ['block'],
    })
    expect(merged(two, { block: three }, { block: two }, 'both', { readOnly: true })).toEqual(nothing)
  })
  test('names of a private event only where the other one is private, too', () => {
    const open = { block: two, visibility: 'open' } as const
    const closed = { block: three, visibility: 'private' } as const
    expect(merged(two, closed, { ...closed, block: two }).toOutlook).toEqual(['block'])
    expect(merged(two, closed, open).toOutlook).toEqual(['visibility', 'block'])
    expect(merged(two, closed, open, 'both', { fixed: ['visibility'] }).toOutlook).toEqual([])
  })
  test('an edited block is no change that a deletion in NEO would have to give way to', () => {
    const fields = fieldsOf('定例', { block: two })
    const { operations } = plan({
      neo: pictureOf([], { n1: 'gone' }),
      outlook: pictureOf([itemOf('o1', { ...fields, block: '' }, { partnerMark: 'm-n1' })]),
      links: [linkOf('n1', 'o1', fields)],
    })
    expect(said(operations)).toEqual(['delete outlook o1'])
  })
  test('what is written beside it is the text as it stands in Outlook', () => {
    const fields = fieldsOf('定例', { body: 'x', block: two })
    const { operations } = plan({
      neo: pictureOf([itemOf('n1', { ...fields, block: three })]),
      outlook: pictureOf([itemOf('o1', { ...fields, body: 'y' }, { partnerMark: 'm-n1' })]),
      links: [linkOf('n1', 'o1', fields)],
      rules: rulesOf(),
    })
    expect(operations).toMatchObject([
      { on: 'neo', changed: ['body'], fields: { body: 'y', block: three } },
      { on: 'outlook', changed: ['block'], fields: { body: 'y', block: three } },
    ])
  })
})
