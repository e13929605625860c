import { describe, expect, test } from 'vitest'
import { changedFields, sameFields } from '../../lib/core/normal.ts'
import { moved, out, renamed, series, settled, weekly, worldWith } from './graph-series-world.ts'
import { ask, createWorld, linkOf, one } from './graph-world.ts'

describe('reading', () => {
  test('a series is one event, with its changed days and those that were taken out', async () => {
    const { box, side } = createWorld()
    const id = box.add({ subject: '朝会', start: '2026-11-26T10:00', end: '2026-11-26T11:00', recurrence: weekly })
    box.editDay(id, '2026-12-03', { subject: '変更回' })
    box.editDay(id, '2026-12-10', { start: '2026-12-11T15:00', end: '2026-12-11T16:00' })
    box.removeDay(id, '2026-12-17')
    const picture = await side().read(ask())
    expect(picture.items).toHaveLength(1)
    const item = one(picture, '朝会')
    expect(item.notYet).toBeUndefined()
    const wanted = series([renamed('2026-12-03'), moved('2026-12-10', '2026-12-11'), out('2026-12-17')])
    expect(changedFields(item.fields, wanted)).toEqual([])
  })

  test.each(['whole', 'alone'] as const)('a day that changes is seen by the next round: %s', async (deltaOfDay) => {
    const { box, side, sent } = worldWith({ deltaOfDay })
    const outlook = side()
    const id = box.add({ subject: '朝会', start: '2026-11-26T10:00', end: '2026-11-26T11:00', recurrence: weekly })
    const links = [linkOf(one(await outlook.read(ask()), '朝会'))]
    sent()
    box.removeDay(id, '2026-12-17')
    const item = one(await outlook.read(ask({ links })), '朝会')
    expect(sameFields(item.fields, series([out('2026-12-17')]))).toBe(true)
    box.editDay(id, '2026-12-10', { subject: '変更回' })
    const next = one(await outlook.read(ask({ links })), '朝会')
    expect(sameFields(next.fields, series([renamed('2026-12-10'), out('2026-12-17')]))).toBe(true)
    await settled(outlook, links)
    sent()
    await outlook.read(ask({ links }))
    expect(sent()).toHaveLength(1)
  })

  test('a day that was taken out and that no delta told is found by the audit', async () => {
    const { box, side } = worldWith({ deltaOfDay: 'silent' })
    const id = box.add({ subject: '朝会', start: '2026-11-26T10:00', end: '2026-11-26T11:00', recurrence: weekly })
    const links = [linkOf(one(await side().read(ask()), '朝会'))]
    box.removeDay(id, '2026-12-17')
    const before = one(await side().read(ask({ links })), '朝会')
    expect(sameFields(before.fields, series())).toBe(true)
    const audit = { full: false, reread: (ids: readonly string[]) => ids }
    const after = one(await side({ audit }).read(ask({ links })), '朝会')
    expect(sameFields(after.fields, series([out('2026-12-17')]))).toBe(true)
  })

  test('a series with people, or in a zone of its own, is left alone', async () => {
    const { box, side } = createWorld()
    const times = { start: '2026-11-26T10:00', end: '2026-11-26T11:00', recurrence: weekly }
    box.add({ subject: '会議', ...times, attendees: ['sato@example.com'] })
    const zone = 'W. Europe Standard Time'
    const [start, end] = ['10', '11'].map((hour) => ({ dateTime: `2026-11-26T${hour}:00`, timeZone: zone }))
    if (start && end) box.add({ subject: '欧州', ...times, start, end })
    const picture = await side().read(ask())
    expect(one(picture, '会議').notYet).toBe('meeting')
    expect(one(picture, '欧州').notYet).toBe('series')
  })

  test('a series that is gone is proven gone, also where its first day was taken out', async () => {
    const { box, side } = createWorld()
    const id = box.add({ subject: '朝会', start: '2026-11-26T10:00', end: '2026-11-26T11:00', recurrence: weekly })
    box.removeDay(id, '2026-11-26')
    const outlook = side()
    const item = one(await outlook.read(ask()), '朝会')
    box.remove(id)
    const picture = await outlook.read(ask({ links: [linkOf(item)] }))
    expect(picture.missing.get(item.id)).toBe('gone')
  })
})
