import { describe, expect, it } from 'vitest'
import { openApiMissing, readOpenApiOptional } from '../../../emulators/graph/openapi-file.ts'
import { createValidator } from '../../../emulators/graph/validate.ts'
import { validated } from '../../../emulators/graph/validated.ts'
import { draft, immutable, type Json, setUp, stampId, year } from './setup.ts'

// The list of tests hides the names of skipped ones.
if (openApiMissing !== '') process.stderr.write(`validate.test.ts${openApiMissing}\n`)

describe.skipIf(openApiMissing !== '')(`validation against the OpenAPI document${openApiMissing}`, () => {
  const validator = () => createValidator(readOpenApiOptional())
  const headers = new Headers(immutable)
  const full = async () => {
    const { ask } = setUp()
    return (await ask('POST', '/me/events', draft())).body
  }

  it('finds nothing in what is right', async () => {
    const check = validator()
    expect(check.request('POST', '/v1.0/me/events', draft(), headers)).toEqual([])
    expect(check.request('GET', 'https://graph.microsoft.com/v1.0/me/calendarView/delta?$deltatoken=x')).toEqual([])
    expect(check.response('POST', '/me/events', 201, await full(), { headers })).toEqual([])
    expect(check.response('DELETE', '/me/events/x', 204)).toEqual([])
  })

  it.each<[string, string, string, Json | undefined, Record<string, string>]>([
    ['an unknown path', 'GET', '/me/messages', undefined, {}],
    ['an unknown method', 'PUT', '/me/calendar', undefined, {}],
    ['an unknown parameter', 'GET', '/me/events?$foo=1', undefined, {}],
    ['$select on a delta', 'GET', `${year}&$select=subject`, undefined, {}],
    ['a delta without a window', 'GET', '/me/calendarView/delta', undefined, {}],
    ['a view without its end', 'GET', '/me/calendarView?startDateTime=2026-01-01', undefined, {}],
    ['an unknown property', 'POST', '/me/events', draft({ subjekt: 'x' }), {}],
    ['a misspelt member of start', 'POST', '/me/events', draft({ start: { dateTime: 'x', timezone: 'UTC' } }), {}],
    ['a missing body', 'POST', '/me/events', undefined, {}],
    ['a body where none belongs', 'DELETE', '/me/events/x', {}, {}],
    ['transactionId in a PATCH', 'PATCH', '/me/events/x', { transactionId: 'x' }, {}],
    ['a wrong enum', 'PATCH', '/me/events/x', { showAs: 'away' }, {}],
    ['an unknown preference', 'GET', '/me/events', undefined, { Prefer: 'IdType="Immutable"' }],
    ['an If-Match that is no etag', 'DELETE', '/me/events/x', undefined, { 'If-Match': 'abc' }],
  ])('sees %s in a request', (_, method, path, body, extra) => {
    expect(validator().request(method, path, body, new Headers(extra))).not.toEqual([])
  })

  it.each<[string, Json]>([
    ['a version in a url', { id: '1', method: 'GET', url: '/v1.0/me' }],
    ['an absolute url', { id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }],
    ['a doubled id', { id: 'A', method: 'GET', url: '/me' }],
    ['a body without Content-Type', { id: '1', method: 'PATCH', url: '/me/events/x', body: {}, headers: {} }],
    ['a fault of the item itself', { id: '1', method: 'GET', url: '/me/messages' }],
  ])('sees %s in a batch', (_, item) => {
    const good = { id: 'a', method: 'GET', url: '/me' }
    expect(validator().request('POST', '/$batch', { requests: [good] })).toEqual([])
    expect(validator().request('POST', '/$batch', { requests: [good, item] })).not.toEqual([])
  })

  it.each<[string, (event: Json) => Json]>([
    ['an empty event', () => ({})],
    ['a misspelt property', (event) => ({ ...event, subjekt: 'x' })],
    [
      'a time without its seven digits',
      (event) => ({ ...event, start: { dateTime: '2026-11-24T01:00:00', timeZone: 'UTC' } }),
    ],
    [
      'another zone than preferred',
      (event) => ({ ...event, start: { ...(event['start'] as Json), timeZone: 'Asia/Tokyo' } }),
    ],
    ['an etag that is not the changeKey', (event) => ({ ...event, changeKey: 'x' })],
    ['a body of the wrong kind', (event) => ({ ...event, body: { contentType: 'text', content: '' } })],
    ['the other id format', (event) => ({ ...event, id: 'AAMkADxxx' })],
    ['unasked properties', (event) => ({ ...event, singleValueExtendedProperties: [{ id: stampId, value: 'x' }] })],
  ])('sees %s in an answer', async (_, spoil) => {
    const event = await full()
    const check = validator()
    expect(check.response('GET', '/me/events/x', 200, event, { headers })).toEqual([])
    expect(check.response('GET', '/me/events/x', 200, spoil(event), { headers })).not.toEqual([])
  })

  it.each<[string, Json, Json]>([
    ['no link', {}, {}],
    ['both links', {}, { '@odata.nextLink': 'x', '@odata.deltaLink': 'x' }],
    ['a wrong reason', { '@removed': { reason: 'moved' } }, { '@odata.deltaLink': 'x' }],
    [
      'a talkative tombstone',
      { '@removed': { reason: 'deleted' }, type: 'singleInstance' },
      { '@odata.deltaLink': 'x' },
    ],
    ['a full occurrence', { type: 'occurrence', subject: 'x' }, { '@odata.deltaLink': 'x' }],
  ])('sees %s on a delta page', (_, item, links) => {
    const tombstone = { '@odata.type': '#microsoft.graph.event', id: 'AAMkADx', '@removed': { reason: 'deleted' } }
    const check = validator()
    expect(check.response('GET', year, 200, { value: [tombstone], '@odata.deltaLink': 'x' })).toEqual([])
    expect(check.response('GET', year, 200, { value: [{ ...tombstone, ...item }], ...links })).not.toEqual([])
  })

  it('judges the answers of a batch by its items', async () => {
    const { ask } = setUp()
    const item = {
      id: '1',
      method: 'POST',
      url: '/me/events',
      headers: { 'Content-Type': 'application/json' },
      body: draft(),
    }
    const sent = { body: { requests: [item] }, headers: new Headers() }
    const { body } = await ask('POST', '/$batch', sent.body)
    const check = validator()
    expect(check.response('POST', '/$batch', 200, body, sent)).toEqual([])
    const [first] = body['responses'] as Json[]
    for (const spoilt of [[], [{ ...first, body: {} }], [{ ...first, status: 200 }], [{ ...first, id: '2' }]])
      expect(check.response('POST', '/$batch', 200, { responses: spoilt }, sent)).not.toEqual([])
  })

  it('sees an error without code or innerError', () => {
    const check = validator()
    for (const error of [{ message: 'x' }, { code: 'x', message: 'x' }])
      expect(check.response('GET', '/me', 404, { error })).not.toEqual([])
  })

  it('collects over an emulator, and empties itself with it', async () => {
    const { graph } = setUp()
    const { violations, ...bare } = graph
    expect(violations).toEqual([])
    const watched = validated(bare, validator())
    const send = (path: string) => {
      const init = { headers: { Authorization: 'Bearer good' } }
      return watched.fetch(new Request(`https://graph.microsoft.com/v1.0${path}`, init))
    }
    expect((await send('/me/calendar')).status).toBe(200)
    expect(watched.violations).toEqual([])
    expect((await send('/me/calendar?$foo=1')).status).toBe(400)
    expect(watched.violations).toEqual(['request GET /me/calendar: unknown parameter $foo'])
    watched.reset()
    expect(watched.violations).toEqual([])
  })
})
