import { describe, expect, it } from 'vitest'
import { draft, type Json, noTraps, setUp, time, tokyo } from './setup.ts'

const error = (status: number, code: string) => ({ status, body: { error: { code } } })

describe('an event that is created', () => {
  it('comes back with defaults, seven digits, the mirror of its place and an etag that quotes its changeKey', async () => {
    const { ask } = setUp()
    const made = await ask('POST', '/me/events', draft({ location: { displayName: '第1会議室' } }), tokyo)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      start: { dateTime: '2026-11-24T10:00:00.0000000', timeZone: 'Tokyo Standard Time' },
      isReminderOn: true,
      reminderMinutesBeforeStart: 15,
      allowNewTimeProposals: true,
      responseRequested: true,
      location: { displayName: '第1会議室' },
      locations: [{ displayName: '第1会議室' }],
      type: 'singleInstance',
      '@odata.etag': `W/"${made.body['changeKey'] as string}"`,
    })
    expect(made.body).not.toHaveProperty('transactionId')
    expect(made.headers.get('preference-applied')).toBe(
      'outlook.timezone="Tokyo Standard Time", outlook.body-content-type="text"',
    )
  })

  it('is read in UTC unless preferred, and in other zones on preference', async () => {
    const { ask, get } = setUp()
    const { body } = await ask('POST', '/me/events', draft())
    const path = `/me/events/${body['id'] as string}`
    const startIn = async (zone: string) =>
      ((await get(path, { Prefer: `IdType="ImmutableId", outlook.timezone="${zone}"` })).body['start'] as Json)[
        'dateTime'
      ]
    expect((body['start'] as Json)['dateTime']).toBe('2026-11-24T01:00:00.0000000')
    expect(await startIn('Asia/Tokyo')).toBe('2026-11-24T10:00:00.0000000')
    expect(await startIn('Pacific Standard Time')).toBe('2026-11-23T17:00:00.0000000')
    expect(await get(path, { Prefer: 'outlook.timezone="Japan"' })).toMatchObject(
      error(400, 'TimeZoneNotSupportedException'),
    )
  })

  it('lies in the calendar of its path', async () => {
    const { ask, box } = setUp()
    const other = box.calendars[1]?.id ?? ''
    await ask('POST', `/me/calendars/${other}/events`, draft())
    await ask('POST', '/me/calendar/events', draft())
    expect(box.list().map((one) => one.calendar)).toEqual(['個人用', '予定表'])
  })

  it.each<[string, Json, string]>([
    ['no subject', { subject: undefined }, 'ErrorInvalidRequest'],
    ['a misspelt property', { subjekt: 'x' }, 'RequestBodyRead'],
    ['a misspelt member of start', { start: { dateTime: '2026-11-24T10:00:00', timezone: 'UTC' } }, 'RequestBodyRead'],
    ['an unknown zone', { start: time('2026-11-24T10:00:00', 'Tokyo') }, 'TimeZoneNotSupportedException'],
    ['a time with an offset', { start: time('2026-11-24T10:00:00Z') }, 'ErrorInvalidRequest'],
    ['an end before the start', { end: time('2026-11-24T09:00:00') }, 'ErrorPropertyValidationFailure'],
    ['an unknown showAs', { showAs: 'away' }, 'ErrorInvalidRequest'],
    ['a subject of 256 characters', { subject: 'あ'.repeat(256) }, 'ErrorPropertyValidationFailure'],
    ['a read-only property', { iCalUId: 'x' }, 'RequestBodyRead'],
    ['a malformed property id', { singleValueExtendedProperties: [{ id: 'key', value: 'x' }] }, 'ErrorInvalidRequest'],
    ['an all-day event at ten', { isAllDay: true }, 'ErrorInvalidRequest'],
  ])('is refused with %s', async (_, more, code) => {
    const { ask, box } = setUp()
    expect(await ask('POST', '/me/events', draft(more))).toMatchObject(error(400, code))
    expect(box.list()).toEqual([])
  })
})

describe('an all-day event', () => {
  const allDay = { isAllDay: true, start: time('2026-11-24T00:00:00'), end: time('2026-11-25T00:00:00') }

  it('keeps its dates under every preference, or is converted when switched', async () => {
    const { ask, get, graph } = setUp()
    const { body } = await ask('POST', '/me/events', draft(allDay))
    expect(body['start']).toEqual({ dateTime: '2026-11-24T00:00:00.0000000', timeZone: 'UTC' })
    graph.settings.allDayInOtherZone = 'converted'
    const path = `/me/events/${body['id'] as string}`
    expect((await get(path)).body['start']).toEqual({ dateTime: '2026-11-23T15:00:00.0000000', timeZone: 'UTC' })
    expect((await get(path, tokyo)).body['start']).toMatchObject({ dateTime: '2026-11-24T00:00:00.0000000' })
  })

  it('says which side is not midnight, and wants one zone and at least one day', async () => {
    const { ask } = setUp()
    const refused = await ask('POST', '/me/events', draft({ ...allDay, start: time('2026-11-24T10:00:00') }))
    expect(refused.body['error']).toMatchObject({
      message: 'The Event.Start property for an all-day event needs to be set to midnight.',
    })
    for (const end of [time('2026-11-25T00:00:00', 'UTC'), time('2026-11-24T00:00:00')])
      expect((await ask('POST', '/me/events', draft({ ...allDay, end }))).status).toBe(400)
  })
})

