import { t } from '../lib/i18n/t.ts'
import type { FlagName, Flags } from '../lib/core/flags.ts'
import type { FieldDiff } from '../lib/messages/protocol.ts'
import { seriesWords } from './series-words.ts'
import { dayWords } from './when.ts'

const moment = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/

/** Times as the report writes them, `start/end`. They are wall times of the calendar, whatever the browser's zone is. */
const timesWords = (text: string): string => {
  const [start, end] = text.split('/').map((part) => moment.exec(part))
  if (!start?.[1] || !end?.[1]) return text
  const [first, last] = [dayWords(start[1]), dayWords(end[1])]
  if (start[2] === undefined || end[2] === undefined)
    return t('field.days', { day: first === last ? first : t('field.span', { from: first, to: last }) })
  const from = `${first} ${start[2]}`
  if (text === `${start[0]}/${start[0]}`) return from
  return t('field.span', { from, to: first === last ? end[2] : `${last} ${end[2]}` })
}

type Flag = Flags[FlagName]
const flags: readonly string[] = ['open', 'private', 'firm', 'tentative', 'normal', 'high'] satisfies Flag[]
const isFlag = (text: string): text is Flag => flags.includes(text)

/** A field's value as people read it; undefined where there is no event. */
export const fieldWords = (name: FieldDiff['name'], text: string | undefined): string => {
  if (text === undefined) return t('field.none')
  if (name === 'series') return seriesWords(text)
  if (text === '') return t('field.empty')
  switch (name) {
    case 'times':
      return timesWords(text)
    case 'visibility':
    case 'certainty':
    case 'importance':
      return isFlag(text) ? t(`value.${text}`) : text
    case 'subject':
    case 'place':
    case 'body':
    case 'block':
    case 'meeting':
    case 'category':
    case 'rooms':
      return text
  }
}

/** Of longer texts so much is shown before and after what differs. */
const around = 60
const long = 240

/** Two versions of a long text, cut down to where they differ; short ones stay whole. */
export const nearDifference = (a: string, b: string): [string, string] => {
  if (Math.max(a.length, b.length) <= long) return [a, b]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  const most = Math.min(a.length, b.length) - head
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const cut = (text: string) => {
    const from = Math.max(0, head - around)
    const to = Math.min(text.length, text.length - tail + around)
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
  }
  return [cut(a), cut(b)]
}

/** Both versions of a field, ready to be shown beside each other. */
export const bothWords = (name: FieldDiff['name'], a: string | undefined, b: string | undefined): [string, string] =>
  nearDifference(fieldWords(name, a), fieldWords(name, b))
