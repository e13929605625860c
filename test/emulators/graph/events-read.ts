import type { Answer, Handler, Work } from './call.ts'
import { badRequest, badUrl, GraphError } from './errors.ts'
import type { Entry } from './delta.ts'
import {
  idOf,
  renderBareOccurrence,
  renderEvent,
  renderRemoved,
  selectFrom,
  type Shown,
  typeOf,
} from './event-output.ts'
import { single } from './events-write.ts'
import { deletedItems } from './mailbox-store.ts'
import * as ask from './query.ts'
import { daysInWindow, viewOf } from './view.ts'

const root = 'https://graph.microsoft.com/v1.0'

const stamped = (work: Work, shown: Shown, wanted: readonly string[] | undefined) => {
  const found = [...shown.event.properties].filter(([id]) => wanted?.includes(id))
  const own = wanted && found.length > 0
  return own ? { singleValueExtendedProperties: found.map(([id, value]) => ({ id, value })) } : {}
}

/** One page of a plain list, with `$skip` in the nextLink as the service does. */
const listed = (work: Work, all: Shown[], wanted?: readonly string[]): Answer => {
  const { query, segments } = work.call
  const { top, skip } = ask.readPaging(query)
  const select = ask.readSelect(query)
  const size = top ?? Math.min(work.prefer.pageSize ?? 10, 1000)
  const rendering = work.box.rendering(work.prefer)
  const value = all
    .slice(skip, skip + size)
    .map((shown) => ({ ...selectFrom(renderEvent(shown, rendering), select), ...stamped(work, shown, wanted) }))
  const next = new URLSearchParams(query)
  next.set('$skip', String(skip + size))
  const path = segments.map(encodeURIComponent).join('/')
  return {
    status: 200,
    body: {
      '@odata.context': `${root}/$metadata#users('${work.box.store.person.oid}')/events`,
      ...(query.get('$count') === 'true' ? { '@odata.count': all.length } : {}),
      value,
      ...(skip + size < all.length ? { '@odata.nextLink': `${root}/${path}?${next}` } : {}),
    },
  }
}

export const listEvents: Handler = (work, [calendarId]) => {
  const { box, call } = work
  const options = ['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$count']
  ask.onlyParameters(call.query, options)
  const filter = ask.readFilter(call.query)
  const order = ask.readOrder(call.query)
  const { properties, exceptions } = ask.readExpand(call.query)
  if (exceptions) throw badUrl('exceptionOccurrences can be expanded on one series master only.')
  if (filter && order) throw badUrl('The restriction or sort order is too complex for this operation.')
  // With or without a filter, `/me/events` speaks for the whole mailbox, a calendar's path for that calendar.
  const everywhere = call.segments.length === 2
  const folder = box.calendar(calendarId).id
  const found = [...box.store.events.values()].filter((event) => {
    if (event.folder === deletedItems) return filter && everywhere && box.world.settings.filterFindsDeleted
    return everywhere || event.folder === folder
  })
  const matching = filter
    ? found.filter((event) => event.properties.get(filter.id)?.toLowerCase() === filter.value)
    : found
  const field = order?.by === 'modified' ? ('modifiedAt' as const) : ('startMs' as const)
  const sorted = order
    ? matching.toSorted((a, b) => (order.down ? b[field] - a[field] : a[field] - b[field]))
    : matching.toReversed()
  const wanted = filter && !box.world.settings.filterWithExpand ? undefined : properties
  return listed(
    work,
    sorted.map((event) => ({ event })),
    wanted,
  )
}

export const getEvent: Handler = (work, [id = '', calendarId]) => {
  const { box, call } = work
  ask.onlyParameters(call.query, ['$select', '$expand'])
  box.calendar(calendarId)
  const select = ask.readSelect(call.query)
  const { properties, exceptions } = ask.readExpand(call.query)
  const shown = box.find(id)
  const master = typeOf(shown) === 'seriesMaster'
  const rendering = box.rendering(work.prefer)
  const answer = single(work, shown)
  const full = answer.body as Record<string, unknown>
  if (master && select?.includes('cancelledOccurrences'))
    full['cancelledOccurrences'] = [...shown.event.cancelled].map((date) => `OID.${idOf(shown, rendering)}.${date}`)
  const extra =
    exceptions && master
      ? { exceptionOccurrences: [...shown.event.exceptions.values()].map((event) => renderEvent({ event }, rendering)) }
      : {}
  return { ...answer, body: { ...selectFrom(full, select), ...stamped(work, shown, properties), ...extra } }
}

