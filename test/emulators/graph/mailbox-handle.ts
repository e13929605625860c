import type { Box } from './box.ts'
import { previewOf, renderBody } from './body-text.ts'
import { deletedItems } from './mailbox-store.ts'
import { dataOf, type SeedEvent, stampsOf } from './seed.ts'
import { occurrenceOptional } from './series.ts'
import { attachmentIdOf } from './ids.ts'
import type { StoredAttachment, StoredEvent } from './types.ts'
import { daysInWindow } from './view.ts'
import { instantOf, wallIn } from './zones.ts'

/** One event in plain words, for assertions: times are Tokyo or whatever they were written in. */
const plain = (box: Box, event: StoredEvent) => {
  const { data } = event
  const calendar = box.store.calendars.find((one) => one.id === event.folder)?.name ?? deletedItems
  return {
    id: box.store.ids.immutable(event.key),
    calendar,
    subject: data.subject,
    isAllDay: data.isAllDay,
    start: data.start.dateTime.slice(0, 16),
    end: data.end.dateTime.slice(0, 16),
    timeZone: data.start.timeZone,
    showAs: data.showAs,
    sensitivity: data.sensitivity,
    importance: data.importance,
    categories: data.categories,
    isReminderOn: data.isReminderOn,
    reminderMinutesBeforeStart: data.reminderMinutesBeforeStart,
    places: data.locations,
    location: (data.locations[0]?.['displayName'] ?? '') as string,
    body: renderBody(data.body, true, false).content,
    preview: previewOf(data.body),
    attendees: data.attendees.map((attendee) => attendee.emailAddress.address),
    stamps: Object.fromEntries(event.properties),
    etag: `W/"${event.changeKey}"`,
    transactionId: event.transactionId,
    recurrence: data.recurrence,
  }
}
export type PlainEvent = ReturnType<typeof plain>

/**
 * A mailbox in the hands of its user: everything here is done as in Outlook, so it shows in the next delta round, and
 * mails of it are not counted (they are the user's own).
 */
