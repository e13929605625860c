import { describe, expect, test } from 'vitest'
import { changedFields } from '../../lib/core/normal.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import type { EventInput, Rule } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'

import { linkOf, meeting, one, request, said, shown, weekly, worldOf } from './neo-series-world.ts'

describe.each(variantNames)('neo %s', (variant) => {
  const worldWith = worldOf(variant)
  const rules: [string, EventInput][] = [
    ['every week', { ...meeting, recurrence: weekly }],
    ['a day taken out', { ...meeting, recurrence: { ...weekly, except: ['2026-12-10'] } }],
    ['two days, every second week', { ...meeting, recurrence: { ...weekly, interval: 2, weekdays: [1, 4] } }],
    ['every third day', { ...meeting, recurrence: { ...weekly, every: 'day', interval: 3 } }],
    ['without end', { ...meeting, recurrence: { ...weekly, until: '' } }],
    ['all day, two days long', { startdate: '2026-11-26', enddate: '2026-11-27', detail: '当番', recurrence: weekly }],
    ['a day of the month', { ...meeting, recurrence: { every: 'month', interval: 1, until: '', except: [] } }],
    [
      'the 31st',
      {
        ...meeting,
        startdate: '2026-12-31',
        enddate: '2026-12-31',
        recurrence: { every: 'month', interval: 1, until: '2027-06-30', except: [] },
      },
    ],
    [
      'the last friday',
      {
        ...meeting,
        startdate: '2026-11-27',
        enddate: '2026-11-27',
        recurrence: { every: 'month', interval: 1, nth: -1, nthDay: 5, until: '2027-06-30', except: [] },
      },
    ],
    [
      'so many times, one of them taken out',
      {
        ...meeting,
        recurrence: { every: 'week', interval: 1, weekdays: [4], until: '', count: 6, except: ['2026-12-10'] },
      },
    ],
    ['every year', { ...meeting, recurrence: { every: 'year', interval: 1, until: '', except: [] } }],
  ]
  test.each(rules)('reads a series from its form and its dates: %s', async (_, event) => {
    const { world, read } = await worldWith(event)
    const item = one(await read(), event.detail ?? '')
    expect(item.notYet).toBeUndefined()
    expect(said(item)).toEqual(shown(world))
    expect(said(item).length).toBeGreaterThan(0)
  })

  test('reads what 休日の場合 makes of it as the dates that it lists', async () => {
    const recurrence: Rule = { every: 'month', interval: 1, until: '2027-02-28', except: [], holiday: 'after' }
    const { world, read } = await worldWith({ ...meeting, startdate: '2026-11-03', enddate: '2026-11-03', recurrence })
    const item = one(await read(), '朝会')
    expect(item.notYet).toBeUndefined()
    expect(said(item)).toEqual(shown(world))
    expect(said(item)).toContain('2026-11-04 1000 朝会')
  })

  test('a count that began before what is listed is never guessed', async () => {
    const recurrence: Rule = { every: 'week', interval: 1, weekdays: [4], until: '', count: 20, except: [] }
    const { world, read } = await worldWith({ ...meeting, startdate: '2026-09-03', enddate: '2026-09-03', recurrence })
    const item = one(await read(), '朝会')
    if (world.neo.variant.askedDay === 'address') expect(item.notYet).toBe('series')
    else expect([item.notYet, said(item)]).toEqual([undefined, shown(world)])
  })

  test('is the same when read again, and changes only by what changed', async () => {
    const { world, neo, sid, read } = await worldWith({ ...meeting, recurrence: weekly })
    const item = one(await read(), '朝会')
    const links = [linkOf(item)]
    world.sent()
    expect(changedFields(item.fields, one(await read({ links }), '朝会').fields)).toEqual([])
    expect(world.sent()).toHaveLength(1)
    neo.editEvent(sid, { recurrence: { ...weekly, except: ['2026-12-17'] } })
    const next = one(await read({ links }), '朝会')
    expect(changedFields(item.fields, next.fields)).toEqual(['series'])
    expect(next.fields.series?.exceptions).toEqual([{ day: '2026-12-17', is: 'cancelled' }])
  })

  test('keeps its first day and its exceptions when the window has left them behind', async () => {
    const { neo, sid, world, read } = await worldWith({
      ...meeting,
      recurrence: { ...weekly, until: '2027-06-24', except: ['2026-12-03'] },
    })
    const item = one(await read(), '朝会')
    const window = { from: '2027-02-01', to: '2027-04-30' }
    const links = [linkOf(item)]
    const later = async () => one((await world.side().read({ ...request, window, links })).items, '朝会').fields
    expect(changedFields(item.fields, await later())).toEqual([])
    neo.editEvent(sid, { recurrence: { ...weekly, until: '2027-06-24', except: ['2026-12-03', '2027-03-04'] } })
    const after = await later()
    expect(after.series?.exceptions.map(({ day }) => day)).toEqual(['2026-12-03', '2027-03-04'])
    expect(after.times).toEqual(item.fields.times)
  })

  test('one day that is changed in NEO is read as NEO has it', async () => {
    const { world, read } = await worldWith({
      ...meeting,
      recurrence: {
        ...weekly,
        ...(variant === 'windows'
          ? {
              changed: {
                '2026-12-10': {
                  detail: '変更回',
                  startdate: '2026-12-11',
                  enddate: '2026-12-11',
                  starttime: '1500',
                  endtime: '1600',
                  place: '支社',
                },
              },
            }
          : { except: ['2026-12-10'] }),
      },
    })
    const item = one(await read(), '朝会')
    expect(item.notYet).toBeUndefined()
    expect(said(item)).toEqual(shown(world))
    if (variant === 'windows')
      expect(item.fields.series?.exceptions).toMatchObject([
        { day: '2026-12-10', own: { subject: '変更回', place: '支社' } },
      ])
  })

  test('what the profile has no words for is shown as not yet', async () => {
    const { read, world } = await worldWith({ ...meeting, recurrence: weekly })
    expect(one(await read(), '朝会').notYet).toBeUndefined()
    const { series: _, ...form } = defaultProfile.form
    const wordless = await world
      .side({
        profile: { ...defaultProfile, form },
        mirror: memoryMirror(),
      })
      .read(request)
    expect(one(wordless.items, '朝会').notYet).toBe('series')
  })
})
