import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockOf, outlookText } from '../../lib/core/block.ts'
import { normalise } from '../../lib/core/normal.ts'

const blank = { subject: '', times: { kind: 'days', first: '2026-11-25', last: '2026-11-25' }, place: '' } as const
const asBody = (body: string) => normalise({ ...blank, body }).body

const name = fc.oneof(
  fc.constantFrom('山田 太郎', '登録先：', '第1会議室'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
)
const names = fc.array(
  name.filter((one) => one.trim() !== ''),
  { maxLength: 4 },
)
const block = fc.record({ members: names, facilities: names }).map(blockOf)

/** Lines of such a block, whole, cut, or in other numbers of brackets, among any other lines. */
const markish = fc
  .tuple(
    fc.constantFrom('', ' ', '\t', '\u00a0'),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('NEOの登録先・利用設備', 'ここまでNEO'),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('', ' ', '\u00a0', '\u3000', '。'),
  )
  .map(([indent, open, word, close, end]) => `${indent}${'['.repeat(open)}${word}${']'.repeat(close)}${end}`)
const line = fc.oneof(
  markish,
  fc.constantFrom('', ' ', '登録先：佐藤', ' 利用設備：社用車A', '打ち合わせ'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n', '\r')), { maxLength: 10 })
  .map((lines) => lines.flat().join(''))

test('what was put is got, whatever stood there', () => {
  fc.assert(
    fc.property(text, text, block, (raw, other, said) => {
      for (const view of [
        { body: asBody(other), block: said },
        { ...outlookText.get(raw), block: said },
      ]) {
        expect(outlookText.get(outlookText.put(view, raw))).toEqual(view)
        expect(outlookText.get(outlookText.put(view, ''))).toEqual(view)
      }
    }),
  )
})

test('what was got changes nothing when put back, and is normal', () => {
  fc.assert(
    fc.property(text, (raw) => {
      const view = outlookText.get(raw)
      expect(outlookText.put(view, raw)).toBe(raw)
      expect(normalise({ ...blank, ...view })).toMatchObject(view)
    }),
  )
})

/** Text of which no line is one of a block. */
const plain = fc
  .array(
    fc.oneof(fc.constantFrom('打ち合わせ', '', '資料', ' - 見積'), fc.string({ unit: 'grapheme', maxLength: 12 })),
    {
      maxLength: 5,
    },
  )
  .map((lines) => asBody(lines.join('\n')))
  .filter((body) => !/^\s*(登録先：|利用設備：|\[)/m.test(body))
const filled = block.filter((one) => one !== '')

test('text before and after the block is all there, in whatever way the service sets blank lines', () => {
  fc.assert(
    fc.property(plain, plain, filled, fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n'), (before, after, said, end) => {
      const raw = [before, '', outlookText.put({ body: '', block: said }, ''), after].join('\n')
      const expected = asBody([before, after].filter((part) => part !== '').join('\n\n'))
      expect(outlookText.get(raw)).toEqual({ body: expected, block: said })
      const spaced = outlookText.put({ body: before, block: said }, '').split('\n')
      const reformatted = outlookText.get(spaced.join(end))
      expect(reformatted.block).toBe(said)
      expect(reformatted.body).toBe(asBody(before.split('\n').join(end)))
    }),
  )
})

test('half a block is no part of the text, whichever end of it was taken away', () => {
  fc.assert(
    fc.property(plain, plain, filled, fc.boolean(), (before, after, said, isFirst) => {
      const lines = outlookText.put({ body: '', block: said }, '').split('\n')
      const half = isFirst ? lines.slice(1) : lines.slice(0, -1)
      const raw = [before, '', ...half, '', after].join('\n')
      const expected = asBody([before, after].filter((part) => part !== '').join('\n\n'))
      expect(outlookText.get(raw).body).toBe(expected)
    }),
  )
})
