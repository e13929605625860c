import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyLens, markerLine, markOf, meetingLens, placeLens, subjectLens } from '../../lib/core/lens.ts'
import { normalise } from '../../lib/core/normal.ts'

const blank = {
  subject: '',
  times: { kind: 'days', first: '2026-11-25', last: '2026-11-25' },
  place: '',
  body: '',
} as const
const asSubject = (subject: string) => normalise({ ...blank, subject }).subject
const asPlace = (place: string) => normalise({ ...blank, place }).place
const asBody = (body: string) => normalise({ ...blank, body }).body

const piece = fc.oneof(
  fc.constantFrom('会議', '：', ':', ' ', '　', '\u00a0', '定例', '会議：', '', '😀', '\t'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const line = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''))
const long = fc.tuple(line, fc.integer({ min: 0, max: 300 })).map(([text, count]) => text + 'あ'.repeat(count))
const pair = fc.tuple(long, long)

const hex = fc.integer({ min: 0, max: 0xffff_ffff }).map((value) => value.toString(16).padStart(8, '0'))
const markerish = fc
  .tuple(
    hex,
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('', ' ', '  ', '\t', '。'),
  )
  .map(([mark, open, close, end]) => `${'['.repeat(open)}Outlook同期 ${mark}${']'.repeat(close)}${end}`)
const meetingish = fc
  .tuple(
    fc.constantFrom('', ' '),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('https://a.example/1', 'https://a.example/2', 'http://a.example/3', ''),
    fc.constantFrom('', ' ', '\t', ' x'),
  )
  .map(
    ([indent, open, close, url, end]) => `${indent}${'['.repeat(open)}オンライン会議${']'.repeat(close)} ${url}${end}`,
  )
const block = fc
  .array(fc.tuple(fc.oneof(line, markerish, meetingish), fc.constantFrom('\n', '\r\n', '\n\n', '\r')), { maxLength: 8 })
  .map((lines) => lines.flat().join(''))
const memo = fc
  .tuple(block, fc.option(hex), block)
  .map(([before, mark, after]) => before + (mark ? `${markerLine(mark)}\n` : '') + after)

for (const [name, lens, normal] of [
  ['subject', subjectLens, asSubject],
  ['place', placeLens, asPlace],
] as const) {
  test(`${name}: what was put is got`, () => {
    fc.assert(
      fc.property(pair, long, fc.integer({ min: 0, max: 60 }), (raw, other, at) => {
        const old = lens.get(raw)
        // Edits of the old text as well as quite other texts.
        for (const view of [
          normal(other),
          normal(old.slice(0, at) + other.slice(0, 5) + old.slice(at)),
          normal(old.slice(0, at)),
        ])
          expect(lens.get(lens.put(view, raw))).toBe(view)
      }),
    )
  })
  test(`${name}: what was got changes nothing when put back`, () => {
    fc.assert(
      fc.property(pair, (raw) => {
        expect(lens.put(lens.get(raw), raw)).toBe(raw)
      }),
    )
  })
}

test('body: what was put is got, and the marker stays', () => {
  fc.assert(
    fc.property(memo, block, fc.integer({ min: 0, max: 60 }), (raw, other, at) => {
      const old = bodyLens.get(raw)
      for (const view of [asBody(other), asBody(old.slice(0, at) + other + old.slice(at))]) {
        const put = bodyLens.put(view, raw)
        expect(bodyLens.get(put)).toBe(view)
        expect(markOf(put)).toBe(markOf(raw))
      }
    }),
  )
})

test('body: what was got changes nothing when put back', () => {
  fc.assert(
    fc.property(memo, (raw) => {
      expect(bodyLens.put(bodyLens.get(raw), raw)).toBe(raw)
    }),
  )
})

test('what a lens gives is normal already', () => {
  fc.assert(
    fc.property(pair, memo, (raw, text) => {
      expect(asSubject(subjectLens.get(raw))).toBe(subjectLens.get(raw))
      expect(asPlace(placeLens.get(raw))).toBe(placeLens.get(raw))
      expect(asBody(bodyLens.get(text))).toBe(bodyLens.get(text))
    }),
  )
})

const address = fc.constantFrom('', 'https://a.example/1', 'https://b.example/?x=[1]')

test('meeting: what was put is got; text and marker stay as they are', () => {
  fc.assert(
    fc.property(memo, address, (raw, url) => {
      const put = meetingLens.put(url, raw)
      expect([meetingLens.get(put), bodyLens.get(put), markOf(put)]).toEqual([url, bodyLens.get(raw), markOf(raw)])
    }),
  )
})

test('meeting: what was got changes nothing when put back, and an edit of the text leaves it alone', () => {
  fc.assert(
    fc.property(memo, block, (raw, other) => {
      expect(meetingLens.put(meetingLens.get(raw), raw)).toBe(raw)
      expect(meetingLens.get(bodyLens.put(asBody(other), raw))).toBe(meetingLens.get(raw))
    }),
  )
})
