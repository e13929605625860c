import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../emulators/graph/settings.ts'
import type { SeriesSettings } from '../../../emulators/graph/types.ts'
import { draft, type Json, setUp, time, year } from './setup.ts'

const pattern = { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] }
const range = { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 4 }
const days = '/me/calendarView?startDateTime=2026-01-01&endDateTime=2028-01-01&$top=100'
const details = '?$select=id,type,exceptionOccurrences,cancelledOccurrences&$expand=exceptionOccurrences'

/** A series of four Tuesdays, the second renamed and the third taken out. */
const changed = async (series: Partial<SeriesSettings> = {}) => {
  const world = setUp({ settings: { series: { ...defaultSettings().series, ...series } } })
  const { ask, get } = world
  const made = await ask('POST', '/me/events', draft({ recurrence: { pattern, range } }))
  const id = String(made.body['id'])
  const listed = (await get(days)).body['value'] as Json[]
  await ask('PATCH', `/me/events/${String(listed[1]?.['id'])}`, { subject: '変更回' })
  await ask('DELETE', `/me/events/${String(listed[2]?.['id'])}`)
  const state = async () => {
    const { body } = await get(`/me/events/${id}${details}`)
    return {
      changed: (body['exceptionOccurrences'] as Json[]).map((one) => one['subject']),
      out: (body['cancelledOccurrences'] as string[]).map((one) => one.slice(-10)),
    }
  }
  return { ...world, id, listed, state }
}
const kept = { changed: ['変更回'], out: ['2026-12-08'] }
const lost = { changed: [], out: [] }

describe('a series that is changed as a whole', () => {
  it.each<[SeriesSettings['dropsExceptions'], object, object]>([
    ['never', kept, kept],
    ['rule', lost, kept],
    ['rule-or-times', lost, lost],
  ])('keeps or drops its exceptions: %s', async (dropsExceptions, afterRule, afterTimes) => {
    const one = await changed({ dropsExceptions })
    const longer = { pattern, range: { ...range, numberOfOccurrences: 6 } }
    expect((await one.ask('PATCH', `/me/events/${one.id}`, { recurrence: longer })).status).toBe(200)
    expect(await one.state()).toEqual(afterRule)
    const two = await changed({ dropsExceptions })
    await two.ask('PATCH', `/me/events/${two.id}`, {
      start: time('2026-11-24T13:00:00'),
      end: time('2026-11-24T14:00:00'),
      isAllDay: false,
    })
    expect(await two.state()).toEqual(afterTimes)
  })

  it('keeps them where nothing of it changed, and loses those that the rule does not name any more', async () => {
    const { ask, id, state } = await changed({ dropsExceptions: 'never' })
    await ask('PATCH', `/me/events/${id}`, { recurrence: { pattern, range } })
    expect(await state()).toEqual(kept)
    await ask('PATCH', `/me/events/${id}`, { recurrence: { pattern: { ...pattern, interval: 2 }, range } })
    expect(await state()).toEqual({ changed: [], out: ['2026-12-08'] })
  })

  it.each([true, false])('lets its exceptions follow a new text, or not: %s', async (exceptionsFollow) => {
    const { ask, id, get } = await changed({ exceptionsFollow })
    await ask('PATCH', `/me/events/${id}`, { subject: '全体', location: { displayName: '本社' } })
    const [, second] = (await get(days)).body['value'] as Json[]
    expect(second).toMatchObject({
      subject: '変更回',
      location: { displayName: exceptionsFollow ? '本社' : '' },
    })
  })

  it('does not begin on another date than its range says', async () => {
    const { ask, id } = await changed()
    const start = { start: time('2026-11-25T10:00:00'), end: time('2026-11-25T11:00:00') }
    expect((await ask('PATCH', `/me/events/${id}`, start)).status).toBe(400)
    const moved = { pattern: { ...pattern, daysOfWeek: ['wednesday'] }, range: { ...range, startDate: '2026-11-25' } }
    expect((await ask('PATCH', `/me/events/${id}`, { ...start, recurrence: moved })).status).toBe(200)
  })

  it.each<[SeriesSettings['recurrenceNull'], number, string]>([
    ['single', 200, 'singleInstance'],
    ['refused', 400, 'seriesMaster'],
  ])('becomes a single event, or not: %s', async (recurrenceNull, status, type) => {
    const { ask, id, get } = await changed({ recurrenceNull })
    expect((await ask('PATCH', `/me/events/${id}`, { recurrence: null })).status).toBe(status)
    expect((await get(`/me/events/${id}`)).body).toMatchObject({ type })
  })
})

