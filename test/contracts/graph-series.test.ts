import { describe, expect, test } from 'vitest'
import type { Fields } from '../../lib/core/event.ts'
import { changedFields, normalise, sameFields } from '../../lib/core/normal.ts'
import type { Outcome } from '../../lib/core/ports.ts'
import type { Series } from '../../lib/core/series/series.ts'
import type { SeriesSettings } from '../emulators/graph/types.ts'
import { ask, createOf, createWorld, deleteOf, intentOf, itemIn, linkOf, one, oid, timed } from './graph-world.ts'

import {
  at,
  changeOf,
  drops,
  moved,
  out,
  plain,
  renamed,
  rule,
  series,
  settled,
  shown,
  thursdays,
  weekly,
  worldWith,
} from './graph-series-world.ts'

describe('writing', () => {
  test('a series is made with its changed days and read back as it was sent', async () => {
    const world = createWorld()
    const outlook = world.side()
    await outlook.read(ask())
    const wanted = series([renamed('2026-12-03'), moved('2026-12-10', '2026-12-11'), out('2026-12-17')])
    const [outcome] = await outlook.write([createOf('s1', wanted)])
    const item = itemIn(outcome)
    expect(changedFields(item.fields, wanted)).toEqual([])
    expect(item.generation).toBe(0)
    expect(shown(world, item.id)).toEqual([
      '2026-11-26 10:00 朝会',
      '2026-12-03 10:00 変更回',
      '2026-12-11 15:00 朝会',
      '2026-12-24 10:00 朝会',
    ])
    const picture = await settled(outlook, [linkOf(item)])
    expect(one(picture, '朝会')).toMatchObject({ fields: item.fields })
    world.sent()
    await outlook.read(ask({ links: [linkOf(item)] }))
    expect(world.sent()).toHaveLength(1)
  })

  test('a day that gets a place of its own keeps the room beside it', async () => {
    const world = createWorld()
    const outlook = world.side()
    await outlook.read(ask())
    const housed = { ...series(), rooms: 'room1@example.com 第1会議室' }
    const item = itemIn((await outlook.write([createOf('s1', housed)]))[0])
    const elsewhere = series([{ day: '2026-12-03', is: 'changed', own: { place: '別館' } }])
    const [outcome] = await outlook.write([changeOf(item, { ...item.fields, ...elsewhere })])
    expect(itemIn(outcome).fields.rooms).toBe('room1@example.com 第1会議室')
    const names = (date: string) =>
      world.graph
        .mailbox(oid)
        .day(item.id, date)
        .places.map(({ displayName }) => displayName)
    expect([names('2026-11-26'), names('2026-12-03')]).toEqual([['第1会議室（NEO）'], ['別館', '第1会議室（NEO）']])
    expect((await settled(outlook, [linkOf(item)])).items[0]?.fields).toEqual(itemIn(outcome).fields)
  })

  const patterns: [string, Partial<Series['rule']>, string, string[]][] = [
    [
      'daily',
      { pattern: { every: 'day', n: 2 }, end: { is: 'count', count: 3 } },
      '2026-11-26',
      ['2026-11-26', '2026-11-28', '2026-11-30'],
    ],
    [
      'two weekdays',
      { pattern: { every: 'week', n: 2, weekdays: [2, 4], weekStart: 1 }, end: { is: 'count', count: 4 } },
      '2026-11-26',
      ['2026-11-26', '2026-12-08', '2026-12-10', '2026-12-22'],
    ],
    [
      'the 31st, last day else',
      { pattern: { every: 'month', n: 1, on: { day: 31 } }, end: { is: 'count', count: 3 }, short: 'last' },
      '2026-12-31',
      ['2026-12-31', '2027-01-31', '2027-02-28'],
    ],
    [
      'the 31st, nothing else',
      { pattern: { every: 'month', n: 1, on: { day: 31 } }, end: { is: 'count', count: 3 }, short: 'skip' },
      '2026-10-31',
      ['2026-12-31', '2027-01-31'],
    ],
    [
      'the fifth monday',
      {
        pattern: { every: 'month', n: 1, on: { nth: 5, weekdays: [1] } },
        end: { is: 'until', day: '2027-04-01' },
        short: 'skip',
      },
      '2026-11-30',
      ['2026-11-30'],
    ],
    [
      'yearly',
      { pattern: { every: 'year', n: 1, month: 11, on: { nth: -1, weekdays: [5] } }, end: { is: 'never' } },
      '2026-11-27',
      ['2026-11-27'],
    ],
  ]
  test.each(patterns)('rules that Outlook says otherwise give the same days: %s', async (_, more, day, days) => {
    const world = createWorld()
    const outlook = world.side()
    await outlook.read(ask())
    const fields = normalise(timed('朝会', { times: at(day), series: { rule: { ...rule, ...more }, exceptions: [] } }))
    const [outcome] = await outlook.write([createOf('s1', fields)])
    const item = itemIn(outcome)
    expect(changedFields(item.fields, fields)).toEqual([])
    expect(shown(world, item.id)).toEqual(plain(days))
  })

  const changes: [string, Fields, Fields][] = [
    ['one day is changed', series(), series([renamed('2026-12-10')])],
    ['one day is moved', series(), series([moved('2026-12-10', '2026-12-09')])],
    ['one day is taken out', series(), series([out('2026-12-10')])],
    ['a changed day is put back', series([renamed('2026-12-10')]), series()],
    ['a moved day is taken out', series([moved('2026-12-10', '2026-12-09')]), series([out('2026-12-10')])],
    [
      'the title changes',
      series([renamed('2026-12-10'), out('2026-12-17')]),
      { ...series([renamed('2026-12-10'), out('2026-12-17')]), subject: '夕会' },
    ],
    [
      'the time changes',
      series([out('2026-12-17'), renamed('2026-12-10')]),
      normalise({ ...series([out('2026-12-17'), renamed('2026-12-10')]), times: at('2026-11-26', '13:00', '14:00') }),
    ],
    [
      'the rule grows',
      series([out('2026-12-17')]),
      series([out('2026-12-17')], { end: { is: 'until', day: '2027-01-07' } }),
    ],
    [
      'the rule changes and exceptions with it',
      series([out('2026-12-17')]),
      series([renamed('2026-12-08')], { pattern: { every: 'week', n: 1, weekdays: [2], weekStart: 7 } }),
    ],
    ['it becomes a single event', series([out('2026-12-17')]), timed('朝会')],
    ['a single event becomes a series', timed('朝会'), series([out('2026-12-17')])],
  ]
  for (const dropsExceptions of drops)
    for (const exceptionsFollow of [false, true])
      test.each(changes)(
        `${dropsExceptions}, ${exceptionsFollow ? 'following' : 'standing'}: %s`,
        async (_, from, to) => {
          const world = worldWith({ dropsExceptions, exceptionsFollow })
          const outlook = world.side()
          await outlook.read(ask())
          const [made] = await outlook.write([createOf('s1', from)])
          const item = one(await settled(outlook, [linkOf(itemIn(made))]), from.subject)
          const [outcome] = await outlook.write([changeOf(item, to)])
          const after = itemIn(outcome)
          expect(changedFields(after.fields, to)).toEqual([])
          expect(world.kept.flat().some((text) => text?.includes('朝会'))).toBe(true)
          const picture = await settled(outlook, [linkOf(after)])
          expect(sameFields(one(picture, to.subject).fields, to)).toBe(true)
          expect(picture.items).toHaveLength(1)
        },
      )

  test('a day that was taken out comes back where Outlook lets it, and else is refused in words', async () => {
    const tried = async (dropsExceptions: SeriesSettings['dropsExceptions']): Promise<Outcome | undefined> => {
      const world = worldWith({ dropsExceptions })
      const outlook = world.side()
      await outlook.read(ask())
      const [made] = await outlook.write([createOf('s1', series([out('2026-12-17'), renamed('2026-12-10')]))])
      const item = one(await settled(outlook, [linkOf(itemIn(made))]), '朝会')
      const [outcome] = await outlook.write([changeOf(item, series([renamed('2026-12-10')]))])
      const [kept] = world.graph.mailbox(oid).days(item.id, '2026-12-10', '2026-12-11')
      expect(kept).toMatchObject({ subject: '変更回' })
      return outcome
    }
    expect(await tried('rule')).toMatchObject({ is: 'done' })
    expect(await tried('never')).toEqual({
      is: 'failed',
      problem: { kind: 'graph-refused', side: 'outlook', code: 'cancelled-day' },
    })
  })

  test('a series that somebody has touched meanwhile is not written', async () => {
    const world = createWorld()
    const outlook = world.side()
    const { box } = world
    const id = box.add({ subject: '朝会', start: '2026-11-26T10:00', end: '2026-11-26T11:00', recurrence: weekly })
    const item = one(await outlook.read(ask()), '朝会')
    box.editDay(id, '2026-12-03', { subject: '手で変えた' })
    const [changed] = await outlook.write([changeOf(item, series([out('2026-12-03')]))])
    expect(changed).toEqual({ is: 'changed' })
    const [deleted] = await outlook.write([deleteOf(item)])
    expect(deleted).toEqual({ is: 'changed' })
    expect(shown(world, id)).toContain('2026-12-03 10:00 手で変えた')
  })

  test('a deletion takes all of it, after keeping all of it', async () => {
    const world = createWorld()
    const outlook = world.side()
    const { box } = world
    const id = box.add({ subject: '朝会', start: '2026-11-26T10:00', end: '2026-11-26T11:00', recurrence: weekly })
    box.editDay(id, '2026-12-03', { subject: '手で変えた' })
    box.removeDay(id, '2026-12-10')
    const item = one(await outlook.read(ask()), '朝会')
    expect(await outlook.write([deleteOf(item)])).toEqual([{ is: 'done' }])
    expect(box.list()).toEqual([])
    const kept = JSON.parse(world.kept.flat()[0] ?? '{}') as Record<string, unknown>
    expect(kept).toMatchObject({
      exceptionOccurrences: [{ subject: '手で変えた' }],
      cancelledOccurrences: [`OID.${id}.2026-12-10`],
    })
    // What is put back is all of it.
    const [again] = await outlook.write([{ ...createOf('', item.fields), undo: 'h1', raw: world.kept.flat()[0] ?? '' }])
    expect(changedFields(itemIn(again).fields, item.fields)).toEqual([])
  })

  test('a write that dies in the middle goes on where it was cut off, and makes nothing twice', async () => {
    const wanted = series([renamed('2026-12-03'), moved('2026-12-10', '2026-12-11'), out('2026-12-17')])
    for (let cut = 1; cut < 9; cut++) {
      const world = createWorld()
      const first = world.side()
      await first.read(ask())
      world.bench.faults.push({ name: 'dead', skip: cut, does: cut % 2 ? 'cut-before' : 'cut-after' })
      await first.write([createOf('s1', wanted)]).catch(() => undefined)
      world.bench.faults.length = 0
      const outlook = world.side()
      const intents = [intentOf(createOf('s1', wanted))]
      const picture = await outlook.read(ask({ intents }))
      const [item] = picture.items
      if (!item) {
        const [made] = await outlook.write([createOf('s1', wanted)])
        expect(itemIn(made)).toBeDefined()
      } else if (!sameFields(item.fields, wanted)) {
        const [outcome] = await outlook.write([changeOf(item, wanted)])
        expect(changedFields(itemIn(outcome).fields, wanted)).toEqual([])
      }
      expect(world.box.list()).toHaveLength(1)
      expect(shown(world, world.box.list()[0]?.id ?? '')).toHaveLength(4)
      expect(thursdays).toHaveLength(5)
    }
  })
})
