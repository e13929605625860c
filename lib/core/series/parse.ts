import { special, usual } from '../flags.ts'
import type { Times } from '../times.ts'
import {
  shorts,
  type DayOfMonth,
  type End,
  type Exception,
  type Own,
  type Pattern,
  type Series,
  type Weekday,
} from './series.ts'

type Parts = Record<string, unknown>
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)
const hasOnly = (value: Parts, names: readonly string[]) => Object.keys(value).every((name) => names.includes(name))
const isWhole = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const isWallTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)

const isTimes = (value: unknown): value is Times => {
  if (!isParts(value)) return false
  return value['kind'] === 'timed'
    ? isWallTime(value['start']) && isWallTime(value['end']) && hasOnly(value, ['kind', 'start', 'end'])
    : value['kind'] === 'days' &&
        isDay(value['first']) &&
        isDay(value['last']) &&
        hasOnly(value, ['kind', 'first', 'last'])
}

const areWeekdays = (value: unknown): value is readonly Weekday[] =>
  isArray(value) && value.length > 0 && value.length <= 7 && value.every((one) => isWhole(one, 1, 7))

const isDayOfMonth = (value: unknown): value is DayOfMonth => {
  if (!isParts(value)) return false
  if ('day' in value) return isWhole(value['day'], 1, 31) && hasOnly(value, ['day'])
  const { nth, weekdays } = value
  return (nth === -1 || isWhole(nth, 1, 5)) && areWeekdays(weekdays) && hasOnly(value, ['nth', 'weekdays'])
}

const isPattern = (value: unknown): value is Pattern => {
  if (!isParts(value) || !isWhole(value['n'], 1, 9999)) return false
  switch (value['every']) {
    case 'day':
      return hasOnly(value, ['every', 'n'])
    case 'week':
      return (
        areWeekdays(value['weekdays']) &&
        isWhole(value['weekStart'], 1, 7) &&
        hasOnly(value, ['every', 'n', 'weekdays', 'weekStart'])
      )
    case 'month':
      return isDayOfMonth(value['on']) && hasOnly(value, ['every', 'n', 'on'])
    case 'year':
      return (
        isWhole(value['month'], 1, 12) && isDayOfMonth(value['on']) && hasOnly(value, ['every', 'n', 'month', 'on'])
      )
    default:
      return false
  }
}

const isEnd = (value: unknown): value is End => {
  if (!isParts(value)) return false
  switch (value['is']) {
    case 'never':
      return hasOnly(value, ['is'])
    case 'until':
      return isDay(value['day']) && hasOnly(value, ['is', 'day'])
    case 'count':
      return isWhole(value['count'], 0, 99_999) && hasOnly(value, ['is', 'count'])
    default:
      return false
  }
}

const texts: ReadonlySet<string> = new Set(['subject', 'place', 'body'])
const flags = {
  visibility: [usual.visibility, special.visibility],
  certainty: [usual.certainty, special.certainty],
  importance: [usual.importance, special.importance],
} as const
const isOwn = (value: unknown): value is Own =>
  isParts(value) &&
  Object.entries(value).every(([name, part]) => {
    if (name === 'times') return isTimes(part)
    if (texts.has(name)) return typeof part === 'string'
    return Object.entries(flags).some(([flag, values]) => flag === name && values.some((one) => one === part))
  })

const isException = (value: unknown): value is Exception => {
  if (!isParts(value) || !isDay(value['day'])) return false
  if (value['is'] === 'cancelled') return hasOnly(value, ['day', 'is'])
  return value['is'] === 'changed' && isOwn(value['own']) && hasOnly(value, ['day', 'is', 'own'])
}

/** Whether a stored or received value is a series, with nothing beside it. Whether its days exist is not looked at. */
export const isSeries = (value: unknown): value is Series => {
  if (!isParts(value) || !isParts(value['rule']) || !isArray(value['exceptions'])) return false
  const { pattern, end, short } = value['rule']
  return (
    isPattern(pattern) &&
    isEnd(end) &&
    shorts.some((one) => one === short) &&
    hasOnly(value['rule'], ['pattern', 'end', 'short']) &&
    value['exceptions'].every(isException) &&
    hasOnly(value, ['rule', 'exceptions'])
  )
}