describe('one day of a series in a delta', () => {
  it.each<[SeriesSettings['deltaOfDay'], (string | undefined)[], number]>([
    ['whole', ['seriesMaster', 'occurrence', 'exception', 'occurrence'], 1],
    ['alone', ['exception'], 1],
    ['silent', ['exception'], 0],
  ])('comes with the series, alone, or not at all: %s', async (deltaOfDay, types, stones) => {
    const { box, round } = setUp({ settings: { series: { ...defaultSettings().series, deltaOfDay } } })
    const [start, end] = ['2026-11-24T10:00', '2026-11-24T11:00']
    const id = box.add({ subject: '朝会', start, end, recurrence: { pattern, range } })
    const full = await round(year)
    box.editDay(id, '2026-12-01', { start: '2026-12-02T15:00', end: '2026-12-02T16:00' })
    box.removeDay(id, '2026-12-08')
    const next = await round(full.deltaLink)
    expect(next.live.map((one) => one['type'])).toEqual(types)
    expect(next.gone).toHaveLength(stones)
    expect(next.live.find((one) => one['type'] === 'exception')).toMatchObject({
      seriesMasterId: id,
      originalStart: '2026-12-01T01:00:00Z',
      subject: '朝会',
    })
    expect(box.days(id, '2026-11-01', '2027-01-01').map(({ date, start: at }) => [date, at])).toEqual([
      ['2026-11-24', '2026-11-24T10:00'],
      ['2026-12-01', '2026-12-02T15:00'],
      ['2026-12-15', '2026-12-15T10:00'],
    ])
  })

  it('is gone for good once it is taken out', async () => {
    const { ask, listed } = await changed()
    const day = `/me/events/${String(listed[2]?.['id'])}`
    expect((await ask('GET', day)).status).toBe(404)
    expect((await ask('PATCH', day, { subject: 'wieder' })).status).toBe(404)
  })

  it('mails nobody in a series without attendees', async () => {
    const { graph } = await changed()
    expect(graph.mailCount()).toBe(0)
  })
})

describe('a rule that says nonsense', () => {
  const refused: [string, Json][] = [
    ['no weekday', { pattern: { ...pattern, daysOfWeek: [] }, range }],
    ['day 0', { pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 0 }, range }],
    ['month 0', { pattern: { type: 'absoluteYearly', interval: 1, dayOfMonth: 24, month: 0 }, range }],
    ['an ignored member out of range', { pattern: { ...pattern, dayOfMonth: 32 }, range }],
    ['a weekday twice', { pattern: { ...pattern, daysOfWeek: ['tuesday', 'tuesday'] }, range }],
    [
      'an end before its start',
      { pattern, range: { type: 'endDate', startDate: '2026-11-24', endDate: '2026-11-23' } },
    ],
    ['an end that is no day', { pattern, range: { type: 'endDate', startDate: '2026-11-24', endDate: '2026-11-31' } }],
    ['no count', { pattern, range: { type: 'numbered', startDate: '2026-11-24' } }],
    ['an unknown zone', { pattern, range: { ...range, recurrenceTimeZone: 'Nowhere' } }],
  ]
  it.each(refused)('is refused: %s', async (_, recurrence) => {
    const { ask } = setUp()
    expect((await ask('POST', '/me/events', draft({ recurrence }))).status).toBe(400)
  })
})
