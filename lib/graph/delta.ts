import type { Window } from '../core/event.ts'
import { fail } from '../core/problem.ts'
import { isExpired, isOk, problemOfAnswer } from './answer.ts'
import type { GraphClient } from './client.ts'
import { instantOptional } from './convert.ts'
import { covers, type Cursor, hullOf } from './hull.ts'
import { deltaPath } from './paths.ts'
import { deltaPageSchema, type WireEvent } from './wire.ts'

/** What one finished round says. */
export type Round = {
  /** Everything in the hull is listed; otherwise only what changed since the last round. */
  full: boolean
  cursor: Cursor
  /** Single events and masters by id, each as it was last. */
  events: ReadonlyMap<string, WireEvent>
  /** "Removed" is no proof: moved events and strangers are among them. */
  removed: ReadonlySet<string>
  /** Masters of which single days are listed: what those hold has to be read by the masters' ids. */
  changedDays: ReadonlySet<string>
}

const pageSize = 200
/** More pages than any calendar has: an endless chain of ever new links ends here. */
const mostPages = 2000

const newer = (a: WireEvent, b: WireEvent) =>
  (instantOptional(a.lastModifiedDateTime) ?? 0) > (instantOptional(b.lastModifiedDateTime) ?? 0) ? a : b

/** Which link is followed: one that was kept, and whether the calendar was chosen by a person and may be gone. */
type From = { link: string; isStored: boolean; isChosen: boolean }
type Pages = Pick<Round, 'events' | 'removed' | 'changedDays'> & { link: string }

/** Follows a link to the end of its round; undefined if the token is dead. */
const follow = async (
  client: GraphClient,
  { link: first, isStored, isChosen }: From,
  progress: (events: number) => void,
): Promise<Pages | undefined> => {
  const events = new Map<string, WireEvent>()
  const removed = new Set<string>()
  const changedDays = new Set<string>()
  const seen = new Set<string>()
  const visited = new Set<string>()
  for (let url = first; visited.size < mostPages;) {
    const answer = await client.single({ method: 'GET', url, prefer: `odata.maxpagesize=${pageSize}` })
    // A stored link that the service does not take any more, for whatever reason, must not end every later run.
    const isAway = answer.status === 404 && isChosen
    if (isExpired(answer) || (isStored && visited.size === 0 && (answer.status === 400 || isAway))) return undefined
    if (isAway) return fail('calendar-missing', { side: 'outlook' })
    if (!isOk(answer)) {
      const problem = problemOfAnswer(answer, client.now())
      return fail(problem.kind, problem)
    }
    const page = deltaPageSchema.safeParse(answer.body)
    if (!page.success)
      return fail('graph-unexpected-answer', { side: 'outlook', code: 'delta-page' }, page.error.issues[0]?.path)
    const before = seen.size
    for (const entry of page.data.value) {
      if ('@removed' in entry) removed.add(entry.id)
      else if ('@odata.etag' in entry) {
        const earlier = events.get(entry.id)
        events.set(entry.id, earlier ? newer(earlier, entry) : entry)
      } else if (entry.seriesMasterId) changedDays.add(entry.seriesMasterId)
      seen.add(JSON.stringify([entry.id, '@odata.etag' in entry ? entry['@odata.etag'] : '']))
    }
    progress(events.size)
    const { '@odata.nextLink': next, '@odata.deltaLink': last } = page.data
    if (last !== undefined) return { events, removed, changedDays, link: last }
    if (visited.has(url) && seen.size === before) break
    visited.add(url)
    url = next ?? ''
  }
  return fail('graph-unexpected-answer', { side: 'outlook', code: 'delta-loop' })
}

/** One round: from the stored cursor if it covers the window and its token lives, otherwise a full one over a new hull. */
export const readRound = async (
  client: GraphClient,
  place: { calendar: string; zone: string },
  cursor: Cursor | undefined,
  window: Window,
  progress: (events: number) => void,
): Promise<Round> => {
  const isChosen = place.calendar !== 'default'
  if (cursor && covers(cursor, window)) {
    const pages = await follow(client, { link: cursor.link, isStored: true, isChosen }, progress)
    if (pages) return { full: false, ...pages, cursor: { ...cursor, link: pages.link } }
  }
  const hull = hullOf(window)
  const first = { link: deltaPath(place.calendar, hull, place.zone), isStored: false, isChosen }
  // A token may die between two pages; a second death in a row is no accident.
  const pages = (await follow(client, first, progress)) ?? (await follow(client, first, progress))
  if (!pages) return fail('graph-unexpected-answer', { side: 'outlook', code: 'delta-expired' })
  return { full: true, ...pages, cursor: { ...hull, link: pages.link } }
}
