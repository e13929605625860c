import type { z } from 'zod'
import type { Window } from '../core/event.ts'
import { fail } from '../core/problem.ts'
import { isNotFound, isOk } from './answer.ts'
import { getAll } from './batch.ts'
import type { GraphClient } from './client.ts'
import { stampedEventPath, viewPath } from './paths.ts'
import { eventSchema, idPageSchema, type WireEvent } from './wire.ts'

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
const clusters = (windows: readonly Window[]): Window[] => {
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

/** Reads events by id, with their stamps: in batches of 20. An event that cannot be read is unknown; the others go on. */
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
    for (const [id, found] of part) all.set(id, found)
    await done?.(part)
  })
  return all
}

/** What is true of events about which the delta does not tell enough: by id first, then by this calendar's own view around their days. */
export const prove = async (place: Place, ids: readonly string[]): Promise<Map<string, Proof>> => {
  const found = await readByIds(place.client, ids)
  const events = [...found.values()].filter((event) => typeof event === 'object')
  const standing = new Set<string>()
  for (const days of clusters(events.map((event) => around(event.start.dateTime.slice(0, 10)))))
    for (const { id, seriesMasterId } of await listView(place, days)) standing.add(id).add(seriesMasterId ?? id)
  return new Map(
    [...found].map(([id, event]): [string, Proof] => {
      if (event === 'not-found' || event === 'unknown') return [id, { is: event }]
      if (standing.has(id)) return [id, { is: 'present', event }]
      // A view lists no masters, and the first occurrence of a series may have been taken out.
      return [id, { is: event.type === 'seriesMaster' ? 'unknown' : 'absent', event }]
    }),
  )
}
