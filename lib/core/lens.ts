import { guardMeeting, meetingLine, takeMeeting, withMeetingOptional } from './meeting.ts'
import { normalise } from './normal.ts'

/** Texts of a NEO event as its form holds them. */
export type NeoTexts = { event: string; detail: string; place: string; other: string; memo: string }

/**
 * A view of raw texts. For every normalised view: get(put(view, raw)) = view, and put(get(raw), raw) = raw, so that a field that nobody
 * changed keeps its raw texts to the last blank, also where the view was tidied.
 */
export type Lens<Raw> = { get(raw: Raw): string; put(view: string, raw: Raw): Raw }

const blank = { subject: '', times: { kind: 'days', first: '', last: '' }, place: '', body: '' } as const
const asSubject = (subject: string) => normalise({ ...blank, subject }).subject
const asPlace = (place: string) => normalise({ ...blank, place }).place
const asBody = (body: string) => normalise({ ...blank, body }).body

/** Stands between a pick-list text and the free text that follows it. */
const joint = '：'

type Pair = readonly [head: string, tail: string]

const pairLens = (normal: (text: string) => string, alone: (view: string) => Pair): Lens<Pair> => {
  const join = ([head, tail]: Pair) =>
    head.trim() && tail.trim() ? `${head}${joint}${tail}` : head.trim() ? head : tail
  const get = (pair: Pair) => normal(join(pair))
  return {
    get,
    put(view, raw) {
      if (get(raw) === view) return raw
      const [head] = raw
      const prefix = normal(`${head}${joint}`)
      const candidates: Pair[] = []
      if (head.trim() && view.startsWith(prefix)) candidates.push([head, view.slice(prefix.length)])
      if (head.trim() && view === normal(head)) candidates.push([head, ''])
      return candidates.find((pair) => get(pair) === view) ?? alone(view)
    },
  }
}

/** 件名 = 予定 + 予定詳細. An edit keeps 予定 where it still stands in front; else all of it is 予定詳細. */
export const subjectLens = pairLens(asSubject, (view) => ['', view])
/** 場所 = 場所 + 場所詳細. An edit keeps 場所 where it still stands in front; else all of it is 場所. */
export const placeLens = pairLens(asPlace, (view) => [view, ''])

/** `[Outlook同期 1a2b3c4d]`. More brackets around it = a text that only looks like one, see `guarded`. */
const markerPattern = /^(\[+)Outlook同期 ([0-9a-f]{8})(\]+)[ \t]*$/

const depthOf = (text: string) => {
  const [, open = '', , close = ''] = markerPattern.exec(text) ?? []
  return open.length === close.length ? open.length : 0
}
const linesOf = (text: string) => text.split(/\r\n?|\n/)
const placeOfMarker = (lines: readonly string[]) => lines.findLastIndex((text) => depthOf(text) === 1)

/** The line by which an event in NEO names its partner. */
export const markerLine = (mark: string) => `[Outlook同期 ${mark}]`

/** The mark that 内容 carries, if any: the last line that is one. */
export const markOf = (memo: string): string | undefined => {
  const lines = linesOf(memo)
  return markerPattern.exec(lines[placeOfMarker(lines)] ?? '')?.[2]
}

/** NEO may have no room for the end of a longer text, and must not lose the marker with it. */
const mostBeforeMarker = 200

/** A text with a marker line: the last one, or of a long text the first one. */
export const withMarker = (text: string, mark: string): string => {
  if (text === '') return markerLine(mark)
  return (text.length > mostBeforeMarker ? [markerLine(mark), text] : [text, markerLine(mark)]).join('\n')
}

// A body that was written in Outlook may hold lines that look like a marker: they go to NEO in one more pair of brackets.
const guarded = (text: string) => (depthOf(text) > 0 ? `[${text.trimEnd()}]` : text)
const bared = (text: string) => (depthOf(text) > 1 ? text.trimEnd().slice(1, -1) : text)

/** 本文 = 内容 without the marker line and the one of the online meeting, which are kept; text after them belongs to 本文. */
export const bodyLens: Lens<string> = {
  get(memo) {
    const lines = linesOf(takeMeeting(memo).text)
    const marker = placeOfMarker(lines)
    return asBody(
      lines
        .filter((_, index) => index !== marker)
        .map(bared)
        .join('\n'),
    )
  },
  put(body, memo) {
    if (bodyLens.get(memo) === body) return memo
    const mark = markOf(memo)
    const text = withMeeting(guardMeeting(linesOf(body).map(guarded).join('\n')), takeMeeting(memo).url)
    return mark === undefined ? text : withMarker(text, mark)
  },
}

const withMeeting = (text: string, url: string) => {
  if (url === '') return text
  const line = meetingLine(url)
  if (text.trim() === '') return line
  return (text.length > mostBeforeMarker ? [line, '', text] : [text, '', line]).join('\n')
}

/** Address of the online meeting, in a marked line of 内容. Everything else of 内容 stays as it is. */
export const meetingLens: Lens<string> = {
  get: (memo) => takeMeeting(memo).url,
  put(url, memo) {
    if (meetingLens.get(memo) === url) return memo
    const changed = withMeetingOptional(memo, url)
    if (changed !== undefined) return changed
    const lines = linesOf(memo)
    const marker = placeOfMarker(lines)
    if (marker === -1) return withMeeting(memo, url)
    const at = marker === 0 ? 1 : marker
    return [...lines.slice(0, at), meetingLine(url), ...lines.slice(at)].join('\n')
  },
}
