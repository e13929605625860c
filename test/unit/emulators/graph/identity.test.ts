import { describe, expect, it } from 'vitest'
import { draft, immutable, normalStampId, setUp, stampId } from './setup.ts'

const tid = { transactionId: '0b3c9a52-3d55-5f0e-9a49-5a0d8bb0c001' }

describe('transactionId', () => {
  it('answers an identical POST with 201 and the same event', async () => {
    const { ask, box } = setUp()
    const first = await ask('POST', '/me/events', draft(tid))
    const { end, ...others } = draft(tid)
    const second = await ask('POST', '/me/events', { end, ...others })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body['id']).toBe(first.body['id'])
    expect(first.body['transactionId']).toBe(tid.transactionId)
    expect(box.list()).toHaveLength(1)
  })

  it.each([
    { status: 400 as const, existingEventId: true },
    { status: 409 as const, existingEventId: false },
  ])('refuses a different payload with $status, existing id: $existingEventId', async (rules) => {
    const { ask, box, graph } = setUp()
    Object.assign(graph.settings.transactionId, rules)
    const first = await ask('POST', '/me/events', draft(tid))
    const second = await ask('POST', '/me/events', draft({ ...tid, subject: '別の予定' }))
    expect(second).toMatchObject({ status: rules.status, body: { error: { code: 'ErrorDuplicateTransactionId' } } })
    const error = second.body['error'] as Record<string, unknown>
    expect(error['@event.existingEventId']).toBe(rules.existingEventId ? first.body['id'] : undefined)
    expect(box.list()).toHaveLength(1)
  })

  it('may call an identical POST a duplicate', async () => {
    const { ask, graph } = setUp()
    graph.settings.transactionId.same = 'duplicate'
    await ask('POST', '/me/events', draft(tid))
    expect((await ask('POST', '/me/events', draft(tid))).status).toBe(400)
  })

  it('may still answer the deleted event, or make a new one', async () => {
    const { ask, box, get, graph } = setUp()
    const first = await ask('POST', '/me/events', draft(tid))
    const id = first.body['id'] as string
    box.purge(id)
    const ghost = await ask('POST', '/me/events', draft(tid))
    expect(ghost).toMatchObject({ status: 201, body: { id } })
    expect((await get(`/me/events/${id}`)).status).toBe(404)
    graph.settings.transactionId.deletedStillAnswers = false
    const fresh = await ask('POST', '/me/events', draft(tid))
    expect(fresh.status).toBe(201)
    expect(fresh.body['id']).not.toBe(id)
  })
})

