import type { Json } from './validate-batch.ts'

/** The request that an answer belongs to. */
export type Sent = { body?: unknown; headers?: Headers }

/** What every event has when nothing was selected. */
const always = [
  '@odata.etag',
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'categories',
  'subject',
  'body',
  'bodyPreview',
  'start',
  'end',
  'isAllDay',
  'location',
  'locations',
  'type',
  'showAs',
  'sensitivity',
  'importance',
  'attendees',
  'organizer',
  'isOrganizer',
  'isReminderOn',
  'reminderMinutesBeforeStart',
  'iCalUId',
  'recurrence',
]
const seven = ['@odata.type', '@odata.etag', 'seriesMasterId', 'type', 'id', 'start', 'end']

const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/
const timeFaults = (event: Json, zone: string) =>
  ['start', 'end'].flatMap((name) => {
    const time = event[name] as { dateTime?: string; timeZone?: string } | undefined
    if (!time) return []
    const faults = wall.test(time.dateTime ?? '') ? [] : [`${name} is not a wall time with seven digits`]
    return time.timeZone === zone ? faults : [...faults, `${name} is in ${time.timeZone}, not in ${zone}`]
  })

const preferred = (sent: Sent | undefined, pattern: RegExp) => pattern.exec(sent?.headers?.get('prefer') ?? '')?.[1]

const preferredZone = (sent: Sent | undefined) => preferred(sent, /outlook\.timezone="([^"]+)"/) ?? 'UTC'

const idFaults = (event: Json, sent: Sent | undefined): string[] => {
  const immutable = /IdType="ImmutableId"/.test(sent?.headers?.get('prefer') ?? '')
  return String(event['id']).startsWith('AAMk') === immutable ? ['the id has the wrong format'] : []
}

const eventFaults = (event: Json, query: URLSearchParams, sent: Sent | undefined): string[] => {
  const faults = timeFaults(event, preferredZone(sent))
  if (!query.has('$select'))
    for (const name of always) if (event[name] === undefined) faults.push(`an event without ${name}`)
  const { changeKey } = event
  if (typeof event['@odata.etag'] !== 'string') faults.push('an event without an etag')
  if (typeof changeKey === 'string' && event['@odata.etag'] !== `W/"${changeKey}"`)
    faults.push('the etag does not quote the changeKey')
  if (event['singleValueExtendedProperties'] !== undefined && !query.get('$expand')?.startsWith('singleValue'))
    faults.push('extended properties that were not expanded')
  const body = event['body'] as { contentType?: string } | undefined
  const contentType = preferred(sent, /body-content-type="(\w+)"/) ?? 'html'
  if (body && body.contentType !== contentType) faults.push(`the body is ${body.contentType}, not ${contentType}`)
  return [...faults, ...idFaults(event, sent)]
}

const sameKeys = (object: Json, keys: readonly string[]) =>
  Object.keys(object).length === keys.length && keys.every((key) => key in object)

const deltaItemFaults = (item: Json, query: URLSearchParams, sent: Sent | undefined): string[] => {
  const wrongId = idFaults(item, sent)
  const removed = item['@removed'] as Json | undefined
  if (removed) {
    const right = sameKeys(item, ['@odata.type', 'id', '@removed']) && typeof item['id'] === 'string'
    return right && removed['reason'] === 'deleted' ? wrongId : ['a tombstone with other members than its own']
  }
  if (item['type'] === 'occurrence')
    return [
      ...wrongId,
      ...timeFaults(item, preferredZone(sent)),
      ...(sameKeys(item, seven) ? [] : ['an occurrence without its seven keys']),
    ]
  return eventFaults(item, query, sent)
}

const errorFaults = (status: number, body: unknown): string[] => {
  const error = (body as { error?: { innerError?: Json } } | undefined)?.error
  const inner = error?.innerError
  if (!inner || typeof inner['request-id'] !== 'string') return [`an error ${status} without innerError`]
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(inner['date'])) ? [] : ['innerError without its date']
}

/** What the schemas let pass in an answer (facts 13.3). */
export const answerFaults = (
  template: string,
  query: URLSearchParams,
  status: number,
  body: unknown,
  sent: Sent | undefined,
): string[] => {
  if (status >= 400) return errorFaults(status, body)
  const value = (body as { value?: unknown } | undefined)?.value
  const list = Array.isArray(value) ? (value as Json[]) : []
  if (template.endsWith('/delta()')) return list.flatMap((item) => deltaItemFaults(item, query, sent))
  if (/\/(events|calendarView|instances)$/.test(template) && status === 200)
    return list.flatMap((item) => eventFaults(item, query, sent))
  const single = template.endsWith('/events/{event-id}') || template.endsWith('/events')
  return single && body !== undefined ? eventFaults(body as Json, query, sent) : []
}
