import { textOfCategories } from './category.ts'
import type { FieldName, Fields, Times, Window } from './event.ts'
import type { Own, Series } from './series/series.ts'
import { carriedNames, fieldNames, wordNames } from './event.ts'
import { flagNames, flagsOf, usual } from './flags.ts'
import { plainSeries, textOfSeries, textOfTimes } from './series/canonical.ts'
import { occurrences } from './series/occurrences.ts'

/** A text of one line, whatever was typed. The wide blank stays: it is a sign like any other between two names. */
export const oneLine = (text: string) => text.replace(/[^\S\u3000]+/g, ' ').trim()
const manyLines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\s+$/g, '')

const tidyOwn = (own: Own): Own => ({
  ...own,
  ...(own.subject !== undefined && { subject: oneLine(own.subject) }),
  ...(own.place !== undefined && { place: oneLine(own.place) }),
  ...(own.body !== undefined && { body: manyLines(own.body) }),
})
const tidySeries = ({ rule, exceptions }: Series): Series => ({
  rule,
  exceptions: exceptions.map((one) => (one.is === 'changed' ? { ...one, own: tidyOwn(one.own) } : one)),
})

const tidy = (fields: Fields): Fields => ({
  subject: oneLine(fields.subject),
  times: fields.times,
  place: oneLine(fields.place),
  body: manyLines(fields.body),
  ...flagsOf(fields),
  ...(fields.block !== undefined && { block: fields.block.split('\n').map(oneLine).filter(Boolean).join('\n') }),
  ...(fields.meeting !== undefined && { meeting: /^https:\/\/\S+$/.test(fields.meeting) ? fields.meeting : '' }),
  ...(fields.rooms !== undefined && {
    rooms: fields.rooms.split('\n').map(oneLine).filter(Boolean).toSorted().join('\n'),
  }),
  ...(fields.category !== undefined && { category: textOfCategories(fields.category.split('\n')) }),
})

/** Both sides pass everything they read through this before anything is compared. A series gets its plainest form. */
export const normalise = (fields: Fields): Fields => {
  const tidied = tidy(fields)
  return fields.series ? { ...tidied, ...plainSeries(tidied, tidySeries(fields.series)) } : tidied
}

/** One field as comparable text; '' where it is not known, and of a single event where it would say how it repeats. */
export const textOf = (fields: Fields, name: FieldName): string => {
  if (name === 'times') return textOfTimes(fields.times)
  if (name === 'series') return fields.series ? textOfSeries(fields.times, fields.series) : ''
  return fields[name] ?? ''
}

/**
 * The whole form as one canonical text: equal texts, equal events. Stamps and wishes of before there were flags hold its hash: a usual flag says nothing.
 */
export const canonical = (fields: Fields): string => {
  const flags = flagNames.filter((name) => fields[name] !== undefined && fields[name] !== usual[name])
  return JSON.stringify([
    ...wordNames.map((name) => textOf(fields, name)),
    ...flags.map((name) => `${name}=${fields[name]}`),
    ...(fields.series ? [`series=${textOf(fields, 'series')}`] : []),
  ])
}

/** What has no series is known to be a single event. */
export const knows = (fields: Fields, name: FieldName) => name === 'series' || fields[name] !== undefined

/** What one of them does not know is no difference. */
export const sameField = (a: Fields, b: Fields, name: FieldName): boolean =>
  !knows(a, name) || !knows(b, name) || textOf(a, name) === textOf(b, name)
export const sameFields = (a: Fields, b: Fields): boolean => fieldNames.every((name) => sameField(a, b, name))
export const changedFields = (from: Fields, to: Fields): FieldName[] =>
  fieldNames.filter((name) => !sameField(from, to, name))

/** Takes the named fields from `source`, as far as it knows them, the others from `base`. */
export const withFields = (base: Fields, source: Fields, names: readonly FieldName[]): Fields =>
  Object.fromEntries(
    carriedNames.flatMap((name) => {
      const isTaken = names.includes(name) && knows(source, name)
      const value = isTaken ? source[name] : base[name]
      return value === undefined ? [] : [[name, value]]
    }),
  ) as Fields

export const firstDay = (times: Times) => (times.kind === 'timed' ? times.start.slice(0, 10) : times.first)
/** Last day an event touches; a timed event that ends at midnight does not touch the day that begins there. */
export const lastDay = (times: Times) => {
  if (times.kind === 'days') return times.last
  if (times.end.endsWith('T00:00') && times.end > times.start)
    return Temporal.PlainDate.from(times.end.slice(0, 10)).subtract({ days: 1 }).toString()
  return times.end.slice(0, 10)
}

export const touches = (times: Times, window: Window) => firstDay(times) <= window.to && lastDay(times) >= window.from

/** Where an event stands: a series with all its dates. */
export type Dates = Pick<Fields, 'times' | 'series'>

/** Whether an event, or any date of a series, touches these days. */
export const isIn = ({ times, series }: Dates, window: Window): boolean =>
  series ? !occurrences(times, series, window.from, window.to).next().done : touches(times, window)

/** The times by which an event is shown and looked for in these days: of a series its first date there, or the very first one. */
export const timesIn = ({ times, series }: Dates, window: Window): Times => {
  if (!series) return times
  const found = [...occurrences(times, series, window.from, window.to)].map((one) => one.times)
  return found.toSorted((a, b) => (textOfTimes(a) < textOfTimes(b) ? -1 : 1))[0] ?? times
}
