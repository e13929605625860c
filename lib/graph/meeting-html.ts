import { joinBlockOptional, meetingsIn, placeOfMeeting } from '../core/meeting.ts'
import type { HtmlLine } from './html-lines.ts'

/** Lines of a document that nobody may change, and the others. `online`: whether the event is an online meeting. */
export const partedLines = (lines: readonly HtmlLine[], way: 'linked' | 'text', online: boolean) => {
  const block = online ? joinBlockOptional(lines.map((line) => line.linked)) : undefined
  const isOwn = (index: number) => block !== undefined && index >= block.from && index <= block.to
  const others = lines.filter((_, index) => !isOwn(index))
  const mark = others[placeOfMeeting(others.map((line) => line[way]))]
  return {
    kept: lines.filter((line, index) => isOwn(index) || line === mark),
    lines: others.filter((line) => line !== mark),
  }
}

/** What stands between two rules and names a meeting: the block by which people join, to the last byte. */
const joinBlocks = (html: string) =>
  html
    .split(/_{20,}/)
    .slice(1, -1)
    .filter((part) => meetingsIn(part).length > 0)
const addresses = (html: string) => meetingsIn(html.replaceAll('&amp;', '&'))

/** Whether what is to be written leaves the way into the meeting that stands there: the block as it is, or at least every address. */
export const keepsMeeting = (before: string, after: string): boolean => {
  const blocks = joinBlocks(before)
  if (blocks.length > 0) return blocks.every((block) => after.includes(block))
  const left = new Set(addresses(after))
  return addresses(before).every((one) => left.has(one))
}