export const handleOf = (box: Box) => {
  const { store, state } = box
  const eventOf = (id: string): StoredEvent => {
    const parts = store.ids.parse(id, (key) => store.events.get(key)?.folder)
    const event = typeof parts === 'object' ? store.events.get(parts.key) : undefined
    if (!event) throw new Error(`No such event: ${id}`)
    return event
  }
  const folderOf = (calendar: string | undefined): string => {
    const found = store.calendars.find((one) => one.id === calendar || one.name === calendar)
    if (calendar !== undefined && !found) throw new Error(`No such calendar: ${calendar}`)
    return (found ?? store.defaultCalendar).id
  }
  /** One day of a series as an event of its own to look at; made an exception only when `own` asks for it. */
  const dayOf = (id: string, date: string, own: boolean): StoredEvent => {
    const master = eventOf(id)
    const exception = master.exceptions.get(date)
    if (exception) return exception
    const day = occurrenceOptional(master, date)
    if (!day) throw new Error(`The series has no day ${date}.`)
    const zone = master.data.start.timeZone
    const data = {
      ...structuredClone(master.data),
      recurrence: null,
      start: { dateTime: wallIn(day.startMs, zone), timeZone: zone },
      end: { dateTime: wallIn(day.endMs, zone), timeZone: zone },
    }
    if (own) return store.exceptionOf(master, date, day.startMs, data)
    return { ...master, data, startMs: day.startMs, endMs: day.endMs }
  }

  return {
    person: store.person,
    calendars: store.calendars,
    /** All stored events by an internal key, the deleted ones included. */
    events: store.events,
    /** Adds an event and gives its immutable id. */
    add(seed: SeedEvent): string {
      const event = store.create(dataOf(seed, store.person), folderOf(seed.calendar), 'user', stampsOf(seed))
      return store.ids.immutable(event.key)
    },
    edit(id: string, patch: Partial<SeedEvent>) {
      const event = eventOf(id)
      const { recurrence, ...rest } = dataOf(patch, store.person, event.data)
      // A rule that is merely there is no change of the rule, which would drop the exceptions.
      store.update(event, patch.recurrence === undefined ? rest : { ...rest, recurrence }, 'user', stampsOf(patch))
    },
    /** Changes only the day that the series has on `date` (its own date, wherever it was moved to). */
    editDay(id: string, date: string, patch: Partial<SeedEvent>) {
      const day = dayOf(id, date, true)
      store.update(day, dataOf(patch, store.person, day.data), 'user', stampsOf(patch))
    },
    removeDay(id: string, date: string) {
      dayOf(id, date, false)
      store.cancelOccurrence(eventOf(id), date, 'user')
    },
    day: (id: string, date: string): PlainEvent => plain(box, dayOf(id, date, false)),
    /** The days of a series between two dates (the second exclusive), each with the date that the rule gave it. */
    days: (id: string, from: string, to: string): (PlainEvent & { date: string; changed: boolean })[] => {
      const zone = 'Tokyo Standard Time'
      const at = (date: string) => instantOf({ dateTime: `${date}T00:00:00.0000000`, timeZone: zone })
      return daysInWindow(eventOf(id), { startMs: at(from), endMs: at(to) }).map(({ event, occurrence }) => {
        const date = event.series?.date ?? occurrence?.date ?? ''
        return { ...plain(box, dayOf(id, date, false)), date, changed: event.series !== undefined }
      })
    },
    /** What is attached, with all bytes. */
    attachments: (id: string) => eventOf(id).attachments,
    attach(id: string, file: Partial<StoredAttachment> & { name: string }) {
      const event = eventOf(id)
      const made: StoredAttachment = {
        id: attachmentIdOf(store.ids.immutable(event.key), store.nextChangeKey()),
        kind: 'file',
        contentType: 'application/octet-stream',
        isInline: false,
        bytes: new Uint8Array(),
        modifiedAt: event.modifiedAt,
        ...file,
      }
      store.attach(event, [...event.attachments, made], 'user')
      return made.id
    },
    detach(id: string, attachment: string) {
      const event = eventOf(id)
      store.attach(
        event,
        event.attachments.filter((one) => one.id !== attachment),
        'user',
      )
    },
    /** To the deleted items, as the delete key does. */
    remove: (id: string) => store.move(eventOf(id), deletedItems, 'user'),
    /** Gone for good. */
    purge: (id: string) => store.purge(eventOf(id), 'user'),
    /** To another calendar (name or id), or back from the deleted items. */
    move: (id: string, calendar: string) => store.move(eventOf(id), folderOf(calendar), 'user'),
    /** Deletes a calendar with all that stands in it, as a person may in Outlook. */
    removeCalendar(name: string) {
      const folder = folderOf(name)
      for (const event of store.events.values()) if (event.folder === folder) store.move(event, deletedItems, 'user')
      store.calendars.splice(
        store.calendars.findIndex((one) => one.id === folder),
        1,
      )
    },
    /** What lies in the calendars (not in the deleted items), masters unexpanded, in order of making. */
    list: (calendar?: string): PlainEvent[] =>
      [...store.events.values()]
        .filter((event) => event.folder !== deletedItems)
        .filter((event) => calendar === undefined || event.folder === folderOf(calendar))
        .map((event) => plain(box, event)),
    deleted: (): PlainEvent[] =>
      [...store.events.values()].filter((event) => event.folder === deletedItems).map((event) => plain(box, event)),
    get: (id: string): PlainEvent => plain(box, eventOf(id)),
    /** `access: 'notEnabled'` answers every mailbox request with 404. */
    state,
    /** A change key moves without an edit, and no delta tells. */
    churn(id: string) {
      eventOf(id).changeKey = store.nextChangeKey()
    },
  }
}
export type MailboxHandle = ReturnType<typeof handleOf>
