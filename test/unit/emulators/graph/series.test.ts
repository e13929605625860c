import { describe, expect, it } from 'vitest'
import { draft, type Json, setUp, time, year } from './setup.ts'

const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 4 },
}
const view = '/me/calendarView?startDateTime=2026-01-01&endDateTime=2028-01-01&$top=100'
const starts = (list: unknown) => (list as Json[]).map((one) => String((one['start'] as Json)['dateTime']).slice(0, 10))

describe('a series', () => {
  it('is expanded in a view with all properties and no master', async () => {
    const { ask, get } = setUp()
    const made = await ask('POST', '/me/events', draft({ recurrence: weekly }))
    expect(made.body).toMatchObject({
      type: 'seriesMaster',
      recurrence: {
        pattern: { month: 0, dayOfMonth: 0, index: 'first', firstDayOfWeek: 'sunday' },
        range: { endDate: '0001-01-01', recurrenceTimeZone: 'Tokyo Standard Time' },
      },
    })
    const { body } = await get(view)
    expect(starts(body['value'])).toEqual(['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15'])
    for (const one of body['value'] as Json[])
      expect(one).toMatchObject({ type: 'occurrence', subject: '打ち合わせ', seriesMasterId: made.body['id'] })
  })

  it('comes in a delta as a full master and occurrences of seven keys, the master with its first date', async () => {
    const { box, round } = setUp()
    const range = { type: 'noEnd', startDate: '2020-01-07' }
    const [start, end] = ['2020-01-07T10:00', '2020-01-07T11:00']
    box.add({ subject: '朝会', start, end, recurrence: { ...weekly, range } })
    const full = await round('/me/calendarView/delta?startDateTime=2026-11-01&endDateTime=2026-11-15')
    const [master, ...days] = full.value
    expect(master).toMatchObject({ type: 'seriesMaster', subject: '朝会' })
    expect(starts([master])).toEqual(['2020-01-07'])
    expect(starts(days)).toEqual(['2026-11-03', '2026-11-10'])
    const seven = ['@odata.type', '@odata.etag', 'seriesMasterId', 'type', 'id', 'start', 'end']
    for (const day of days) expect(Object.keys(day)).toEqual(seven)
  })

  it('gets an exception by a PATCH of a day, which keeps its id, and loses a day by DELETE', async () => {
    const { ask, box, get, round } = setUp()
    const made = await ask('POST', '/me/events', draft({ recurrence: weekly }))
    const full = await round(year)
    const days = (await get(view)).body['value'] as Json[]
    const second = `/me/events/${days[1]?.['id'] as string}`
    const changed = await ask('PATCH', second, { subject: '変更回' })
    expect(changed.body).toMatchObject({ type: 'exception', id: days[1]?.['id'], subject: '変更回' })
    expect((await ask('DELETE', `/me/events/${days[2]?.['id'] as string}`)).status).toBe(204)
    const after = (await get(view)).body['value'] as Json[]
    expect(after.map((one) => [one['type'], one['subject']])).toEqual([
      ['occurrence', '打ち合わせ'],
      ['exception', '変更回'],
      ['occurrence', '打ち合わせ'],
    ])
    const next = await round(full.deltaLink)
    // One day alone, and of the other not even what it was.
    expect(next.value).toMatchObject([{ type: 'exception', id: days[1]?.['id'] }, { id: days[2]?.['id'] }])
    expect(Object.keys(next.gone[0] ?? {}).toSorted()).toEqual(['@odata.type', '@removed', 'id'])
    const query = '?$select=cancelledOccurrences,exceptionOccurrences&$expand=exceptionOccurrences'
    const master = await get(`/me/events/${made.body['id'] as string}${query}`)
    expect(master.body['cancelledOccurrences']).toEqual([`OID.${made.body['id'] as string}.2026-12-08`])
    expect(master.body['exceptionOccurrences']).toMatchObject([{ subject: '変更回' }])
    expect(box.list()).toHaveLength(1)
    box.edit(made.body['id'] as string, { subject: '全体' })
    expect((await get(view)).body['value']).toHaveLength(3)
  })

  it('lets no day cross its neighbour', async () => {
    const { ask, get } = setUp()
    await ask('POST', '/me/events', draft({ recurrence: weekly }))
    const days = (await get(view)).body['value'] as Json[]
    const move = async (day: string) =>
      (
        await ask('PATCH', `/me/events/${days[1]?.['id'] as string}`, {
          start: time(`2026-12-${day}T10:00:00`),
          end: time(`2026-12-${day}T11:00:00`),
        })
      ).body
    expect(await move('08')).toMatchObject({ error: { code: 'ErrorOccurrenceCrossingBoundary' } })
    expect(await move('03')).toMatchObject({ type: 'exception' })
  })

  it.each<[string, Json, string, string[]]>([
    ['daily', { type: 'daily', interval: 3 }, '2026-11-24', ['2026-11-24', '2026-11-27', '2026-11-30']],
    [
      'on the last day of short months',
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
      '2026-01-31',
      ['2026-01-31', '2026-02-28', '2026-03-31'],
    ],
    [
      'on the second monday',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'second' },
      '2026-01-12',
      ['2026-01-12', '2026-02-09', '2026-03-09'],
    ],
    [
      'on the last weekday of november',
      { type: 'relativeYearly', interval: 1, daysOfWeek: ['friday'], index: 'last', month: 11 },
      '2025-11-28',
      ['2025-11-28', '2026-11-27', '2027-11-26'],
    ],
  ])('is expanded %s', async (_, pattern, startDate, expected) => {
    const { box, get } = setUp()
    const range = { type: 'numbered', startDate, numberOfOccurrences: 3 }
    box.add({ subject: 'x', start: `${startDate}T10:00`, end: `${startDate}T11:00`, recurrence: { pattern, range } })
    const { body } = await get('/me/calendarView?startDateTime=2025-01-01&endDateTime=2028-01-01')
    expect(starts(body['value'])).toEqual(expected)
  })

  it('is refused when a required member is missing or the range does not start with the event', async () => {
    const { ask } = setUp()
    const post = async (recurrence: Json) => (await ask('POST', '/me/events', draft({ recurrence }))).status
    expect(await post({ ...weekly, pattern: { type: 'weekly', interval: 1 } })).toBe(400)
    expect(await post({ ...weekly, pattern: { ...weekly.pattern, index: 'fifth' } })).toBe(400)
    expect(await post({ ...weekly, range: { ...weekly.range, startDate: '2026-11-25' } })).toBe(400)
  })

  it('leaves a tombstone when it is deleted', async () => {
    const { box, round } = setUp()
    const id = box.add({ subject: '朝会', start: '2026-11-24T10:00', end: '2026-11-24T11:00', recurrence: weekly })
    const full = await round(year)
    box.remove(id)
    expect((await round(full.deltaLink)).gone.map((one) => one['id'])).toContain(id)
  })
})
