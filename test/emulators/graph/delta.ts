import { badRequest, GraphError } from './errors.ts'
import type { Shown } from './event-output.ts'
import type { Store } from './mailbox-store.ts'
import type { Change, ExpiryVariant, SeriesSettings, StoredEvent, Traps } from './types.ts'
import { daysEver, daysInWindow, touches, viewOf, type Window } from './view.ts'

/** What a page holds: an event (its kind decides how much of it) or a tombstone. */
export type Entry = { shown: Shown } | { removed: { key: number; folder: string; date?: string } }

/** Own writes to one event that were held back for a round; `again` when it is the repeat. */
type Held = { key: number; changes: Change[]; again: boolean }
type Position = { folder: string; window: Window; at: number; held: Held[] }
type Rest = { entries: Entry[]; from: number; next: Position }

export type Page = { entries: Entry[]; link: { deltatoken: string } | { skiptoken: string } }

/** The service forgets the oldest tokens when its cache is full. */
const cacheSize = 400

const unknownToken = (variant: ExpiryVariant) => {
  const generation = 'The sync state generation is not found; generation=149;[highest=157][157][155][156].'
  if (variant === 'location') {
    const headers = { Location: 'https://graph.microsoft.com/v1.0/me/calendarView/delta?$deltatoken=' }
    return new GraphError(410, 'SyncStateNotFound', generation, { headers })
  }
  return new GraphError(410, variant, generation)
}

/**
 * The delta of one mailbox. Every round is computed as a whole when it starts and cut into pages; a token is only a
 * name for a position kept here, so replaying one gives the same round again.
 */
