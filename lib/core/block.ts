import { bracketed } from './brackets.ts'
import { normalise, oneLine } from './normal.ts'

/**
 * What the text of an Outlook event says: 本文, and below it a block that tells whom and what the NEO event is registered for, and of which dates it is one. The block is no part of
 * 本文 and never goes back to NEO.
 */
export type OutlookText = { body: string; block: string }

const first = 'NEOの登録先・利用設備'
const last = 'ここまでNEO'
const labels = { members: '登録先：', facilities: '利用設備：' } as const

const blank = { subject: '', times: { kind: 'days', first: '', last: '' }, place: '' } as const
const normal = ({ body, block }: OutlookText): OutlookText => {
  const fields = normalise({ ...blank, body, block })
  return { body: fields.body, block: fields.block ?? '' }
}

/** `place` of all dates of an entry, counted from 1. */
export type DateOf = { place: number; of: number }
/** Of an event that is one date of several (不定期), as far as all of them are known. */
const wordOf = (at: DateOf | undefined) => (at ? `不定期 ${at.place}/${at.of}` : '不定期')
const wordPattern = /^\s*不定期(?: \d+\/\d+)?\s*$/

/** A block that says as well that the event is one date of several. */
export const withDateOf = (block: string, at: DateOf | undefined): string =>
  [...(block === '' ? [] : [block]), wordOf(at)].join('\n')

/** The block of a NEO event by the names of all who are registered and of all facilities; '' if there are none. */
export const blockOf = (names: { members: readonly string[]; facilities: readonly string[] }): string =>
  normal({
    body: '',
    block: (['members', 'facilities'] as const)
      .filter((what) => names[what].length > 0)
      .map((what) => `${labels[what]}${names[what].map(oneLine).join('、')}`)
      .join('\n'),
  }).block

/** More brackets around such a line = a text that only looks like one, see `bracketed`. */
const pattern = new RegExp(`^([ \\t]*)(\\[+)(${first}|${last})(\\]+)[ \\t]*$`)

type Mark = { indent: string; depth: number; word: string }
const markOf = (line: string): Mark | undefined => {
  const [, indent = '', open = '', word = '', close = ''] = pattern.exec(line) ?? []
  return open !== '' && open.length === close.length ? { indent, depth: open.length, word } : undefined
}
const isMark = (line: string, word: string) => {
  const mark = markOf(line)
  return mark?.depth === 1 && mark.word === word
}
const marked = ({ indent, depth, word }: Mark) => `${indent}${'['.repeat(depth)}${word}${']'.repeat(depth)}`

const { guarded, bared } = bracketed(markOf, marked)

const isBlank = (line: string) => line.trim() === ''
const isNames = (line: string) =>
  wordPattern.test(line) || Object.values(labels).some((label) => line.trimStart().startsWith(label))

/** Lines at the end of `lines` that fit. */
const countAtEnd = (lines: readonly string[], fits: (line: string) => boolean) =>
  lines.length - 1 - lines.findLastIndex((line) => !fits(line))

/** Where the block that begins at this line ends; undefined if its last line is not there any more. */
const endOf = (lines: readonly string[], start: number) => {
  const next = lines.findIndex((line, index) => index > start && (isMark(line, first) || isMark(line, last)))
  return next !== -1 && isMark(lines[next] ?? '', last) ? next : undefined
}

const parse = (raw: string): OutlookText => {
  const lines = raw
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
  const body: string[] = []
  let block: string[] | undefined
  /** A block was taken out here: one blank line stands for it, if there is text on both sides. */
  let isCut = false
  const cut = () => {
    body.splice(body.length - countAtEnd(body, isBlank))
    isCut = true
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (isMark(line, first)) {
      const end = endOf(lines, at)
      // Of half a block go the names that stand where they stood.
      const names = lines.slice(at + 1).findIndex((one) => !isNames(one) && !isBlank(one))
      const rest = names === -1 ? lines.length - 1 : at + names
      if (end !== undefined) block ??= lines.slice(at + 1, end)
      at = end ?? rest
      cut()
    } else if (isMark(line, last)) {
      body.splice(body.length - countAtEnd(body, (one) => isNames(one) || isBlank(one)))
      cut()
    } else if (!isCut) body.push(bared(line))
    else if (!isBlank(line)) {
      if (body.length > 0) body.push('')
      body.push(bared(line))
      isCut = false
    }
  }
  return normal({ body: body.join('\n'), block: block?.join('\n') ?? '' })
}

/**
 * 本文 and block as a view of the text of an Outlook event. For every normalised view get(put(view, raw)) = view, and put(get(raw), raw) = raw. The block is
 * known by its first and its last line, whatever stands between them and wherever it stands; what is typed before or after it belongs to 本文.
 */
export const outlookText = {
  get: parse,
  put: (view: OutlookText, raw: string): string => {
    const now = parse(raw)
    if (now.body === view.body && now.block === view.block) return raw
    const text = view.body === '' ? [] : view.body.split('\n').map(guarded)
    if (view.block === '') return text.join('\n')
    const space = text.length > 0 ? [''] : []
    return [...text, ...space, `[${first}]`, ...view.block.split('\n'), `[${last}]`].join('\n')
  },
}
