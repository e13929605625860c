import { describe, expect, it } from 'vitest'
import { draft, type Json, now, oid, setUp } from './setup.ts'

const error = (status: number, code: string) => ({ status, body: { error: { code } } })

describe('rights', () => {
  it('are 401 with a challenge without a token, with an unknown and with an expired one', async () => {
    const { ask } = setUp()
    for (const token of ['', 'forged', 'old']) {
      const reply = await ask('GET', '/me', undefined, {}, token)
      expect(reply).toMatchObject(error(401, 'InvalidAuthenticationToken'))
      expect(reply.headers.get('www-authenticate')).toContain('Bearer')
    }
  })
  it('are 403 without the scope', async () => {
    const { ask } = setUp()
    expect((await ask('GET', '/me/calendar', undefined, {}, 'reader')).status).toBe(200)
    for (const [method, path, body] of [['POST', '/me/events', draft()] as const, ['GET', '/me', undefined] as const])
      expect(await ask(method, path, body, {}, 'reader')).toMatchObject(error(403, 'ErrorAccessDenied'))
    expect((await ask('GET', '/me/mailboxSettings')).status).toBe(403)
    const settings = await ask('GET', '/me/mailboxSettings', undefined, {}, 'settings')
    expect(settings.body).toMatchObject({ timeZone: 'Tokyo Standard Time' })
  })
  it('end at a mailbox that is not there', async () => {
    const { ask, box, get } = setUp()
    expect(await ask('GET', '/me/calendar', undefined, {}, 'stranger')).toMatchObject(
      error(404, 'MailboxNotEnabledForRESTAPI'),
    )
    box.state.access = 'notEnabled'
    expect(await get('/me/events')).toMatchObject(error(404, 'MailboxNotEnabledForRESTAPI'))
    expect((await get('/me')).body).toMatchObject({ id: oid, displayName: '佐藤 花子' })
  })
})

describe('what is not known', () => {
  it.each([
    ['GET', '/me/messages'],
    ['GET', '/users/x/events'],
    ['GET', '/me/events/delta'],
    ['GET', '/me/events?$foo=1'],
    ['GET', '/me/events?$select=subjekt'],
    ['GET', '/me/calendars/unknown/events?$top=0'],
    ['GET', '/me?$expand=manager'],
  ])('%s %s is refused', async (method, path) => {
    const { ask } = setUp()
    const reply = await ask(method, path)
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
    expect(reply.body).toHaveProperty('error.innerError.request-id')
  })
  it('is 405 for another method, 400 for another version, broken JSON or no Content-Type', async () => {
    const { ask, graph } = setUp()
    expect((await ask('PUT', '/me/calendar')).status).toBe(405)
    expect((await ask('GET', 'https://graph.microsoft.com/beta/me')).status).toBe(400)
    const send = async (body: string, headers: Record<string, string>) => {
      const request = { method: 'POST', body, headers: { Authorization: 'Bearer good', ...headers } }
      return (await graph.fetch(new Request('https://graph.microsoft.com/v1.0/me/events', request))).status
    }
    expect(await send('{', { 'Content-Type': 'application/json' })).toBe(400)
    expect(await send(JSON.stringify(draft()), { 'Content-Type': 'text/plain' })).toBe(400)
  })
})

describe('calendars and lists', () => {
  it('show the default calendar by its own path and in the list', async () => {
    const { ask, get, box } = setUp()
    const own = await get('/me/calendar')
    expect(own.body).toMatchObject({ name: '予定表', isDefaultCalendar: true })
    const list = await get('/me/calendars?$select=name')
    expect((list.body['value'] as Json[]).map((one) => one['name'])).toEqual(['予定表', '個人用'])
    expect((await get(`/me/calendars/${box.calendars[1]?.id}`)).body).toMatchObject({ isDefaultCalendar: false })
    expect((await ask('POST', '/me/calendars', { name: '部門' })).status).toBe(201)
    expect((await get('/me/calendars/none')).status).toBe(404)
  })
  it('page with $top and nextLink, ten by default, at most 1000', async () => {
    const { box, get } = setUp()
    for (let count = 0; count < 25; count++)
      box.add({ subject: String(count), start: '2026-11-24T10:00', end: '2026-11-24T11:00' })
    const subjects: unknown[] = []
    let link: string | undefined = '/me/events?$top=12&$orderby=lastModifiedDateTime desc'
    for (let pages = 0; link && pages < 4; pages++) {
      const reply: Json = (await get(link)).body
      subjects.push(...(reply['value'] as Json[]).map((one) => one['subject']))
      link = reply['@odata.nextLink'] as string | undefined
    }
    expect(new Set(subjects).size).toBe(25)
    expect((await get('/me/events')).body['value']).toHaveLength(10)
    expect((await get('/me/events?$top=1001')).status).toBe(400)
  })
  it('bound a view to 1825 days and to what may be selected', async () => {
    const { box, get } = setUp()
    box.add({ subject: '夜', start: '2026-11-24T00:30', end: '2026-11-24T01:00' })
    const view = '/me/calendarView?startDateTime=2026-11-24T00:00:00'
    expect((await get(`${view}%2B09:00&endDateTime=2026-11-25T00:00:00%2B09:00`)).body['value']).toHaveLength(1)
    expect((await get(`${view}&endDateTime=2026-11-25T00:00:00`)).body['value']).toHaveLength(0)
    expect((await get(`${view}&endDateTime=2026-11-25&$select=lastModifiedDateTime`)).status).toBe(400)
    const far = await get(`${view}&endDateTime=2032-11-25`)
    expect(far.body).toHaveProperty('error.message', expect.stringContaining('1825') as string)
  })
})

