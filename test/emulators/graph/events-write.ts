import type { Answer, Handler, Work } from './call.ts'
import { badRequest, GraphError, notFound, stale } from './errors.ts'
import { emptyEvent, type EventInput, readEventInput } from './event-input.ts'
import { renderEvent, type Shown } from './event-output.ts'
import { etagOf } from './ids.ts'
import { deletedItems } from './mailbox-store.ts'
import { crossesNeighbour } from './series.ts'
import type { EventData, StoredEvent } from './types.ts'
import { instantOf, wallIn } from './zones.ts'

const addresses = (data: EventData) => data.attendees.map((attendee) => attendee.emailAddress.address)

const context = (work: Work) => ({
  '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${work.box.store.person.oid}')/events/$entity`,
})
export const single = (work: Work, shown: Shown, status = 200): Answer => {
  const etag = etagOf(shown.event.changeKey)
  return {
    status,
    headers: { ETag: etag },
    body: { ...context(work), ...renderEvent(shown, work.box.rendering(work.prefer)) },
  }
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const noBody = (work: Work) => {
  if (work.call.body !== undefined) throw badRequest('The request must not have a body.')
}

/** What a repeated transactionId answers; undefined when the id is new (or forgotten with its event). */
const repeated = (work: Work, input: EventInput, payload: string): Answer | undefined => {
  const { box } = work
  const rules = box.world.settings.transactionId
  const earlier = input.transactionId === undefined ? undefined : box.store.transactions.get(input.transactionId)
  if (!earlier) return undefined
  const alive = box.store.events.has(earlier.event.key) && earlier.event.folder !== deletedItems
  if (!alive && !rules.deletedStillAnswers) return undefined
  if (earlier.payload === payload && rules.same === 'created') return single(work, { event: earlier.event }, 201)
  const { ids } = box.store
  const { key, folder } = earlier.event
  const id = work.prefer.immutable ? ids.immutable(key) : ids.mutable(key, folder)
  throw new GraphError(
    rules.status,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
    rules.existingEventId ? { extra: { '@event.existingEventId': id } } : {},
  )
}

export const createEvent: Handler = (work, [calendarId]) => {
  const { box, call } = work
  const folder = box.calendar(calendarId).id
  const input = readEventInput(call.body, box.world.settings)
  const payload = canonical({ folder, body: call.body })
  const before = repeated(work, input, payload)
  if (before) return before
  const { person } = box.store
  const data = {
    ...emptyEvent(),
    organizer: { emailAddress: { name: person.displayName, address: person.mail } },
    ...input.patch,
  } as EventData
  const event = box.store.create(data, folder, 'client', input.properties)
  if (input.transactionId !== undefined) {
    event.transactionId = input.transactionId
    box.store.transactions.set(input.transactionId, { event, payload })
  }
  box.mail(event, 'invitation', addresses(data))
  return single(work, { event }, 201)
}

const checkMatch = (work: Work, event: StoredEvent) => {
  const match = work.call.headers.get('if-match')
  if (match !== null && match !== '*' && match !== etagOf(event.changeKey)) throw stale()
}

/** Exchange mails attendees on every write of the organizer; with only `attendees` in the PATCH, the changed ones. */
const mailUpdate = (work: Work, event: StoredEvent, before: EventData, input: EventInput) => {
  const { box } = work
  // What is the organizer's is nobody else's to write: here it counts as a mail, so that no test lets it pass.
  if (!event.data.isOrganizer) return box.mail(event, 'update', [event.data.organizer.emailAddress.address])
  if (input.stampOnly && !box.world.traps.stampMails) return
  const [was, is] = [addresses(before), addresses(event.data)]
  const added = is.filter((address) => !was.includes(address))
  const gone = was.filter((address) => !is.includes(address))
  const onlyAttendees = Object.keys(input.patch).join(',') === 'attendees'
  box.mail(event, 'invitation', added)
  box.mail(event, 'cancellation', gone)
  if (!onlyAttendees)
    box.mail(
      event,
      'update',
      is.filter((address) => was.includes(address)),
    )
}

/** A day of a series that is written to becomes an exception of its own. */
const writable = (work: Work, shown: Shown): StoredEvent => {
  const { event, occurrence } = shown
  if (!occurrence) return event
  const zone = event.data.start.timeZone
  const data = {
    ...structuredClone(event.data),
    recurrence: null,
    start: { dateTime: wallIn(occurrence.startMs, zone), timeZone: zone },
    end: { dateTime: wallIn(occurrence.endMs, zone), timeZone: zone },
  }
  return work.box.store.exceptionOf(event, occurrence.date, occurrence.startMs, data)
}

export const updateEvent: Handler = (work, [id = '', calendarId]) => {
  const { box, call } = work
  box.calendar(calendarId)
  const shown = box.find(id)
  checkMatch(work, shown.event)
  const day = shown.occurrence?.date ?? shown.event.series?.date
  const shape: EventData = shown.occurrence ? { ...shown.event.data, recurrence: null } : shown.event.data
  const input = readEventInput(call.body, box.world.settings, shape)
  if (day !== undefined) {
    if (input.patch.recurrence) throw badRequest('An occurrence cannot have a recurrence.')
    const master = box.store.events.get(shown.event.series?.key ?? shown.event.key)
    if (input.patch.start && master && crossesNeighbour(master, day, instantOf(input.patch.start)))
      throw new GraphError(
        400,
        'ErrorOccurrenceCrossingBoundary',
        'Modified occurrence is crossing or overlapping adjacent occurrence.',
      )
  }
  if (input.patch.recurrence === null && shown.event.data.recurrence && day === undefined)
    if (box.world.settings.series.recurrenceNull === 'refused')
      throw badRequest('The recurrence of a series cannot be removed.')
  const event = writable(work, shown)
  const before = event.data
  box.store.update(event, input.patch, 'client', input.properties)
  mailUpdate(work, event, before, input)
  return single(work, { event })
}

const remove = (work: Work, shown: Shown, kind: 'delete' | 'purge' | 'cancel'): Answer => {
  const { box } = work
  const { event } = shown
  const date = shown.occurrence?.date ?? event.series?.date
  const { data } = event
  if (data.isOrganizer && (kind === 'cancel' || box.world.settings.deleteMails))
    box.mail(event, 'cancellation', addresses(data))
  if (!data.isOrganizer && event.folder !== deletedItems)
    box.mail(event, 'decline', [data.organizer.emailAddress.address])
  const master = date === undefined ? undefined : box.store.events.get(event.series?.key ?? event.key)
  if (master && date !== undefined) box.store.cancelOccurrence(master, date, 'client')
  else if (kind === 'purge' || event.folder === deletedItems) box.store.purge(event, 'client')
  else box.store.move(event, deletedItems, 'client')
  return { status: kind === 'cancel' ? 202 : 204 }
}

export const deleteEvent: Handler = (work, [id = '', calendarId]) => {
  noBody(work)
  work.box.calendar(calendarId)
  const shown = work.box.find(id)
  if (work.box.world.settings.deleteHonoursIfMatch) checkMatch(work, shown.event)
  return remove(work, shown, 'delete')
}

export const permanentDelete: Handler = (work, [id = '', calendarId]) => {
  work.box.calendar(calendarId)
  return remove(work, work.box.find(id), 'purge')
}

export const cancelEvent: Handler = (work, [id = '', calendarId]) => {
  work.box.calendar(calendarId)
  const shown = work.box.find(id)
  if (!shown.event.data.isOrganizer) throw badRequest('You need to be an organizer to cancel a meeting.')
  if (shown.event.folder === deletedItems) throw notFound()
  return remove(work, shown, 'cancel')
}