describe('bodies', () => {
  const read = async (body: Json) => {
    const { ask, get } = setUp()
    const made = await ask('POST', '/me/events', draft({ body }))
    const path = `/me/events/${made.body['id'] as string}`
    const text = (await get(path, tokyo)).body['body'] as Json
    return { html: made.body['body'] as Json, text }
  }
  it('gives text with CRLF and makes a document of it for others', async () => {
    const { html, text } = await read({ contentType: 'text', content: 'a & b\n<c>' })
    expect(text).toEqual({ contentType: 'text', content: 'a & b\r\n<c>' })
    expect(html['contentType']).toBe('html')
    expect(html['content']).toContain('a &amp; b<br>\r\n&lt;c&gt;')
  })
  it('wraps fragments of HTML, takes scripts out and makes text of it', async () => {
    const { html, text } = await read({
      contentType: 'html',
      content: '<p onclick="x()">議題</p><script>bad()</script><p>a<br>b &lt;1&gt;</p>',
    })
    expect(html['content']).toMatch(
      /^<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text\/html; charset=utf-8">/,
    )
    expect(html['content']).not.toMatch(/script|onclick/)
    expect(text['content']).toBe('議題\r\na\r\nb <1>\r\n')
  })
})

describe('ids', () => {
  it('have two formats, are case-sensitive, and only the mutable one changes with a move', async () => {
    const { ask, box, get } = setUp()
    const id = box.add({ subject: 'a', start: '2026-11-24T10:00', end: '2026-11-24T11:00' })
    box.add({ subject: 'b', start: '2026-11-24T10:00', end: '2026-11-24T11:00' })
    const mutable = (await get(`/me/events/${id}`, {})).body['id'] as string
    expect(mutable).not.toBe(id)
    expect((await get(`/me/events/${mutable}`)).body['id']).toBe(id)
    const swapped = id.replace('AAA=', 'AAa=')
    expect((await get(`/me/events/${swapped}`)).body['subject']).toBe('b')
    expect(await get('/me/events/abc')).toMatchObject(error(400, 'ErrorInvalidIdMalformed'))
    expect(await get(`/me/events/${id.toLowerCase().replace('aak', 'AAk')}`)).toMatchObject(
      error(404, 'ErrorItemNotFound'),
    )
    const translated = await ask('POST', '/me/translateExchangeIds', {
      inputIds: [mutable],
      sourceIdType: 'restId',
      targetIdType: 'restImmutableEntryId',
    })
    expect(translated.body['value']).toEqual([{ sourceId: mutable, targetId: id }])
    box.move(id, '個人用')
    expect((await get(`/me/events/${mutable}`)).status).toBe(404)
    expect((await get(`/me/events/${id}`)).status).toBe(200)
  })
})

describe('PATCH and DELETE', () => {
  it('change the etag and refuse a stale one with 412', async () => {
    const { ask, box } = setUp()
    const id = box.add({ subject: 'a', start: '2026-11-24T10:00', end: '2026-11-24T11:00' })
    const path = `/me/events/${id}`
    const etag = box.get(id).etag
    const patched = await ask('PATCH', path, { subject: 'b' }, { ...tokyo, 'If-Match': etag })
    expect(patched).toMatchObject({ status: 200, body: { subject: 'b' } })
    expect(patched.body['@odata.etag']).not.toBe(etag)
    const stale = { ...tokyo, 'If-Match': etag }
    expect(await ask('PATCH', path, { subject: 'c' }, stale)).toMatchObject(error(412, 'ErrorIrresolvableConflict'))
    expect(await ask('DELETE', path, undefined, stale)).toMatchObject(error(412, 'ErrorIrresolvableConflict'))
    expect(box.get(id).subject).toBe('b')
    expect((await ask('DELETE', path, undefined, { 'If-Match': box.get(id).etag })).status).toBe(204)
    expect(box.list()).toEqual([])
    expect(box.deleted().map((one) => one.id)).toEqual([id])
  })
  it('lets DELETE ignore If-Match when switched', async () => {
    const { ask, box } = setUp({ settings: { deleteHonoursIfMatch: false } })
    const id = box.add({ subject: 'a', start: '2026-11-24T10:00', end: '2026-11-24T11:00' })
    expect((await ask('DELETE', `/me/events/${id}`, undefined, { 'If-Match': 'W/"old"' })).status).toBe(204)
  })
  it('purge what is deleted twice, and refuse transactionId in a PATCH', async () => {
    const { ask, box } = setUp({ traps: { ...noTraps, deletedAnswer: true } })
    const id = box.add({ subject: 'a', start: '2026-11-24T10:00', end: '2026-11-24T11:00' })
    expect((await ask('PATCH', `/me/events/${id}`, { transactionId: 'x' })).status).toBe(400)
    for (const status of [204, 204, 404]) expect((await ask('DELETE', `/me/events/${id}`)).status).toBe(status)
    expect(box.deleted()).toEqual([])
  })
  it('replace the places by the place', async () => {
    const { ask, box } = setUp()
    const id = box.add({ subject: 'a', start: '2026-11-24T10:00', end: '2026-11-24T11:00', location: '東京' })
    const patched = await ask('PATCH', `/me/events/${id}`, { location: { displayName: '大阪' } })
    expect(patched.body['locations']).toMatchObject([{ displayName: '大阪' }])
    const cleared = await ask('PATCH', `/me/events/${id}`, { location: { displayName: '' } })
    expect(cleared.body).toMatchObject({ locations: [], location: { displayName: '' } })
  })
})
