import type { z } from 'zod'
import type { Window } from '../core/event.ts'
import { fail } from '../core/problem.ts'
import { occurrencesByRule, startOf } from '../core/series/occurrences.ts'
import { isNotFound, isOk } from './answer.ts'
import { getAll } from './batch.ts'
import type { GraphClient } from './client.ts'
import { fieldsOf } from './convert.ts'
import { seriesDaysPath, stampedEventPath, viewPath } from './paths.ts'
import { isMaster } from './series-read.ts'
import { eventSchema, idPageSchema, seriesDaysSchema, type WireEvent } from './wire.ts'

/**
 * not-found: 404 by its id. absent: it still answers by its id, but does not stand in this calendar (deleted items, or
 * another calendar). unknown: it could not be read, or (with `event`) it cannot be told where it stands.
 */
export type Proof =
  | { is: 'not-found' }
  | { is: 'present' | 'absent'; event: WireEvent }
  | { is: 'unknown'; event?: WireEvent }

export type Place = { client: GraphClient; calendar: string; zone: string }

const shift = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
/** Days in which an event surely begins, in whatever zone its days were counted. */
export const around = (day: string): Window => ({ from: shift(day, -1), to: shift(day, 1) })

/** Neighbours are looked up together; one listing stays far below the 1825 days of a view. */
export const clusters = (windows: readonly Window[]): Window[] => {
  const joined: Window[] = []
  for (const window of windows.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1)
    const near = last && window.from <= shift(last.to, 31) && window.to <= shift(last.from, 1500)
    if (near) last.to = window.to > last.to ? window.to : last.to
    else joined.push({ ...window })
  }
  return joined
}

type Standing = z.infer<typeof idPageSchema>['value'][number]

/** Everything that stands in this calendar in these days, paged to the end. */
export const listView = async ({ client, calendar, zone }: Place, days: Window): Promise<Standing[]> => {
  const standing: Standing[] = []
  const visited = new Set<string>()
  let url: string | undefined = viewPath(calendar, days, zone)
  while (url !== undefined) {
    if (visited.has(url)) return fail('graph-unexpected-answer', { side: 'outlook', code: 'view-loop' })
    visited.add(url)
    const answer = await client.single({ method: 'GET', url })
    const page = idPageSchema.safeParse(isOk(answer) ? answer.body : undefined)
    if (!page.success) return fail('graph-unexpected-answer', { side: 'outlook', code: answer.code ?? 'view-page' })
    standing.push(...page.data.value)
    url = page.data['@odata.nextLink']
  }
  return standing
}

/** Adds to the masters among answered events what only a request of its own tells: their changed days and those that were taken out. */
const withDays = async (
  client: GraphClient,
  events: readonly WireEvent[],
): Promise<Map<string, WireEvent | 'unknown'>> => {
  const masters = events.filter(isMaster)
  const answers = await getAll(
    client,
    masters.map(({ id }) => seriesDaysPath(id)),
  )
  return new Map(
    masters.map((event, index): [string, WireEvent | 'unknown'] => {
      const answer = answers[index]
      const days = seriesDaysSchema.safeParse(answer && isOk(answer) ? answer.body : undefined).data
      if (days?.id !== event.id) return [event.id, 'unknown']
      const { exceptionOccurrences, cancelledOccurrences } = days
      return [event.id, { ...event, exceptionOccurrences, cancelledOccurrences }]
    }),
  )
}

/**
 * Reads events by id, with their stamps and of series with their days: in batches of 20. An event that cannot be read is unknown; the others go on.
 */
export const readByIds = async (
  client: GraphClient,
  ids: readonly string[],
  done?: (found: ReadonlyMap<string, WireEvent | 'not-found' | 'unknown'>) => Promise<void> | void,
): Promise<Map<string, WireEvent | 'not-found' | 'unknown'>> => {
  const all = new Map<string, WireEvent | 'not-found' | 'unknown'>()
  await getAll(client, ids.map(stampedEventPath), async (answers, from) => {
    const part = new Map<string, WireEvent | 'not-found' | 'unknown'>()
    answers.forEach((answer, index) => {
      const parsed = eventSchema.safeParse(isOk(answer) ? answer.body : undefined)
      const id = ids[from + index] ?? ''
      // An answer about another event proves nothing about this one.
      const event = parsed.success && parsed.data.id === id ? parsed.data : undefined
      part.set(id, event ?? (isNotFound(answer) ? 'not-found' : 'unknown'))
    })
    const read = [...part.values()].filter((event) => typeof event === 'object')
    for (const [id, event] of await withDays(client, read)) part.set(id, event)
    for (const [id, found] of part) all.set(id, found)
    await done?.(part)
  })
  return all
}

/** A day on which a series surely stands, if it stands anywhere: a view lists no masters, and the first day may have been taken out. */
const standingOptional = (event: WireEvent, zone: string): string | undefined => {
  const { times, series } = fieldsOf(event, zone)
  if (!series) return
  for (const first of occurrencesByRule(times, series, startOf(times), '9999-12-31')) return startOf(first.times)
  return undefined
}
const firstStanding = (event: WireEvent, zone: string) =>
  (isMaster(event) ? standingOptional(event, zone) : undefined) ?? event.start.dateTime.slice(0, 10)

/** What is true of events about which the delta does not tell enough: by id first, then by this calendar's own view around their days. */
export const prove = async (place: Place, ids: readonly string[]): Promise<Map<string, Proof>> => {
  const found = await readByIds(place.client, ids)
  const events = [...found.values()].filter((event) => typeof event === 'object')
  const standing = new Set<string>()
  for (const days of clusters(events.map((event) => around(firstStanding(event, place.zone)))))
    for (const { id, seriesMasterId } of await listView(place, days)) standing.add(id).add(seriesMasterId ?? id)
  return new Map(
    [...found].map(([id, event]): [string, Proof] => {
      if (event === 'not-found' || event === 'unknown') return [id, { is: event }]
      if (standing.has(id)) return [id, { is: 'present', event }]
      // Of a series that has no day left, or whose days cannot be read, no view tells whether it is there.
      const isUnclear = isMaster(event) && !standingOptional(event, place.zone)
      return [id, { is: isUnclear ? 'unknown' : 'absent', event }]
    }),
  )
}
