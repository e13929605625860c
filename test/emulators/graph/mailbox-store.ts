import { calendarIdOf, changeKeyOf, createIds } from './ids.ts'
import { lastEndOf } from './series.ts'
import { settleDays } from './series-change.ts'
import type {
  Change,
  DayChange,
  EventData,
  SeriesSettings,
  Span,
  StoredAttachment,
  StoredCalendar,
  StoredEvent,
} from './types.ts'
import { instantOf } from './zones.ts'

export type Person = { oid: string; displayName: string; userPrincipalName: string; mail: string }
type Author = Change['by']

export const deletedItems = 'deleteditems'

/** One mailbox: its calendars, events and the list of everything that happened, which delta reads. */
export const createStore = (person: Person, clock: () => number, series: () => SeriesSettings) => {
  const ids = createIds(person.oid)
  const events = new Map<number, StoredEvent>()
  const calendars: StoredCalendar[] = []
  const changes: Change[] = []
  /** transactionId → the event it made and the text of the payload. Outlives the event. */
  const transactions = new Map<string, { event: StoredEvent; payload: string }>()
  let keys = 0
  let changeKeys = 0

  const nextChangeKey = () => changeKeyOf(changeKeys++)
  const addCalendar = (name: string, isDefault = false, color = 'auto'): StoredCalendar => {
    const calendar = {
      id: calendarIdOf(person.oid, calendars.length),
      name,
      isDefault,
      color,
      changeKey: nextChangeKey(),
    }
    calendars.push(calendar)
    return calendar
  }
  const defaultCalendar = addCalendar('予定表', true)

  const spanOf = (event: StoredEvent): Span => ({
    folder: event.folder,
    startMs: event.startMs,
    endMs: event.data.recurrence ? lastEndOf(event) : event.endMs,
  })
  const log = (event: StoredEvent, by: Author, before?: Span, after?: Span, day?: DayChange) =>
    changes.push({
      key: event.key,
      at: clock(),
      by,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      ...(day ? { day } : {}),
    })

  const build = (data: EventData, folder: string): StoredEvent => {
    const at = clock()
    const key = keys++
    const startMs = instantOf(data.start)
    return {
      key,
      folder,
      data,
      startMs,
      endMs: instantOf(data.end),
      changeKey: nextChangeKey(),
      createdAt: at,
      modifiedAt: at,
      properties: new Map(),
      exceptions: new Map(),
      cancelled: new Set<string>(),
      attachments: [],
      iCalUId: `040000008200E00074C5B7101A82E008${String(key).padStart(8, '0')}${ids.immutable(key).slice(6, 22)}`,
    }
  }

  const create = (data: EventData, folder: string, by: Author, properties = new Map<string, string>()) => {
    const event = build(data, folder)
    event.properties = properties
    events.set(event.key, event)
    log(event, by, undefined, spanOf(event))
    return event
  }

  /** Changes the visible data and/or properties; what a changed master does to its days is a setting. */
  const update = (event: StoredEvent, patch: Partial<EventData>, by: Author, properties?: Map<string, string>) => {
    const top = event.series ? events.get(event.series.key) : event
    const before = top && spanOf(top)
    const was = event.data
    event.data = { ...event.data, ...patch }
    event.startMs = instantOf(event.data.start)
    event.endMs = instantOf(event.data.end)
    if (was.recurrence) settleDays(event, was, patch, series())
    for (const [id, value] of properties ?? []) event.properties.set(id, value)
    for (const touched of new Set([event, top])) {
      if (!touched) continue
      touched.changeKey = nextChangeKey()
      touched.modifiedAt = clock()
    }
    if (top) log(top, by, before, spanOf(top), event.series && { date: event.series.date, out: false })
    return event
  }

  /** What is attached has changed: as any edit, it shows in the event's change key and in `hasAttachments` (which inline pictures do not count for). */
  const attach = (event: StoredEvent, attachments: StoredAttachment[], by: Author) => {
    event.attachments = attachments
    update(event, { hasAttachments: attachments.some(({ isInline }) => !isInline) }, by)
  }

  /** A change of folder; the immutable id stays, the other one changes. */
  const move = (event: StoredEvent, folder: string, by: Author) => {
    const before = spanOf(event)
    event.folder = folder
    for (const exception of event.exceptions.values()) exception.folder = folder
    event.changeKey = nextChangeKey()
    event.modifiedAt = clock()
    log(event, by, before, spanOf(event))
  }

  const purge = (event: StoredEvent, by: Author) => {
    if (events.delete(event.key) && event.folder !== deletedItems) log(event, by, spanOf(event))
  }

  /** Turns an expanded day into an exception of its own, which keeps the day's id. */
  const exceptionOf = (master: StoredEvent, date: string, startMs: number, data: EventData): StoredEvent => {
    const event = build(data, master.folder)
    event.iCalUId = master.iCalUId
    event.series = { key: master.key, date, originalStartMs: startMs }
    master.exceptions.set(date, event)
    return event
  }

  const cancelOccurrence = (master: StoredEvent, date: string, by: Author) => {
    master.exceptions.delete(date)
    master.cancelled.add(date)
    master.changeKey = nextChangeKey()
    master.modifiedAt = clock()
    log(master, by, spanOf(master), spanOf(master), { date, out: true })
  }

  return {
    person,
    ids,
    events,
    calendars,
    changes,
    transactions,
    defaultCalendar,
    nextChangeKey,
    addCalendar,
    create,
    update,
    attach,
    move,
    purge,
    exceptionOf,
    cancelOccurrence,
  }
}
export type Store = ReturnType<typeof createStore>
