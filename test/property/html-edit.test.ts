import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fields } from '../../lib/core/event.ts'
import { normalise } from '../../lib/core/normal.ts'
import { editedHtmlOptional, rewrittenHtmlOptional } from '../../lib/graph/html-edit.ts'
import { keepsMeeting } from '../../lib/graph/meeting-html.ts'
import { teamsBlock, teamsBody } from '../fixtures/teams.ts'
import { linesOfHtml, squeezed } from '../../lib/graph/html-lines.ts'

const fieldsOf = (body: string): Fields =>
  normalise({
    subject: 'e',
    times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' },
    place: '',
    body,
    block: '',
  })
const word = fc.string({ unit: fc.constantFrom(...'あい<&>"\'=/ ;#x1'), minLength: 1, maxLength: 6 })
const line = word.filter((text) => text.trim() !== '')
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const dressed = fc.tuple(line, fc.constantFrom('', 'b', 'i', 'span', 'font')).map(([text, tag]) => ({
  text,
  html: tag ? `<${tag} class="x>y">${escaped(text)}</${tag}>` : escaped(text),
}))
const paragraph = fc.tuple(fc.constantFrom('p', 'div', 'li'), fc.array(dressed, { minLength: 1, maxLength: 3 }))
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 5 })

test('the document says what is wanted afterwards, and every line that stays is there with its tags', () => {
  let made = 0
  fc.assert(
    fc.property(paragraphs, fc.array(fc.oneof(line, fc.nat(9)), { maxLength: 8 }), (all, picks) => {
      const html = all
        .map(([tag, lines]) => `<${tag}>${lines.map((one) => one.html).join('<br>\r\n')}</${tag}>`)
        .join('\r\n')
      const old = all.flatMap(([, lines]) => lines)
      // Some lines that stay, in their order, among new ones.
      let last = -1
      const kept: typeof old = []
      const now = picks.flatMap((pick) => {
        if (typeof pick === 'string') return [pick]
        const place = pick % old.length
        const one = old[place]
        if (place <= last || !one) return []
        last = place
        kept.push(one)
        return [one.text]
      })
      const wanted = fieldsOf(now.join('\n'))
      const edited = editedHtmlOptional(html, 'e', fieldsOf(old.map((one) => one.text).join('\n')), wanted)
      if (edited === undefined) return
      made++
      expect(linesOfHtml(edited)?.map((one) => one.text)).toEqual(now.map(squeezed))
      const countOf = (text: string, part: string) => text.split(part).length - 1
      const isPlain = [old.map((one) => one.text), now].every((all) => new Set(all.map(squeezed)).size === all.length)
      // Of a new line that is worded as an old one nobody can tell which is which.
      const isDoubled = picks.some((pick) =>
        old.some((one) => typeof pick === 'string' && squeezed(pick) === squeezed(one.text)),
      )
      if (!isPlain || isDoubled) return
      for (const one of kept) expect(edited).toContain(escaped(one.text))
      const tags = kept.map((one) => countOf(one.html, '</')).reduce((sum, count) => sum + count, 0)
      expect(countOf(edited, 'class="x>y"')).toBeGreaterThanOrEqual(tags)
    }),
    { numRuns: 300 },
  )
  expect(made).toBeGreaterThan(200)
})

test('nothing that is handed over makes it fail, and a text that is as it was leaves the document as it is', () => {
  const scrap = fc.constantFrom(
    '<',
    '>',
    '<p>',
    '</p>',
    '<a href="x">',
    '</a>',
    '<br>',
    '<!--',
    '-->',
    '&',
    '&#99999999;',
    '"',
    'あ',
    '<style>',
    '</div',
  )
  fc.assert(
    fc.property(
      fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join('')),
      (html) => {
        const lines = linesOfHtml(html)
        if (!lines || lines.length === 0) return
        const same = fieldsOf(lines.map((one) => one.text).join('\n'))
        const edited = editedHtmlOptional(html, 'e', same, same)
        expect([html, undefined]).toContain(edited)
      },
    ),
  )
})

test('the block by which people join is there to the last byte, whatever is written around it', () => {
  let made = 0
  const texts = fc.array(line, { maxLength: 4 })
  fc.assert(
    fc.property(texts, texts, texts, (before, after, now) => {
      const of = (lines: readonly string[]) => lines.map((one) => `<p>${escaped(one)}</p>`).join('\r\n')
      const html = teamsBody(of(before), of(after))
      const wanted = fieldsOf(now.join('\n'))
      for (const edited of [
        editedHtmlOptional(html, 'e', fieldsOf([...before, ...after].join('\n')), wanted, true),
        rewrittenHtmlOptional(html, wanted),
      ]) {
        if (edited === undefined) continue
        made++
        expect(edited.split(teamsBlock)).toHaveLength(2)
        expect(keepsMeeting(html, edited)).toBe(true)
      }
    }),
  )
  expect(made).toBeGreaterThan(100)
})
