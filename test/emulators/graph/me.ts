import type { Handler, Work } from './call.ts'
import { badRequest } from './errors.ts'
import { asArray, asEnum, asObject, asText, onlyKeys } from './input-check.ts'
import { onlyParameters, readPaging, readSelect } from './query.ts'
import { selectFrom } from './event-output.ts'
import type { StoredCalendar } from './types.ts'

const root = 'https://graph.microsoft.com/v1.0/$metadata#'

const userKeys = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
]
export const getMe: Handler = ({ box, call }) => {
  onlyParameters(call.query, ['$select'])
  const { oid, displayName, mail, userPrincipalName } = box.store.person
  const [surname = null, givenName = null] = displayName.split(' ')
  const user = {
    id: oid,
    businessPhones: [],
    displayName,
    givenName,
    surname,
    jobTitle: null,
    mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: 'ja-JP',
    userPrincipalName,
  }
  const body = selectFrom(user, readSelect(call.query, userKeys))
  return { status: 200, body: { '@odata.context': `${root}users/$entity`, ...body } }
}

export const mailboxSettings: Handler = ({ call, box }) => {
  onlyParameters(call.query, [])
  const zone = 'Tokyo Standard Time'
  const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
  return {
    status: 200,
    body: {
      '@odata.context': `${root}users('${box.store.person.oid}')/mailboxSettings`,
      timeZone: zone,
      dateFormat: 'yyyy/MM/dd',
      timeFormat: 'H:mm',
      userPurpose: 'user',
      language: {
        locale: 'ja-JP',
        displayName: '日本語 (日本)',
      },
      workingHours: {
        daysOfWeek: weekdays,
        startTime: '09:00:00.0000000',
        endTime: '18:00:00.0000000',
        timeZone: { name: zone },
      },
    },
  }
}

const calendarKeys = [
  'id',
  'name',
  'color',
  'hexColor',
  'isDefaultCalendar',
  'changeKey',
  'canShare',
  'canViewPrivateItems',
  'canEdit',
  'allowedOnlineMeetingProviders',
  'defaultOnlineMeetingProvider',
  'isTallyingResponses',
  'isRemovable',
  'owner',
]
const render = ({ box }: Work, calendar: StoredCalendar) => ({
  id: calendar.id,
  name: calendar.name,
  color: calendar.color,
  hexColor: '',
  changeKey: calendar.changeKey,
  isDefaultCalendar: calendar.isDefault,
  canShare: calendar.owner === undefined,
  canViewPrivateItems: true,
  canEdit: calendar.readOnly !== true,
  isTallyingResponses: calendar.isDefault,
  allowedOnlineMeetingProviders: ['teamsForBusiness'],
  defaultOnlineMeetingProvider: 'teamsForBusiness',
  isRemovable: !calendar.isDefault,
  owner: calendar.owner ?? {
    name: box.store.person.displayName,
    address: box.store.person.mail,
  },
})
const context = ({ box }: Work, rest: string) => ({
  '@odata.context': `${root}users('${box.store.person.oid}')/calendars${rest}`,
})

export const getCalendar: Handler = (work, [id]) => {
  onlyParameters(work.call.query, ['$select'])
  const body = selectFrom(render(work, work.box.calendar(id)), readSelect(work.call.query, calendarKeys))
  return { status: 200, body: { ...context(work, '/$entity'), ...body } }
}

export const listCalendars: Handler = (work) => {
  const { query } = work.call
  onlyParameters(query, ['$select', '$top', '$skip'])
  const { top = 10, skip } = readPaging(query)
  const select = readSelect(query, calendarKeys)
  const all = work.box.store.calendars
  const value = all.slice(skip, skip + top).map((calendar) => selectFrom(render(work, calendar), select))
  const next = new URLSearchParams(query)
  next.set('$skip', String(skip + top))
  const more = skip + top < all.length
  const link = more ? { '@odata.nextLink': `https://graph.microsoft.com/v1.0/me/calendars?${next}` } : {}
  return { status: 200, body: { ...context(work, ''), value, ...link } }
}

export const createCalendar: Handler = (work) => {
  const body = asObject(work.call.body, 'calendar')
  onlyKeys(body, ['name', 'color'], 'calendar')
  const name = asText(body['name'], 'name')
  if (name === '') throw badRequest('A calendar needs a name.')
  const { store } = work.box
  if (store.calendars.some((calendar) => calendar.name === name))
    throw badRequest(`A folder with the name '${name}' exists.`)
  const calendar = store.addCalendar(name)
  return { status: 201, body: { ...context(work, '/$entity'), ...render(work, calendar) } }
}

/** The two formats of event ids, both ways; at most 1000. */
export const translateIds: Handler = (work) => {
  const body = asObject(work.call.body, 'translateExchangeIds')
  onlyKeys(body, ['inputIds', 'sourceIdType', 'targetIdType'], 'translateExchangeIds')
  const formats = ['restId', 'restImmutableEntryId']
  const source = asEnum(body['sourceIdType'], 'sourceIdType', formats)
  const target = asEnum(body['targetIdType'], 'targetIdType', formats)
  const inputs = asArray(body['inputIds'], 'inputIds').map((id) => asText(id, 'inputIds'))
  if (inputs.length > 1000) throw badRequest('The maximum number of ids is 1000.')
  const { ids, events } = work.box.store
  const value = inputs.map((sourceId) => {
    const parts = ids.parse(sourceId, (key) => events.get(key)?.folder)
    const event = typeof parts === 'object' ? events.get(parts.key) : undefined
    if (typeof parts !== 'object' || !event || parts.immutable !== (source === 'restImmutableEntryId'))
      return { sourceId, errorDetails: { code: 'ErrorInvalidIdMalformed', message: 'Id is malformed.' } }
    const immutable = target === 'restImmutableEntryId'
    const targetId = immutable ? ids.immutable(event.key, parts.date) : ids.mutable(event.key, event.folder, parts.date)
    return { sourceId, targetId }
  })
  return { status: 200, body: { '@odata.context': `${root}Collection(microsoft.graph.convertIdResult)`, value } }
}