const viewOptions = ['startDateTime', 'endDateTime', '$select', '$expand', '$orderby', '$top', '$skip', '$count']

export const calendarView: Handler = (work, [calendarId]) => {
  const { box, call } = work
  ask.onlyParameters(call.query, viewOptions)
  const order = ask.readOrder(call.query)
  if (order?.by === 'modified') throw badUrl('A calendar view cannot be sorted by lastModifiedDateTime.')
  for (const name of ask.readSelect(call.query) ?? [])
    if (name === 'createdDateTime' || name === 'lastModifiedDateTime')
      throw badRequest(`The property '${name}' cannot be selected on a calendar view.`)
  const { properties } = ask.readExpand(call.query)
  const shown = viewOf(box.store, box.calendar(calendarId).id, ask.readWindow(call.query))
  return listed(work, order?.down ? shown.toReversed() : shown, properties)
}

export const listInstances: Handler = (work, [id = '', calendarId]) => {
  const { box, call } = work
  ask.onlyParameters(call.query, viewOptions)
  box.calendar(calendarId)
  const master = box.find(id)
  if (typeOf(master) !== 'seriesMaster') throw badRequest('The event is not a series master.')
  const window = ask.readWindow(call.query)
  return listed(work, daysInWindow(master.event, window))
}

const refuseDeltaOptions = (query: URLSearchParams) => {
  if (query.has('$expand'))
    throw new GraphError(
      500,
      'InternalServerError',
      "Parsing OData Select and Expand failed: Value cannot be null. (Parameter 'initialState')",
    )
  for (const name of ['$select', '$filter', '$orderby', '$search', '$top', '$skip', '$count'])
    if (query.has(name)) throw badRequest(`The query parameter '${name}' is not supported with change tracking.`)
}

/** A page of calendarView/delta: `value` and either nextLink or deltaLink. */
export const viewDelta: Handler = (work, [calendarId]) => {
  const { box, call } = work
  refuseDeltaOptions(call.query)
  const folder = box.calendar(calendarId).id
  const { deltaPage, deltaPageMax } = box.world.settings
  const size = Math.min(work.prefer.pageSize ?? deltaPage, deltaPageMax)
  const deltatoken = call.query.get('$deltatoken')
  const skiptoken = call.query.get('$skiptoken')
  const token = deltatoken !== null ? { deltatoken } : skiptoken !== null ? { skiptoken } : undefined
  ask.onlyParameters(
    call.query,
    token ? [deltatoken === null ? '$skiptoken' : '$deltatoken'] : ['startDateTime', 'endDateTime'],
  )
  const page = token ? box.delta.follow(token, folder, size) : box.delta.start(folder, ask.readWindow(call.query), size)
  const rendering = box.rendering(work.prefer)
  const render = (entry: Entry) => {
    if ('shown' in entry) {
      if (entry.shown.occurrence) return renderBareOccurrence(entry.shown, rendering)
      return { '@odata.type': '#microsoft.graph.event', ...renderEvent(entry.shown, rendering) }
    }
    const { key, date, folder: was } = entry.removed
    return renderRemoved(
      work.prefer.immutable ? box.store.ids.immutable(key, date) : box.store.ids.mutable(key, was, date),
    )
  }
  const base = `${root}/${call.segments.slice(0, -1).map(encodeURIComponent).join('/')}/delta`
  const link =
    'deltatoken' in page.link
      ? { '@odata.deltaLink': `${base}?$deltatoken=${page.link.deltatoken}` }
      : { '@odata.nextLink': `${base}?$skiptoken=${page.link.skiptoken}` }
  work.prefer.applied.unshift('odata.track-changes')
  return {
    status: 200,
    body: { '@odata.context': `${root}/$metadata#Collection(event)`, value: page.entries.map(render), ...link },
  }
}
