import { badRequest, badUrl } from './errors.ts'
import { selectable } from './event-output.ts'
import { propertyId } from './property-id.ts'
import { boundOptional } from './zones.ts'
import type { Window } from './view.ts'

/** Every parameter must be one that the resource knows, and be there once. */
export const onlyParameters = (query: URLSearchParams, allowed: readonly string[]) => {
  const seen = new Set<string>()
  for (const name of query.keys()) {
    if (!allowed.includes(name)) throw badUrl(`The query parameter '${name}' is not supported.`)
    if (seen.has(name)) throw badUrl(`Query option '${name}' was specified more than once.`)
    seen.add(name)
  }
}

const wholeOptional = (query: URLSearchParams, name: string) => {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^\d+$/.test(text)) throw badUrl(`Invalid value '${text}' for ${name} query option.`)
  return Number(text)
}

/** `$top` 1..1000, `$skip`; absent when not asked. */
export const readPaging = (query: URLSearchParams) => {
  const top = wholeOptional(query, '$top')
  if (top !== undefined && (top < 1 || top > 1000))
    throw badRequest(`Invalid value '${top}' for $top query option: it must be between 1 and 1000.`)
  return { top, skip: wholeOptional(query, '$skip') ?? 0 }
}

/** The names of `$select`, each known to the type. */
export const readSelect = (query: URLSearchParams, known: readonly string[] = selectable) => {
  const text = query.get('$select')
  if (text === null) return undefined
  const names = text.split(',').map((name) => name.trim())
  for (const name of names)
    if (!known.includes(name))
      throw badUrl(`Parsing OData Select and Expand failed: Could not find a property named '${name}'.`)
  return names
}

const idEquals = /^id\s+eq\s+'((?:[^']|'')*)'$/

/** What `$expand` asks for: the wanted properties (normal ids) and, on a master, its exceptions. */
export const readExpand = (query: URLSearchParams): { properties?: string[]; exceptions: boolean } => {
  const text = query.get('$expand')
  if (text === null) return { exceptions: false }
  if (text === 'exceptionOccurrences') return { exceptions: true }
  const filter = /^singleValueExtendedProperties\(\s*\$filter\s*=\s*(.+)\)$/.exec(text)?.[1]
  if (filter === undefined)
    throw badUrl(
      `Parsing OData Select and Expand failed: '${text}' is not supported; extended properties need a $filter by id.`,
    )
  const properties = filter
    .trim()
    .split(/\s+or\s+(?=id\s+eq)/)
    .map((term) => {
      const id = idEquals.exec(term.trim())?.[1]
      if (id === undefined) throw badUrl(`Invalid filter clause in $expand: '${term}'.`)
      return propertyId(id.replaceAll("''", "'"))
    })
  return { properties, exceptions: false }
}

const any =
  /^singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*\1\/id\s+eq\s+'((?:[^']|'')*)'\s+and\s+\1\/value\s+eq\s+'((?:[^']|'')*)'\s*\)$/i

/** The one filter that is evidenced: an extended property by id and value. */
export const readFilter = (query: URLSearchParams) => {
  const text = query.get('$filter')
  if (text === null) return undefined
  const match = any.exec(text.trim())
  if (!match) throw badUrl(`Invalid filter clause: '${text}'.`)
  return {
    id: propertyId(match[2]?.replaceAll("''", "'")),
    value: (match[3] ?? '').replaceAll("''", "'").toLowerCase(),
  }
}

/** `$orderby` by one of two fields. */
export const readOrder = (query: URLSearchParams) => {
  const text = query.get('$orderby')
  if (text === null) return undefined
  const match = /^(start\/dateTime|lastModifiedDateTime)(?: (asc|desc))?$/.exec(text)
  if (!match) throw badUrl(`Invalid $orderby clause: '${text}'.`)
  return { by: match[1] === 'start/dateTime' ? ('start' as const) : ('modified' as const), down: match[2] === 'desc' }
}

const bound = (query: URLSearchParams, name: string) => {
  const text = query.get(name)
  if (text === null)
    throw badRequest(
      `This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.`,
    )
  const ms = boundOptional(text)
  if (ms === undefined) throw badRequest(`The value '${text}' of parameter '${name}' is invalid.`)
  return ms
}

/** The window of a view, at most 1825 days long. */
export const readWindow = (query: URLSearchParams): Window => {
  const window = { startMs: bound(query, 'startDateTime'), endMs: bound(query, 'endDateTime') }
  if (window.endMs < window.startMs) throw badRequest('The end date must be later than the start date.')
  if (window.endMs - window.startMs > 1825 * 86_400_000)
    throw badRequest(
      'The range between the start and end dates is greater than the allowed range. Maximum number of days: 1825',
    )
  return window
}
