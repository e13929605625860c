import { bracketed } from './brackets.ts'

const word = 'オンライン会議'
// More brackets around such a line = a text that only looks like one, see `bracketed`.
const pattern = new RegExp(`^([ \\t]*)(\\[+)${word}(\\]+)[ \\t]+(https://\\S+)[ \\t]*$`)
type Mark = { indent: string; depth: number; url: string }
const markOf = (line: string): Mark | undefined => {
  const [, indent = '', open = '', close = '', url = ''] = pattern.exec(line) ?? []
  return open !== '' && open.length === close.length ? { indent, depth: open.length, url } : undefined
}
const marked = ({ indent, depth, url }: Mark) => `${indent}${'['.repeat(depth)}${word}${']'.repeat(depth)} ${url}`
const { guarded, bared } = bracketed(markOf, marked)

const linesOf = (text: string) => text.replaceAll('\u00a0', ' ').split(/\r\n?|\n/)

/** The line by which a text says where its online meeting is. */
export const meetingLine = (url: string) => marked({ indent: '', depth: 1, url })
/** Which of some lines says it: the first one. -1: none. */
export const placeOfMeeting = (lines: readonly string[]) => lines.findIndex((line) => markOf(line)?.depth === 1)

/** A text, and the address that its marked line names; '' if there is none. */
export const takeMeeting = (text: string): { text: string; url: string } => {
  const lines = linesOf(text)
  const at = placeOfMeeting(lines)
  return {
    text: lines
      .filter((_, index) => index !== at)
      .map(bared)
      .join('\n'),
    url: markOf(lines[at] ?? '')?.url ?? '',
  }
}

/** A text that goes where a marked line may stand. */
export const guardMeeting = (text: string): string => linesOf(text).map(guarded).join('\n')

/** The same text, to the last blank, with its marked line changed or taken away; undefined where it has none. */
export const withMeetingOptional = (text: string, url: string): string | undefined => {
  const lines = text.split(/\r\n?|\n/)
  const at = placeOfMeeting(lines)
  if (at === -1) return undefined
  if (url !== '') return lines.with(at, meetingLine(url)).join('\n')
  // Another line that names one would be taken for it from now on.
  const isNext = (line: string) => markOf(line)?.depth === 1
  return lines.flatMap((line, index) => (index === at ? [] : [isNext(line) ? guarded(line) : line])).join('\n')
}

const rule = /^\s*_{20,}\s*$/
const address =
  /https:\/\/(?:[a-z0-9-]+\.)*teams\.(?:microsoft\.com|microsoft\.us|live\.com|cloud\.microsoft)\/(?:l\/meetup-join|meet)\/[^\s<>"]+/gi

/** Addresses of meetings that a text or a document names. */
export const meetingsIn = (text: string): string[] => text.match(address) ?? []

/** Where among some lines the block stands by which people join: between two rules, and it names a meeting. Both inclusive. */
export const joinBlockOptional = (lines: readonly string[]): { from: number; to: number } | undefined => {
  const rules = lines.flatMap((line, index) => (rule.test(line) ? [index] : []))
  for (const [place, from] of rules.entries()) {
    const to = rules[place + 1]
    if (to !== undefined && meetingsIn(lines.slice(from, to).join('\n')).length > 0) return { from, to }
  }
  return undefined
}

/** The text of an online meeting without the block by which people join, and the address in it; '' if there is none. */
export const takeJoinBlock = (text: string): { text: string; url: string } => {
  const lines = linesOf(text)
  const block = joinBlockOptional(lines)
  if (!block) return { text, url: '' }
  const [url = ''] = meetingsIn(lines.slice(block.from, block.to).join('\n'))
  return { text: [...lines.slice(0, block.from), ...lines.slice(block.to + 1)].join('\n'), url }
}
