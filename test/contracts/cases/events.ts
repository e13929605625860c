// Short words for events: `e1=x` is titled e1, says x, and stands tomorrow at noon.
import type { Fields, Times } from '../../../lib/core/event.ts'
import { day } from '../engine-world.ts'

export { day }

export const at = (offset: number, from = '12:00', to = '13:00'): Times => ({
  kind: 'timed',
  start: `${day(offset)}T${from}`,
  end: `${day(offset)}T${to}`,
})
export const daysOf = (first: number, last = first): Times => ({ kind: 'days', first: day(first), last: day(last) })

const usual = { visibility: 'open', certainty: 'firm', importance: 'normal' } as const

export type EventText = string | Fields

export const ev = (event: EventText, more: Partial<Fields> = {}): Fields => {
  if (typeof event !== 'string') return { ...event, ...more }
  const [subject = '', body = ''] = event.split('=')
  return { ...usual, subject, body, place: '', times: at(1), ...more }
}

/** `e1=x`, `e2=x`, … */
export const many = (count: number, body = 'x') => Array.from({ length: count }, (_, index) => `e${index + 1}=${body}`)

/** One event as one line, as the fixtures of both calendars write it. */
export const lineOf = (event: EventText): string => {
  const { subject, times, place, body, visibility, certainty, importance } = ev(event)
  const when =
    times.kind === 'timed'
      ? `${times.start.replace('T', ' ')} – ${times.end.replace('T', ' ')}`
      : `${times.first} – ${times.last} 終日`
  const marks = [
    visibility === 'private' && '【非公開】',
    certainty === 'tentative' && '【仮】',
    importance === 'high' && '【重要】',
  ]
  return [when, subject, marks.filter(Boolean).join(''), place && `@${place}`, body && `#${body.replaceAll('\n', '⏎')}`]
    .filter(Boolean)
    .join(' ')
}
export const linesOf = (events: readonly EventText[]) => events.map(lineOf).toSorted()
