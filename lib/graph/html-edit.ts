import type { Fields } from '../core/event.ts'
import { outlookWords } from '../core/title.ts'
import { type HtmlLine, linesOfHtml, squeezed } from './html-lines.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A line of the wanted text, and how many empty ones stand before it. */
type NewLine = { text: string; blanks: number }
const newLines = (text: string): NewLine[] => {
  const lines: NewLine[] = []
  let blanks = 0
  for (const line of text.split('\n'))
    if (squeezed(line) === '') blanks++
    else {
      lines.push({ text: line.trim(), blanks })
      blanks = 0
    }
  return lines
}

/** More than this is not compared line by line. */
const mostCompared = 2_000_000

/** The longest sequence of lines that both have, as pairs of places. */
const common = (old: readonly string[], now: readonly string[]): [number, number][] | undefined => {
  if (old.length * now.length > mostCompared) return undefined
  const width = now.length + 1
  const table = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      table[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < old.length && j < now.length;) {
    if (old[i] === now[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

type Edit = { from: number; to: number; text: string }

const markupOf = (lines: readonly NewLine[]) =>
  lines.map(({ text, blanks }, index) => (index === 0 ? '' : '<br>'.repeat(1 + blanks)) + escaped(text)).join('')

/** What is said in the place of some lines, beginning in the first of them. */
const replace = (old: readonly HtmlLine[], now: readonly NewLine[]): Edit[] =>
  old.flatMap((line, index): Edit[] => {
    const isLast = index === old.length - 1
    const said = now.slice(index, isLast ? undefined : index + 1)
    if (said.length === 0) {
      return line.whole ? [{ ...line.whole, text: '' }] : line.parts.map(({ from, to }) => ({ from, to, text: '' }))
    }
    const first = line.parts.findIndex(({ blank }) => !blank)
    return line.parts.slice(first).map(({ from, to }, place) => ({ from, to, text: place === 0 ? markupOf(said) : '' }))
  })

const insert = (before: HtmlLine | undefined, after: HtmlLine | undefined, now: readonly NewLine[]): Edit[] => {
  if (before) {
    const [first] = now
    return [{ from: before.end, to: before.end, text: '<br>'.repeat(1 + (first?.blanks ?? 0)) + markupOf(now) }]
  }
  const from = after?.parts.find(({ blank }) => !blank)?.from
  return from === undefined ? [] : [{ from, to: from, text: `${markupOf(now)}<br>` }]
}

/** Exchange shows a plain text as HTML; it stays a plain text. */
const fromText = '<!-- converted from text -->'

/**
 * The HTML of an event with only those lines written anew that differ; undefined where it cannot be told which lines those are: then all of the text has
 * to be written anew. `title`: the event's own; `seen`: what was read of it; `wanted`: what it is to say.
 */
export const editedHtmlOptional = (html: string, title: string, seen: Fields, wanted: Fields): string | undefined => {
  const lines = html.includes(fromText) ? undefined : linesOfHtml(html)
  if (!lines || lines.length === 0) return undefined
  const bare = (text: string) =>
    newLines(text)
      .map((line) => squeezed(line.text))
      .join('\n')
  for (const way of ['linked', 'text'] as const) {
    const old = lines.map((line) => line[way])
    const raw = { subject: title, text: old.join('\n') }
    const read = outlookWords.get(raw)
    const isSame =
      read.subject === seen.subject && bare(read.body) === bare(seen.body) && read.block === (seen.block ?? '')
    if (isSame) return edited(html, way, lines, outlookWords.put({ ...wanted, block: wanted.block ?? '' }, raw).text)
  }
  return undefined
}

const edited = (html: string, way: 'linked' | 'text', lines: readonly HtmlLine[], text: string) => {
  const old = lines.map((line) => line[way])
  const now = newLines(text)
  const pairs = common(
    old,
    now.map((line) => squeezed(line.text)),
  )
  if (!pairs) return undefined
  const edits: Edit[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...pairs, [lines.length, now.length] as const]) {
    const [gone, come] = [lines.slice(i, nextI), now.slice(j, nextJ)]
    if (gone.length > 0) edits.push(...replace(gone, come))
    else if (come.length > 0) edits.push(...insert(lines[i - 1], lines[nextI], come))
    i = nextI + 1
    j = nextJ + 1
  }
  const made = applied(html, edits)
  // What stands there now must be what was wanted.
  const shown = linesOfHtml(made)?.map((line) => line[way])
  const isRight = shown?.map(squeezed).join('\n') === now.map((line) => squeezed(line.text)).join('\n')
  return isRight ? made : undefined
}

/** Two lines that go may both take the break between them along. */
const applied = (html: string, edits: readonly Edit[]): string => {
  let made = ''
  let done = 0
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
    made += html.slice(done, from) + text
    done = Math.max(done, to)
  }
  return made + html.slice(done)
}