export const createDelta = (store: Store, traps: Traps, series: () => SeriesSettings) => {
  const positions = new Map<string, Position>()
  const rests = new Map<string, Rest>()
  let tokens = 0
  let churned = 0
  let variant: ExpiryVariant = 'SyncStateNotFound'

  const keep = <T>(cache: Map<string, T>, value: T, kind: string) => {
    // Opaque to a client: a number mixed into a text of the service's usual length.
    const token = `${kind}${Math.imul(++tokens, 2_654_435_761) >>> 0}_${tokens.toString(36)}${'LztZwWjo5IivWBhyxw5rACKxf7mPm0oW'.slice(tokens % 7)}`
    cache.set(token, value)
    for (const oldest of cache.keys()) {
      if (cache.size <= cacheSize) break
      cache.delete(oldest)
    }
    return token
  }

  const ghostOf = (event: StoredEvent): Entry => ({ shown: { event } })

  const fullRound = (folder: string, window: Window): Entry[] => {
    const entries: Entry[] = []
    const masters = new Set<StoredEvent>()
    for (const shown of viewOf(store, folder, window)) {
      const key = shown.event.series?.key ?? (shown.occurrence ? shown.event.key : undefined)
      const master = key === undefined ? undefined : store.events.get(key)
      if (master && !masters.has(master)) {
        masters.add(master)
        entries.push(ghostOf(master))
      }
      entries.push({ shown })
    }
    return entries
  }

  const present = (event: StoredEvent, window: Window): Entry[] => {
    if (!event.data.recurrence) return touches(event, window) ? [{ shown: { event } }] : []
    const days = daysInWindow(event, window).map((shown): Entry => ({ shown }))
    return days.length === 0 ? [] : [ghostOf(event), ...days]
  }

  const relevant = (change: Change, folder: string) =>
    change.before?.folder === folder || change.after?.folder === folder
  const inside = (span: Change['before'], { folder, window }: Position) =>
    span !== undefined && span.folder === folder && touches(span, window)

  /** Single days of a series: each is an exception, or a tombstone that does not say of what. */
  const daysAlone = (event: StoredEvent, changes: Change[], { window, folder }: Position): Entry[] => {
    const last = new Map(changes.flatMap(({ day }) => (day ? [[day.date, day] as const] : [])))
    return [...last.values()].flatMap(({ date, out }): Entry[] => {
      const exception = event.exceptions.get(date)
      if (exception && touches(exception, window)) return [{ shown: { event: exception } }]
      return out && series().deltaOfDay === 'silent' ? [] : [{ removed: { key: event.key, folder, date } }]
    })
  }

  const isOnlyDays = (changes: Change[]) => changes.every(({ day }) => day !== undefined)

  /** What one changed key looks like from a position, given its changes since then. */
  const judge = (key: number, changes: Change[], position: Position): Entry[] => {
    const event = store.events.get(key)
    const here = event?.folder === position.folder ? present(event, position.window) : []
    const tombstone: Entry = { removed: { key, folder: position.folder } }
    if (event && here.length > 0 && isOnlyDays(changes) && series().deltaOfDay !== 'whole')
      return daysAlone(event, changes, position)
    const out = changes.flatMap(({ day }): Entry[] =>
      day?.out ? [{ removed: { key, folder: position.folder, date: day.date } }] : [],
    )
    const wasInside = changes.some((change) => inside(change.before, position))
    const leftBetween = changes.slice(0, -1).some((change) => !inside(change.after, position))
    if (here.length > 0)
      return traps.falseTombstones && wasInside && leftBetween ? [...here, ...out, tombstone] : [...here, ...out]
    const days = event?.data.recurrence ? daysEver(event, position.window) : []
    const dayStones = days.map((date): Entry => ({ removed: { key, folder: position.folder, date } }))
    return wasInside || traps.falseTombstones ? [...dayStones, tombstone] : []
  }

  const churn = (position: Position, taken: Set<number>, room: number): Entry[] => {
    if (!traps.changeKeyChurn || room <= 0) return []
    const calm: StoredEvent[] = []
    for (const event of store.events.values())
      if (
        event.folder === position.folder &&
        !event.data.recurrence &&
        !taken.has(event.key) &&
        touches(event, position.window)
      )
        calm.push(event)
    const count = Math.min(3, room, calm.length)
    return Array.from({ length: count }, () => calm[churned++ % calm.length]).flatMap((event) => {
      if (!event) return []
      event.changeKey = store.nextChangeKey()
      return [{ shown: { event } }]
    })
  }

  const nextRound = (position: Position, pageSize: number): { entries: Entry[]; next: Position } => {
    const byKey = new Map<number, Change[]>()
    const held = new Map<number, Held>()
    const since = store.changes.slice(position.at).filter((change) => relevant(change, position.folder))
    for (const change of since) {
      const { key } = change
      if (traps.lateEchoes && change.by === 'client')
        held.set(key, { key, changes: [...(held.get(key)?.changes ?? []), change], again: false })
      else byKey.set(key, [...(byKey.get(key) ?? []), change])
    }
    for (const late of position.held) {
      byKey.set(late.key, [...late.changes, ...(byKey.get(late.key) ?? [])])
      // Every third own write comes back twice.
      if (!late.again && late.key % 3 === 0 && !held.has(late.key)) held.set(late.key, { ...late, again: true })
    }
    const entries = [...byKey].flatMap(([key, changes]) => judge(key, changes, position))
    entries.push(...churn(position, new Set([...byKey.keys(), ...held.keys()]), pageSize - entries.length))
    const next = { ...position, at: store.changes.length, held: [...held.values()] }
    return { entries, next }
  }

  const cut = (rest: Rest, pageSize: number): Page => {
    const to = rest.from + pageSize
    const entries = rest.entries.slice(rest.from, to)
    if (to < rest.entries.length) return { entries, link: { skiptoken: keep(rests, { ...rest, from: to }, 's') } }
    return { entries, link: { deltatoken: keep(positions, rest.next, 'd') } }
  }

  return {
    start(folder: string, window: Window, pageSize: number): Page {
      const next = { folder, window, at: store.changes.length, held: [] }
      const rest = { entries: fullRound(folder, window), from: 0, next }
      if (traps.emptyFirstPage) return { entries: [], link: { skiptoken: keep(rests, rest, 's') } }
      return cut(rest, pageSize)
    },
    /** `folder` is what the request's path names: a token belongs to one calendar. */
    follow(token: { deltatoken: string } | { skiptoken: string }, folder: string, pageSize: number): Page {
      const [text, known] =
        'deltatoken' in token
          ? [token.deltatoken, positions.get(token.deltatoken)]
          : [token.skiptoken, rests.get(token.skiptoken)]
      if (!/^[ds]\d+_[0-9a-z]+[A-Za-z0-9]+$/.test(text)) throw badRequest('Badly formed token.')
      if (!known) throw unknownToken(variant)
      const position = 'next' in known ? known.next : known
      if (position.folder !== folder) throw badRequest('The token does not belong to this calendar.')
      if ('next' in known) return cut(known, pageSize)
      return cut({ ...nextRound(known, pageSize), from: 0 }, pageSize)
    },
    expire(as: ExpiryVariant = 'SyncStateNotFound') {
      variant = as
      positions.clear()
      rests.clear()
    },
  }
}
