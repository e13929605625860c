import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockOf } from '../../lib/core/block.ts'
import { normalise } from '../../lib/core/normal.ts'
import { editedWhole, isShortened } from '../../lib/core/shortened.ts'
import { outlookWords, titleLimit } from '../../lib/core/title.ts'

const blank = { times: { kind: 'days', first: '2026-11-25', last: '2026-11-25' }, place: '' } as const
const words = (subject: string, body: string, block: string) => {
  const fields = normalise({ ...blank, subject, body, block })
  return { subject: fields.subject, body: fields.body, block: fields.block ?? '' }
}

const piece = fc.oneof(
  fc.constantFrom('会議', '…', '...', ' ', '　', '\u00a0', '😀', '件名の続き', '[件名の続き]'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const text = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''))
const long = fc
  .tuple(text, fc.integer({ min: 0, max: 300 }), fc.constantFrom('あ', 'あ い', '😀', 'x  '), text)
  .map(([before, count, filler, after]) => before + filler.repeat(count) + after)
const markish = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom('', ' ', ' 続き', '続き '))
  .map(([open, close, end]) => `${'['.repeat(open)}件名の続き${']'.repeat(close)}${end}`)
const lines = fc
  .array(fc.tuple(fc.oneof(markish, text), fc.constantFrom('\n', '\r\n', '\n\n')), { maxLength: 8 })
  .map((all) => all.flat().join(''))
const block = fc.constantFrom('', blockOf({ members: ['山田 太郎', '[件名の続き] x'], facilities: ['第1会議室'] }))
const raw = fc.record({ subject: long, text: lines })

test('what was put is got, whatever stood there; no title is longer than Outlook holds', () => {
  fc.assert(
    fc.property(raw, long, lines, block, (stands, subject, body, said) => {
      const view = words(subject, body, said)
      const put = outlookWords.put(view, { subject: '', text: '' })
      expect(put.subject.length).toBeLessThanOrEqual(titleLimit)
      expect(put.subject.isWellFormed()).toBe(true)
      expect(outlookWords.get(put)).toEqual(view)
      expect(outlookWords.get(outlookWords.put(view, stands))).toEqual(view)
      // As the service gives it back.
      expect(outlookWords.get({ subject: put.subject, text: put.text.replaceAll('\n', '\r\n') })).toEqual(view)
    }),
  )
})

test('a text that begins with a line of a wide blank keeps it below the end of a title', () => {
  const view = words('あ'.repeat(300), '　\n会議', '')
  expect(outlookWords.get(outlookWords.put(view, { subject: '', text: '' }))).toEqual(view)
})

test('what was got changes nothing when put back, and is normal', () => {
  fc.assert(
    fc.property(raw, (stands) => {
      const view = outlookWords.get(stands)
      expect(outlookWords.put(view, stands)).toBe(stands)
      expect(words(view.subject, view.body, view.block)).toEqual(view)
    }),
  )
})

const letters = fc.string({ unit: fc.constantFrom(...'かきくけこ'), minLength: 1, maxLength: 300 })

test('L1 an edit of the title that Outlook shows keeps the end that it does not show', () => {
  fc.assert(
    fc.property(letters, fc.nat(200), fc.nat(20), text, (end, at, count, other) => {
      const title = words(`${'あ'.repeat(260)}${end}`, '本文', '')
      const put = outlookWords.put(title, { subject: '', text: '' })
      const subject = put.subject.slice(0, at) + other + put.subject.slice(at + count)
      const now = outlookWords.get({ ...put, subject })
      expect(now.subject.endsWith(end)).toBe(true)
      expect(now.body).toBe('本文')
    }),
  )
})

test('an edit in a shortened text is the same edit in the whole one, or nobody can tell', () => {
  const whole = fc.tuple(letters, letters).map(([a, b]) => `${'あ'.repeat(100)}${a}${b}`)
  fc.assert(
    fc.property(whole, fc.boolean(), fc.nat(120), fc.nat(10), letters, (all, isDotted, at, count, other) => {
      const was = `${all.slice(0, 101)}${isDotted ? '...' : ''}`
      if (was === all) return
      expect(isShortened('subject', was, all)).toBe(true)
      const now = was.slice(0, at) + other + was.slice(at + count)
      const made = editedWhole(was, now, all)
      if (made === undefined) expect(at + count).toBeGreaterThan(101 - 8)
      else {
        expect(made.endsWith(all.slice(101))).toBe(true)
        expect(made.startsWith(now.slice(0, at))).toBe(true)
        expect(made.length - all.length).toBe(now.length - was.length)
      }
    }),
  )
})
