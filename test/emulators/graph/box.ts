import { createDelta } from './delta.ts'
import { GraphError, notFound } from './errors.ts'
import type { Rendering, Shown } from './event-output.ts'
import { createStore, deletedItems, type Person } from './mailbox-store.ts'
import type { Prefer } from './prefer.ts'
import { occurrenceOptional } from './series.ts'
import type { Uploads } from './uploads.ts'
import type { Mail, Settings, StoredCalendar, StoredEvent, Traps } from './types.ts'

/** What all mailboxes of one emulator share. */
export type World = { clock: () => number; traps: Traps; settings: Settings; outbox: Mail[]; uploads: Uploads }

/** One mailbox as the handlers see it: store, delta, and how ids are looked up. */
export const createBox = (person: Person, world: World) => {
  const store = createStore(person, world.clock, () => world.settings.series)
  const delta = createDelta(store, world.traps, () => world.settings.series)

  /** The event, exception or expanded day behind an id; errors as the service answers them. */
  const find = (id: string): Shown => {
    const parts = store.ids.parse(id, (key) => store.events.get(key)?.folder)
    if (parts === 'malformed') throw new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.')
    const event = parts && store.events.get(parts.key)
    if (!parts || !event) throw notFound()
    if (event.folder === deletedItems && !world.traps.deletedAnswer) throw notFound()
    if (parts.date === undefined) return { event }
    const exception = event.exceptions.get(parts.date)
    if (exception) return { event: exception }
    const occurrence = occurrenceOptional(event, parts.date)
    if (!occurrence) throw notFound()
    return { event, occurrence }
  }

  /** The calendar of a path: absent id = the default one. */
  const calendar = (id?: string): StoredCalendar => {
    const found = id === undefined ? store.defaultCalendar : store.calendars.find((one) => one.id === id)
    if (!found) throw notFound()
    return found
  }

  const mail = (event: StoredEvent, kind: Mail['kind'], to: string[]) => {
    if (to.length > 0)
      world.outbox.push({
        kind,
        to,
        at: world.clock(),
        subject: event.data.subject,
        eventId: store.ids.immutable(event.series?.key ?? event.key, event.series?.date),
      })
  }

  return {
    store,
    delta,
    find,
    calendar,
    mail,
    world,
    state: {
      access: 'ok' as 'ok' | 'notEnabled',
      inFlight: 0,
      maxInFlight: 0,
      arrivals: [] as number[],
    },
    rendering: (prefer: Prefer): Rendering => ({
      ids: store.ids,
      prefer,
      settings: world.settings,
    }),
  }
}
export type Box = ReturnType<typeof createBox>