describe('throttling', () => {
  it('lets four requests of a mailbox through at once', async () => {
    const { get, graph } = setUp({ latencyMs: 5 })
    const replies = await Promise.all(Array.from({ length: 6 }, () => get('/me/calendar')))
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 429, 429])
    const refused = replies.find((reply) => reply.status === 429)
    expect(refused?.body).toMatchObject({
      error: { code: 'ApplicationThrottled', message: 'Application is over its MailboxConcurrency limit.' },
    })
    expect(refused?.headers.get('retry-after')).toBe('5')
    expect(graph.maxInFlight()).toBe(5)
  })
  it('counts requests in ten minutes', async () => {
    const { clock, get } = setUp({ settings: { requestsPer10Minutes: 2 } })
    for (const status of [200, 200, 429]) expect((await get('/me/calendar')).status).toBe(status)
    clock.now = now + 600_000
    expect((await get('/me/calendar')).status).toBe(200)
  })
  it('refuses on demand, before or after the write', async () => {
    const { ask, box, graph } = setUp()
    graph.faults.push({ status: 503, code: 'ServiceUnavailable', retryAfter: 7, times: 2 })
    graph.faults.push({ status: 409, code: 'ErrorConcurrentItemSave', afterCommit: true })
    const reply = await ask('POST', '/me/events', draft())
    expect(reply).toMatchObject(error(503, 'ServiceUnavailable'))
    expect(reply.headers.get('retry-after')).toBe('7')
    expect((await ask('POST', '/me/events', draft())).status).toBe(503)
    expect(box.list()).toHaveLength(0)
    expect((await ask('POST', '/me/events', draft())).status).toBe(409)
    expect(box.list()).toHaveLength(1)
    expect((await ask('POST', '/me/events', draft())).status).toBe(201)
  })
})

describe('$batch', () => {
  const item = (id: number | string, more: Json = {}) => ({
    id: String(id),
    method: 'GET',
    url: '/me/calendar',
    ...more,
  })
  const json = { 'Content-Type': 'application/json', Prefer: 'IdType="ImmutableId"' }
  const batch = (requests: Json[]) => ({ requests })
  type Item = { id: string; status: number; headers: Record<string, string>; body: Json }

  it('answers each item by id, in no order, with its own preferences', async () => {
    const { ask, box, graph } = setUp()
    const requests = Array.from({ length: 20 }, (_, index) =>
      item(index, { method: 'POST', url: '/me/events', headers: json, body: draft({ subject: `予定${index}` }) }),
    )
    const reply = await ask('POST', '/$batch', batch(requests))
    expect(reply.status).toBe(200)
    const responses = reply.body['responses'] as Item[]
    expect(responses.map((one) => one.id)).not.toEqual(requests.map((one) => one.id))
    expect(responses.every((one) => one.status === 201 && one.body['subject'] === `予定${one.id}`)).toBe(true)
    expect(String(responses[0]?.body['id'])).toMatch(/^AAk/)
    expect(box.list()).toHaveLength(20)
    expect(graph.maxInFlight()).toBe(4)
  })
  it('throttles items one by one inside a 200', async () => {
    const { ask, get, graph } = setUp({ latencyMs: 5 })
    graph.faults.push({ status: 429, code: 'ApplicationThrottled', retryAfter: 3, when: (call) => call.inBatch })
    const [reply] = await Promise.all([ask('POST', '/$batch', batch([item(1), item(2), item(3)])), get('/me/calendar')])
    const responses = reply.body['responses'] as Item[]
    const refused = responses.filter((one) => one.status === 429)
    expect(refused).toMatchObject([
      { headers: { 'Retry-After': '3' }, body: { error: { code: 'ApplicationThrottled' } } },
    ])
    expect(responses.filter((one) => one.status === 200)).toHaveLength(2)
  })
  it('shares the four places with single requests', async () => {
    const { ask, get } = setUp({ latencyMs: 5 })
    const items = Array.from({ length: 4 }, (_, index) => item(index))
    const [reply, ...singles] = await Promise.all([
      ask('POST', '/$batch', batch(items)),
      get('/me/calendar'),
      get('/me/calendar'),
    ])
    const statuses = [...(reply.body['responses'] as Item[]), ...singles].map((one) => one.status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  })
  it.each<[string, Json[]]>([
    ['21 items', Array.from({ length: 21 }, (_, index) => item(index))],
    ['no item', []],
    ['ids that differ only in case', [item('a'), item('A')]],
    ['an absolute url', [item(1, { url: 'https://graph.microsoft.com/v1.0/me' })]],
    ['a body without Content-Type', [item(1, { method: 'POST', url: '/me/events', body: draft() })]],
    ['a partial dependsOn', [item(1), item(2), item(3, { dependsOn: ['1'] })]],
  ])('fails as a whole with %s', async (_, requests) => {
    const { ask } = setUp()
    expect((await ask('POST', '/$batch', batch(requests))).status).toBe(400)
  })
  it('answers a version in the url as an unknown path', async () => {
    const { ask } = setUp()
    const reply = await ask('POST', '/$batch', batch([item(1, { url: '/v1.0/me/calendar' })]))
    expect((reply.body['responses'] as Item[])[0]?.status).toBe(400)
  })
  it('fails the dependants of a failed item with 424', async () => {
    const { ask } = setUp()
    const requests = [item(1), item(2, { url: '/me/events/x', dependsOn: ['1'] }), item(3, { dependsOn: ['2'] })]
    const reply = await ask('POST', '/$batch', batch(requests))
    expect((reply.body['responses'] as Item[]).map((one) => one.status)).toEqual([200, 400, 424])
  })
})
