import { describe, expect, it } from 'vitest'
import { draft, noTraps, oid, setUp, tokyo, year } from './setup.ts'

const at = (day: number, hour = 10) => `2026-11-${String(day).padStart(2, '0')}T${hour}:00`
const event = (day: number, subject = `予定${day}`) => ({ subject, start: at(day), end: at(day, 11) })

describe('calendarView/delta', () => {
  it('gives everything in the window first and only the changes afterwards', async () => {
    const { box, round } = setUp()
    const first = box.add(event(1))
    const second = box.add(event(2))
    box.add({ ...event(3), start: '2025-11-03T10:00', end: '2025-11-03T11:00' })
    const full = await round(year)
    expect(full.live.map((one) => one['id'])).toEqual([first, second])
    box.edit(second, { subject: '変更' })
    const next = await round(full.deltaLink)
    expect(next.live.map((one) => [one['id'], one['subject']])).toEqual([[second, '変更']])
    const idle = await round(next.deltaLink)
    expect(idle.value).toEqual([])
    expect(idle.pages).toHaveLength(1)
  })

  it('answers both spellings, under the mailbox, its calendar and a calendar by id', async () => {
    const { box, get } = setUp()
    const window = '?startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z'
    const id = box.calendars[1]?.id ?? ''
    box.add({ ...event(1), calendar: '個人用' })
    for (const base of ['/me', '/me/calendar', `/me/calendars/${id}`])
      for (const name of ['delta', 'delta()']) {
        const reply = await get(`${base}/calendarView/${name}${window}`)
        expect(reply.status).toBe(200)
        expect(reply.body['value']).toHaveLength(base.endsWith(id) ? 1 : 0)
        expect(reply.headers.get('preference-applied')).toContain('odata.track-changes')
      }
  })

  it('pages by odata.maxpagesize of each request', async () => {
    const { box, get, round } = setUp()
    for (let day = 1; day <= 25; day++) box.add(event(day))
    const first = await get(year, { Prefer: 'odata.maxpagesize=20' })
    expect(first.body['value']).toHaveLength(20)
    const second = await get(String(first.body['@odata.nextLink']), { Prefer: 'odata.maxpagesize=3' })
    expect(second.body['value']).toHaveLength(3)
    const rest = await round(String(second.body['@odata.nextLink']))
    expect(rest.value).toHaveLength(2)
  })

  it('replays a token with the same result', async () => {
    const { box, round } = setUp()
    const full = await round(year)
    box.add(event(4))
    expect((await round(full.deltaLink)).value).toHaveLength(1)
    expect((await round(full.deltaLink)).value).toHaveLength(1)
  })

  it('shows a tombstone with only its three keys for deleted, moved and rescheduled events', async () => {
    const { box, round } = setUp()
    const ids = [box.add(event(1)), box.add(event(2)), box.add(event(3)), box.add(event(4))] as const
    const full = await round(year)
    box.remove(ids[0])
    box.move(ids[1], '個人用')
    box.edit(ids[2], { start: '2029-01-01T10:00', end: '2029-01-01T11:00' })
    box.purge(ids[3])
    const { value } = await round(full.deltaLink)
    expect(new Set(value.map((one) => one['id']))).toEqual(new Set(ids))
    for (const one of value)
      expect(one).toEqual({ '@odata.type': '#microsoft.graph.event', id: one['id'], '@removed': { reason: 'deleted' } })
  })

  it('forgets its tokens on demand: 410, mid-round too, in each variant', async () => {
    const { box, get, graph, round } = setUp()
    for (let day = 1; day <= 15; day++) box.add(event(day))
    const page = await get(year)
    const { deltaLink } = await round(year)
    for (const variant of ['SyncStateNotFound', 'syncStateNotFound', 'resyncRequired', 'fullSyncRequired'] as const) {
      graph.tokens.expireDelta(variant)
      const links = [deltaLink, String(page.body['@odata.nextLink'])]
      for (const link of links)
        expect(await get(link)).toMatchObject({ status: 410, body: { error: { code: variant } } })
    }
    graph.tokens.expireDelta('location')
    const reply = await get(deltaLink)
    expect(reply.headers.get('location')).toContain('$deltatoken=')
    expect((await get('/me/calendarView/delta?$deltatoken=nonsense')).status).toBe(400)
  })

  it('refuses what delta does not support', async () => {
    const { get } = setUp()
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq 'x')`)
    expect((await get(`${year}&$expand=${expand}`)).status).toBe(500)
    for (const option of ['$select=subject', '$filter=x', '$orderby=x', '$search=x', '$top=5', 'foo=1'])
      expect((await get(`${year}&${option}`)).status).toBe(400)
    expect((await get('/me/calendarView/delta?startDateTime=2026-01-01')).status).toBe(400)
    expect((await get('/me/calendarView/delta?startDateTime=2020-01-01&endDateTime=2026-01-01')).body).toMatchObject({
      error: { code: 'ErrorInvalidRequest' },
    })
  })

  it('never carries extended properties', async () => {
    const { box, round } = setUp()
    box.add({ ...event(1), stamps: { 'String {6F1C2A34-0B1D-4E5F-8A9B-C0D1E2F3A4B5} Name key': 'a' } })
    expect(Object.keys((await round(year)).live[0] ?? {})).not.toContain('singleValueExtendedProperties')
  })
})

describe('traps of the delta', () => {
  it('starts a full round with an empty page', async () => {
    const { box, round } = setUp({ traps: { ...noTraps, emptyFirstPage: true } })
    box.add(event(1))
    const full = await round(year)
    expect(full.pages.map((page) => (page['value'] as unknown[]).length)).toEqual([0, 1])
    expect((await round(full.deltaLink)).pages).toHaveLength(1)
  })

  it('brings own writes back one round late, every third twice', async () => {
    const { ask, round } = setUp({ traps: { ...noTraps, lateEchoes: true } })
    const full = await round(year)
    for (let count = 0; count < 3; count++) await ask('POST', '/me/events', draft())
    const counts: number[] = []
    let link = full.deltaLink
    for (let count = 0; count < 4; count++) {
      const next = await round(link)
      counts.push(next.live.length)
      link = next.deltaLink
    }
    expect(counts).toEqual([0, 3, 1, 0])
  })

  it('brings the change of a user at once, also to an event whose echo is held back', async () => {
    const { ask, box, round } = setUp({ traps: { ...noTraps, lateEchoes: true } })
    const full = await round(year)
    const made = await ask('POST', '/me/events', draft())
    box.edit(String(made.body['id']), { subject: '利用者の変更' })
    const next = await round(full.deltaLink)
    expect(next.live.map((one) => one['subject'])).toEqual(['利用者の変更'])
  })

  it('churns a few change keys per round and still fits one page', async () => {
    const { box, round, get } = setUp({ traps: { ...noTraps, changeKeyChurn: true } })
    for (let count = 0; count < 1000; count++) box.add(event((count % 28) + 1))
    const full = await round(year)
    expect(full.live).toHaveLength(1000)
    const before = new Map(full.live.map((one) => [one['id'], one['@odata.etag']]))
    const idle = await round(full.deltaLink)
    expect(idle.pages).toHaveLength(1)
    expect(idle.live).toHaveLength(3)
    for (const one of idle.live) {
      expect(one['@odata.etag']).not.toBe(before.get(one['id']))
      expect((await get(`/me/events/${one['id'] as string}`)).body['@odata.etag']).toBe(one['@odata.etag'])
    }
    expect((await round(idle.deltaLink)).live[0]?.['id']).not.toBe(idle.live[0]?.['id'])
  })

  it('reports changes outside the window as removed, and one that came back both ways', async () => {
    const { box, get, round } = setUp({ traps: { ...noTraps, falseTombstones: true } })
    const inside = box.add(event(5))
    const full = await round(year)
    const outside = box.add({ ...event(1), start: '2028-01-01T10:00', end: '2028-01-01T11:00' })
    box.edit(inside, { start: '2028-01-01T10:00', end: '2028-01-01T11:00' })
    box.edit(inside, { start: at(6), end: at(6, 11) })
    const next = await round(full.deltaLink)
    expect(new Set(next.gone.map((one) => one['id']))).toEqual(new Set([inside, outside]))
    expect(next.live.map((one) => one['id'])).toEqual([inside])
    for (const id of [inside, outside]) expect((await get(`/me/events/${id}`)).status).toBe(200)
  })

  it('lets a deleted event answer by id, but not in the view', async () => {
    const { ask, box, get } = setUp({ traps: { ...noTraps, deletedAnswer: true } })
    const id = box.add(event(5))
    expect((await ask('DELETE', `/me/events/${id}`)).status).toBe(204)
    expect((await get(`/me/events/${id}`)).status).toBe(200)
    const view = await get('/me/calendarView?startDateTime=2026-11-01&endDateTime=2026-12-01')
    expect(view.body['value']).toEqual([])
    box.purge(id)
    expect((await get(`/me/events/${id}`)).body).toMatchObject({ error: { code: 'ErrorItemNotFound' } })
  })

  it('has every trap on by default and resets to what it was made with', () => {
    const { graph } = setUp({ traps: {} })
    expect(Object.values(graph.traps)).toEqual(Array(6).fill(true))
    graph.traps.lateEchoes = false
    graph.mailbox(oid).add(event(1))
    graph.reset()
    expect(graph.traps.lateEchoes).toBe(true)
    expect(graph.mailbox(oid).list()).toEqual([])
  })
})

describe('size', () => {
  it('reads 2,000 events in two pages', async () => {
    const { box, round } = setUp()
    for (let count = 0; count < 2000; count++) box.add(event((count % 28) + 1))
    const full = await round(year, { Prefer: `${tokyo.Prefer}, odata.maxpagesize=1000` })
    expect(full.live).toHaveLength(2000)
    expect(full.pages).toHaveLength(2)
  })
})
