import {
  addAttachment,
  attachmentValue,
  createUploadSession,
  getAttachment,
  listAttachments,
  removeAttachment,
} from './attachments.ts'
import { readCalendars, readPlaces, readSettings, readUser, writeCalendars } from './auth.ts'
import type { Handler } from './call.ts'
import { GraphError, noSegment } from './errors.ts'
import { calendarView, getEvent, listEvents, listInstances, viewDelta } from './events-read.ts'
import { cancelEvent, createEvent, deleteEvent, permanentDelete, updateEvent } from './events-write.ts'
import { listRooms } from './rooms.ts'
import { createCalendar, getCalendar, getMe, listCalendars, mailboxSettings, translateIds } from './me.ts'

type Route = {
  method: string
  path: string[]
  scopes: readonly string[]
  handler: Handler
  /** Whether the directory answers, i.e. without a mailbox and its limits. */
  directory: boolean
}

const route = (line: string, scopes: readonly string[], handler: Handler, directory = false): Route => {
  const [method = '', path = ''] = line.split(' ')
  return { method, path: path.split('/'), scopes, handler, directory }
}

/** The same resources under the mailbox, its default calendar and one calendar; the calendar's id comes last. */
const underCalendar = (base: string): Route[] => [
  route(`GET ${base}/events`, readCalendars, listEvents),
  route(`POST ${base}/events`, writeCalendars, createEvent),
  route(`GET ${base}/events/{e}`, readCalendars, getEvent),
  route(`PATCH ${base}/events/{e}`, writeCalendars, updateEvent),
  route(`DELETE ${base}/events/{e}`, writeCalendars, deleteEvent),
  route(`GET ${base}/events/{e}/instances`, readCalendars, listInstances),
  route(`POST ${base}/events/{e}/cancel`, writeCalendars, cancelEvent),
  route(`POST ${base}/events/{e}/permanentDelete`, writeCalendars, permanentDelete),
  route(`GET ${base}/events/{e}/attachments`, readCalendars, listAttachments),
  route(`POST ${base}/events/{e}/attachments`, writeCalendars, addAttachment),
  route(`POST ${base}/events/{e}/attachments/createUploadSession`, writeCalendars, createUploadSession),
  route(`GET ${base}/events/{e}/attachments/{a}`, readCalendars, getAttachment),
  route(`GET ${base}/events/{e}/attachments/{a}/$value`, readCalendars, attachmentValue),
  route(`DELETE ${base}/events/{e}/attachments/{a}`, writeCalendars, removeAttachment),
  route(`GET ${base}/calendarView`, readCalendars, calendarView),
  route(`GET ${base}/calendarView/delta`, readCalendars, viewDelta),
  route(`GET ${base}/calendarView/delta()`, readCalendars, viewDelta),
]

const routes: Route[] = [
  route('GET me', readUser, getMe, true),
  route('GET me/mailboxSettings', readSettings, mailboxSettings),
  route('GET me/calendar', readCalendars, getCalendar),
  route('GET me/calendars', readCalendars, listCalendars),
  route('POST me/calendars', writeCalendars, createCalendar),
  route('GET me/calendars/{c}', readCalendars, getCalendar),
  route('GET places/microsoft.graph.room', readPlaces, listRooms, true),
  route('POST me/translateExchangeIds', readUser, translateIds),
  ...['me', 'me/calendar', 'me/calendars/{c}'].flatMap(underCalendar),
]

const matches = (path: readonly string[], segments: readonly string[]) =>
  path.length === segments.length && path.every((part, index) => part.startsWith('{') || part === segments[index])

/** The event id comes first, the calendar's second (as the handlers expect them). */
const parametersOf = ({ path }: Route, segments: readonly string[]) => {
  const valueOf = (name: string) => segments[path.indexOf(name)]
  const found = ['{e}', '{c}', '{a}'].flatMap((name) => (path.includes(name) ? [valueOf(name)] : []))
  return found.filter((value) => value !== undefined)
}

/** Who handles a call; an unknown path is 400, a known path with another method 405. */
export const findRoute = (method: string, segments: readonly string[]) => {
  const fitting = routes.filter((one) => matches(one.path, segments))
  if (fitting.length === 0) throw noSegment(segments.at(-1) ?? '')
  const found = fitting.find((one) => one.method === method)
  if (!found)
    throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  return { ...found, parameters: parametersOf(found, segments) }
}