describe('extended properties', () => {
  const expand = (...ids: string[]) =>
    `$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=${ids.map((id) => `id eq '${id}'`).join(' or ')})`)}`
  const filter = (id: string, value: string) =>
    `$filter=${encodeURIComponent(`singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq '${value}')`)}`
  const stamped = draft({ singleValueExtendedProperties: [{ id: stampId, value: 'AbC' }] })

  it('are read by id with $expand, one or several, and never without it', async () => {
    const { ask, get } = setUp()
    const made = await ask('POST', '/me/events', stamped)
    expect(made.body).not.toHaveProperty('singleValueExtendedProperties')
    const path = `/me/events/${made.body['id'] as string}`
    const other = stampId.replace('key', 'agreement')
    expect((await get(`${path}?${expand(other)}`)).body).not.toHaveProperty('singleValueExtendedProperties')
    await ask('PATCH', path, { singleValueExtendedProperties: [{ id: other, value: '2' }] })
    const both = await get(`${path}?${expand(stampId, other)}&$select=subject`)
    expect(both.body).toEqual({
      '@odata.context': both.body['@odata.context'],
      '@odata.etag': both.body['@odata.etag'],
      id: made.body['id'],
      subject: '打ち合わせ',
      singleValueExtendedProperties: [
        { id: normalStampId, value: 'AbC' },
        { id: normalStampId.replace('key', 'agreement'), value: '2' },
      ],
    })
  })

  it('are found mailbox-wide, name with case, value without, and the result does not contain them', async () => {
    const { ask, box, get } = setUp()
    const other = box.calendars[1]?.id ?? ''
    await ask('POST', `/me/calendars/${other}/events`, stamped)
    await ask('POST', '/me/events', draft())
    const count = async (path: string) => ((await get(path)).body['value'] as unknown[]).length
    expect(await count(`/me/events?${filter(stampId, 'aBc')}`)).toBe(1)
    expect(await count(`/me/calendar/events?${filter(stampId, 'AbC')}`)).toBe(0)
    expect(await count(`/me/events?${filter(stampId.replace('key', 'Key'), 'AbC')}`)).toBe(0)
    expect(await count(`/me/events?${filter(stampId, 'AbD')}`)).toBe(0)
    const found = await get(`/me/events?${filter(stampId, 'AbC')}&${expand(stampId)}`)
    expect((found.body['value'] as object[])[0]).not.toHaveProperty('singleValueExtendedProperties')
  })

  it('can be expanded in plain lists and views, and are at most 255 characters long', async () => {
    const { ask, get } = setUp()
    await ask('POST', '/me/events', stamped)
    const view = '/me/calendarView?startDateTime=2026-11-01&endDateTime=2026-12-01'
    for (const path of [`/me/events?${expand(stampId)}`, `${view}&${expand(stampId)}`])
      expect((await get(path)).body['value']).toMatchObject([{ singleValueExtendedProperties: [{ value: 'AbC' }] }])
    const long = { singleValueExtendedProperties: [{ id: stampId, value: 'x'.repeat(256) }] }
    expect((await ask('POST', '/me/events', draft(long))).status).toBe(400)
  })

  it('refuse other filters and expansions', async () => {
    const { get } = setUp()
    for (const query of ["$filter=subject eq 'a'", '$expand=attachments', '$expand=singleValueExtendedProperties'])
      expect((await get(`/me/events?${encodeURI(query)}`)).status).toBe(400)
  })
})

describe('mails', () => {
  const meeting = { attendees: [{ emailAddress: { address: 'ichiro.suzuki@example.com', name: '鈴木 一郎' } }] }
  it('go out for every write on an event with attendees, none for one without', async () => {
    const { ask, graph } = setUp()
    const plain = await ask('POST', '/me/events', draft())
    await ask('PATCH', `/me/events/${plain.body['id'] as string}`, { subject: 'x' })
    await ask('DELETE', `/me/events/${plain.body['id'] as string}`)
    expect(graph.mailCount()).toBe(0)
    const made = await ask('POST', '/me/events', draft(meeting))
    const path = `/me/events/${made.body['id'] as string}`
    await ask('PATCH', path, { subject: 'x' })
    await ask('DELETE', path)
    expect(graph.outbox.map((mail) => mail.kind)).toEqual(['invitation', 'update', 'cancellation'])
    expect(graph.outbox[0]?.to).toEqual(['ichiro.suzuki@example.com'])
  })
  it('go out for a PATCH that only stamps (the trap), and to the changed ones when only attendees change', async () => {
    const { ask, box, graph } = setUp({ traps: {} })
    const id = box.add({
      subject: 'a',
      start: '2026-11-24T10:00',
      end: '2026-11-24T11:00',
      attendees: ['a@example.com'],
    })
    box.edit(id, { subject: '本人の変更' })
    expect(graph.mailCount()).toBe(0)
    const stamp = { singleValueExtendedProperties: [{ id: stampId, value: 'x' }] }
    await ask('PATCH', `/me/events/${id}`, stamp)
    expect(graph.mailCount()).toBe(1)
    graph.traps.stampMails = false
    await ask('PATCH', `/me/events/${id}`, stamp)
    expect(graph.mailCount()).toBe(1)
    await ask('PATCH', `/me/events/${id}`, { attendees: [{ emailAddress: { address: 'b@example.com' } }] })
    expect(graph.outbox.slice(1).map((mail) => [mail.kind, mail.to])).toEqual([
      ['invitation', ['b@example.com']],
      ['cancellation', ['a@example.com']],
    ])
  })
  it('leave cancel to the organizer, and a deletion by another declines', async () => {
    const { ask, box, graph } = setUp()
    const organizer = { name: '鈴木 一郎', address: 'ichiro.suzuki@example.com' }
    const id = box.add({
      subject: 'a',
      start: '2026-11-24T10:00',
      end: '2026-11-24T11:00',
      isOrganizer: false,
      organizer,
    })
    expect((await ask('POST', `/me/events/${id}/cancel`, {}, immutable)).status).toBe(400)
    // Whatever is written on it is the organizer's, and counts.
    await ask('PATCH', `/me/events/${id}`, { subject: 'x' })
    await ask('DELETE', `/me/events/${id}`)
    expect(graph.outbox.map(({ kind, to }) => [kind, to])).toEqual([
      ['update', [organizer.address]],
      ['decline', [organizer.address]],
    ])
  })
})
