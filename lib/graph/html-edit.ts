import type { Fields } from '../core/event.ts'
import { guardMeeting, takeMeeting } from '../core/meeting.ts'
import { outlookWords } from '../core/title.ts'
import { type HtmlLine, isBlank, linesOfHtml, squeezed } from './html-lines.ts'
import { partedLines } from './meeting-html.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A line of the wanted text, and how many empty ones stand before it. */
type NewLine = { text: string; blanks: number }
const newLines = (text: string): NewLine[] => {
  const lines: NewLine[] = []
  let blanks = 0
  for (const line of text.split('\n'))
    if (isBlank(line)) blanks++
    else {
      lines.push({ text: line.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, ''), blanks })
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

type Way = 'linked' | 'text'
/** How a document is read: what of a link counts, and whether it is of an online meeting. */
type Reading = { way: Way; online: boolean }

/**
 * The HTML of an event with only those lines written anew that differ; undefined where it cannot be told which lines those are: then all of the text has
 * to be written anew. `title`: the event's own; `seen`: what was read of it; `wanted`: what it is to say; `online`: it is an online meeting, and the
 * block by which people join stays as it is.
 */
export const editedHtmlOptional = (
  html: string,
  title: string,
  seen: Fields,
  wanted: Fields,
  online = false,
): string | undefined => {
  const all = html.includes(fromText) ? undefined : linesOfHtml(html)
  if (!all || all.length === 0) return undefined
  const bare = (text: string) =>
    newLines(text)
      .map((line) => squeezed(line.text))
      .join('\n')
  for (const way of ['linked', 'text'] as const) {
    const { lines } = partedLines(all, way, online)
    const raw = { subject: title, text: takeMeeting(lines.map((line) => line[way]).join('\n')).text }
    const read = outlookWords.get(raw)
    const isSame =
      read.subject === seen.subject && bare(read.body) === bare(seen.body) && read.block === (seen.block ?? '')
    const text = guardMeeting(outlookWords.put({ ...wanted, block: wanted.block ?? '' }, raw).text)
    if (isSame)
      return lines.length > 0 ? edited(html, { way, online }, lines, text) : begun(html, { way, online }, [], text)
  }
  return undefined
}

/** The HTML of an online meeting with all of its text written anew, but for the block by which people join; undefined where that cannot be told. */
export const rewrittenHtmlOptional = (html: string, wanted: Fields): string | undefined => {
  const all = linesOfHtml(html)
  const reading = { way: 'linked', online: true } as const
  if (!all) return undefined
  const raw = { subject: '', text: '' }
  const { text } = outlookWords.put({ ...wanted, block: wanted.block ?? '' }, raw)
  return begun(html, reading, partedLines(all, reading.way, true).lines, guardMeeting(text))
}

/** Text at the very beginning, in the place of some lines. */
const begun = (html: string, reading: Reading, gone: readonly HtmlLine[], text: string) => {
  const now = newLines(text)
  const start = /<body\b(?:"[^"]*"|'[^']*'|[^'">])*>/i.exec(html)
  const at = start ? start.index + start[0].length : 0
  const first = { from: at, to: at, text: `<div>${markupOf(now)}</div>` }
  return checked(applied(html, [...(now.length > 0 ? [first] : []), ...replace(gone, [])]), reading, now)
}

const edited = (html: string, reading: Reading, lines: readonly HtmlLine[], text: string) => {
  const old = lines.map((line) => line[reading.way])
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
  return checked(applied(html, edits), reading, now)
}

/** What stands there now must be what was wanted. */
const checked = (made: string, { way, online }: Reading, now: readonly NewLine[]) => {
  const shown = partedLines(linesOfHtml(made) ?? [], way, online).lines.map((line) => squeezed(line[way]))
  return shown.join('\n') === now.map((line) => squeezed(line.text)).join('\n') ? made : undefined
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
