import { describe, expect, it } from 'vitest'
import { oid, setUp } from './setup.ts'

const open = () => {
  const { graph, box } = setUp()
  const get = async (query: string) => {
    const response = await graph.fetch(new Request(`https://calendar.emulator.example/${query}`))
    return { status: response.status, text: await response.text() }
  }
  const post = async (path: string, fields: Record<string, string>) => {
    const form = new URLSearchParams({ user: oid, back: `/?user=${oid}`, ...fields })
    const response = await graph.fetch(
      new Request(`https://calendar.emulator.example/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      }),
    )
    return { status: response.status, location: response.headers.get('location') }
  }
  return { box, get, post }
}
const form = {
  subject: '手で入れた予定',
  startDate: '2026-11-24',
  startTime: '14:00',
  endDate: '2026-11-24',
  endTime: '15:30',
  location: '会議室',
  showAs: 'busy',
  body: '一行目\r\n二行目',
  attendees: '',
  calendar: '予定表',
}

describe('the calendar page', () => {
  it('shows a week and a month, says that it is a stand-in, and escapes what people write', async () => {
    const { box, get } = open()
    box.add({ subject: '<b>定例</b>', start: '2026-11-24T10:00', end: '2026-11-24T11:00' })
    for (const view of ['week', 'month']) {
      const { status, text } = await get(`?user=hanako.sato@example.com&view=${view}&date=2026-11-23`)
      expect(status).toBe(200)
      expect(text).toContain('&lt;b&gt;定例&lt;/b&gt;')
      expect(text).toContain('代役の予定表です')
      expect(text).toContain(`data-testid="${view}"`)
    }
    expect((await get('?user=nobody')).status).toBe(404)
    expect((await get('elsewhere')).status).toBe(404)
  })

  it('adds, changes and deletes as a user would', async () => {
    const { box, get, post } = open()
    expect(await post('save', form)).toEqual({ status: 303, location: `/?user=${oid}` })
    const [made] = box.list()
    expect(made).toMatchObject({ subject: '手で入れた予定', start: '2026-11-24T14:00', location: '会議室' })
    const id = made?.id ?? ''
    expect((await get(`?user=${oid}&date=2026-11-24&edit=${id}`)).text).toContain('予定を変更')
    await post('save', { ...form, id, allDay: 'on', endDate: '2026-11-25', calendar: '個人用' })
    expect(box.list()).toMatchObject([
      { id, isAllDay: true, start: '2026-11-24T00:00', end: '2026-11-26T00:00', calendar: '個人用' },
    ])
    await post('delete', { ...form, id })
    expect(box.list()).toEqual([])
    expect(box.deleted()).toHaveLength(1)
  })

  it('leaves alone what the form did not change', async () => {
    const { box, post } = open()
    const id = box.add({
      subject: 'a',
      start: { dateTime: '2026-11-24T05:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-24T06:30:00', timeZone: 'UTC' },
      body: { contentType: 'html', content: '<p>一行目<br>二行目</p>' },
      stamps: { 'String {6F1C2A34-0B1D-4E5F-8A9B-C0D1E2F3A4B5} Name key': 'x' },
    })
    const before = box.get(id)
    await post('save', { ...form, id, location: '', body: '一行目\r\n二行目\r\n' })
    expect(box.get(id)).toEqual({ ...before, subject: '手で入れた予定', etag: box.get(id).etag })
    expect(box.get(id).etag).not.toBe(before.etag)
  })

  it('says so when a time makes no sense, and goes back to nowhere else', async () => {
    const { box, get, post } = open()
    const refused = await post('save', { ...form, startTime: '99:99' })
    expect(refused.location).toContain('error=')
    expect((await get(refused.location?.slice(1) ?? '')).text).toContain('保存できませんでした')
    expect(box.list()).toEqual([])
    expect((await post('save', { ...form, back: 'https://evil.example/' })).location).toBe('/')
  })

  it('makes a series, changes one day of it or all, and takes a day out', async () => {
    const { box, get, post } = open()
    const rule = { repeat: 'weekly', interval: '1', 'on-tuesday': 'on', rangeEnd: 'numbered', count: '3' }
    await post('save', { ...form, ...rule })
    const id = box.list()[0]?.id ?? ''
    expect(box.list()[0]?.recurrence).toMatchObject({
      pattern: { type: 'weekly', daysOfWeek: ['tuesday'] },
      range: { startDate: '2026-11-24', numberOfOccurrences: 3 },
    })
    const week = await get(`?user=${oid}&date=2026-12-01`)
    expect(week.text).toContain(`edit=${encodeURIComponent(id)}&amp;day=2026-12-01`)
    const dayForm = await get(`?user=${oid}&date=2026-12-01&edit=${id}&day=2026-12-01`)
    expect(dayForm.text).toContain('この回の予定を変更')
    expect(dayForm.text).toContain('シリーズ全体を編集')
    const moved = { startDate: '2026-12-02', endDate: '2026-12-02' }
    await post('save', { ...form, ...moved, id, day: '2026-12-01', subject: 'この回だけ' })
    await post('delete', { id, day: '2026-12-08' })
    const days = () => box.days(id, '2026-11-01', '2027-02-01').map(({ start, subject }) => [start, subject])
    expect(days()).toEqual([
      ['2026-11-24T14:00', '手で入れた予定'],
      ['2026-12-02T14:00', 'この回だけ'],
    ])
    await post('save', { ...form, ...rule, id, location: '別室' })
    expect(days()).toHaveLength(2)
    await post('save', { ...form, ...rule, id, count: '4' })
    expect(days()).toHaveLength(4)
    await post('save', { ...form, repeat: 'none', interval: '1', rangeEnd: 'noEnd', id })
    expect(box.list()).toMatchObject([{ id, recurrence: null }])
  })
})
