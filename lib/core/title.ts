import { outlookText } from './block.ts'
import { bracketed } from './brackets.ts'
import { oneLine } from './normal.ts'

/** What Outlook's clients hold of a title; a longer one goes on in the text. */
export const titleLimit = 255
/** Stands at the end of a title that goes on. */
const dots = '…'
const word = '件名の続き'

// More brackets around such a line = a text that only looks like one, see `bracketed`.
const pattern = new RegExp(`^([ \\t]*)(\\[+)${word}(\\]+)(.*)$`)
type Mark = { indent: string; depth: number; rest: string }
const markOf = (line: string): Mark | undefined => {
  const [, indent = '', open = '', close = '', rest = ''] = pattern.exec(line) ?? []
  return open !== '' && open.length === close.length ? { indent, depth: open.length, rest } : undefined
}
const marked = ({ indent, depth, rest }: Mark) => `${indent}${'['.repeat(depth)}${word}${']'.repeat(depth)}${rest}`
const { guarded, bared } = bracketed(markOf, marked)

const linesOf = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')

/** The line by which a title goes on, and the text without it. */
const takeRest = (text: string): { rest: string; text: string } => {
  const lines = linesOf(text)
  const at = lines.findIndex((line) => markOf(line)?.depth === 1 && markOf(line)?.rest.trim() !== '')
  if (at === -1) return { rest: '', text: lines.map(bared).join('\n') }
  // A line of a wide blank alone is somebody's text: the normal form keeps it.
  const after = lines.findIndex((line, index) => index > at && /[^ \t]/.test(line))
  const left = [...lines.slice(0, at), ...(after === -1 ? [] : lines.slice(after))]
  return { rest: oneLine(markOf(lines[at] ?? '')?.rest ?? ''), text: left.map(bared).join('\n') }
}

/** Cuts by code points and never before a blank, which would be lost at the beginning of a line. */
const split = (title: string): [head: string, rest: string] => {
  if (title.length <= titleLimit) return [title, '']
  const chars = Array.from(title)
  let [count, length] = [0, 0]
  while (length + (chars[count] ?? '').length <= titleLimit - dots.length) length += (chars[count++] ?? '').length
  while (chars[count] === ' ') count--
  return [chars.slice(0, count).join(''), chars.slice(count).join('')]
}

/** Title and text of an Outlook event as they stand there. */
export type RawWords = { subject: string; text: string }
export type Words = { subject: string; body: string; block: string }

/** Whether a title stands in two pieces. */
export const isSplit = (title: string): boolean => title.length > titleLimit
/** Whether some text or markup may hold the end of a title. */
export const mayHoldRest = (text: string): boolean => text.includes(word)

const parse = (raw: RawWords): Words => {
  const { rest, text } = takeRest(raw.text)
  const head = oneLine(raw.subject)
  const whole = head.endsWith(dots) ? `${head.slice(0, -dots.length)}${rest}` : `${head} ${rest}`
  return { subject: oneLine(rest === '' ? head : whole), ...outlookText.get(text) }
}

/**
 * 件名, 本文 and block as a view of title and text of an Outlook event. For every normalised view get(put(view, raw)) = view, and put(get(raw), raw) = raw.
 * What Outlook's title is too short for stands in a marked line of the text. It belongs to the title whatever a person makes of its beginning; who takes
 * the line away takes the end of the title away.
 */
export const outlookWords = {
  get: parse,
  put: (view: Words, raw: RawWords): RawWords => {
    const now = parse(raw)
    if (now.subject === view.subject && now.body === view.body && now.block === view.block) return raw
    const [head, rest] = split(view.subject)
    const text = outlookText.put({ body: view.body, block: view.block }, '').split('\n').map(guarded).join('\n')
    if (rest === '') return { subject: head, text }
    return { subject: `${head}${dots}`, text: `[${word}] ${rest}${text === '' ? '' : `\n\n${text}`}` }
  },
}
