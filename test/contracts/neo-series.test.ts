import { describe, expect, test } from 'vitest'
import type { Fields, Item } from '../../lib/core/event.ts'
import { changedFields, normalise } from '../../lib/core/normal.ts'
import type { Operation, Outcome } from '../../lib/core/ports.ts'
import type { Exception, Series } from '../../lib/core/series/series.ts'
import { profileOfKnown } from '../fixtures/known-neo.ts'
import type { Profile } from '../../lib/neo/profile-schema.ts'
import type { EventInput } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { keepNothing, type NeoWorld } from './neo-world.ts'

import { linkOf, one, request, said, shown, worldOf } from './neo-series-world.ts'

describe.each(variantNames)('neo %s', (variant) => {
  const worldWith = worldOf(variant)
  const known = profileOfKnown()
  const profile: Profile =
    variant === 'windows' && known.form.series
      ? { ...known, form: { ...known.form, series: { ...known.form.series, oneDay: 'stays' } } }
      : known
  const rule: Series['rule'] = {
    pattern: { every: 'week', n: 1, weekdays: [4], weekStart: 7 },
    end: { is: 'until', day: '2026-12-24' },
    short: 'skip',
  }
  const at = (day: string, from = '10:00', to = '11:00') =>
    ({ kind: 'timed', start: `${day}T${from}`, end: `${day}T${to}` }) as const
  const series = (
    exceptions: readonly Exception[] = [],
    more: Partial<Series['rule']> = {},
    fields: Partial<Fields> = {},
  ) =>
    normalise({
      subject: '朝会',
      times: at('2026-11-26'),
      place: '',
      body: '',
      visibility: 'open',
      certainty: 'firm',
      importance: 'normal',
      block: '',
      meeting: '',
      series: { rule: { ...rule, ...more }, exceptions },
      ...fields,
    })
  const out = (day: string): Exception => ({ day, is: 'cancelled' })
  const createOf = (fields: Fields): Operation => ({
    do: 'create',
    on: 'neo',
    partnerId: 'o1',
    partnerMark: 'deadbeef',
    fields,
    generation: 0,
  })
  const changeOf = (item: Item, fields: Fields): Operation => ({
    do: 'update',
    on: 'neo',
    id: item.id,
    version: '',
    seen: item.fields,
    fields,
    changed: changedFields(item.fields, fields),
    partnerId: 'o1',
    generation: 0,
  })
  const open = async (...events: EventInput[]) => {
    const made = await worldWith({ startdate: '2026-11-20', detail: '見本' }, ...events)
    const side = made.world.side({ profile })
    const read = async (more: object = {}) => (await side.read({ ...request, ...more })).items
    await read()
    const write = async (operation: Operation): Promise<Outcome | undefined> =>
      (await side.write([operation], keepNothing))[0]
    return { ...made, side, read, write }
  }
  const itemIn = (outcome: Outcome | undefined): Item => {
    if (outcome?.is !== 'done' || !outcome.item) throw new Error(`not done: ${JSON.stringify(outcome)}`)
    return outcome.item
  }
  const mails = (world: NeoWorld) => world.neo.mailsSent().length

  const makings: [string, Fields][] = [
    ['every week', series()],
    ['days taken out', series([out('2026-12-03'), out('2026-12-17')])],
    ['a count', series([], { end: { is: 'count', count: 3 } })],
    ['without end', series([], { end: { is: 'never' } })],
    ['two weekdays', series([], { pattern: { every: 'week', n: 1, weekdays: [1, 4], weekStart: 7 } })],
    [
      'the fourth thursday',
      series([], {
        pattern: { every: 'month', n: 1, on: { nth: 4, weekdays: [4] } },
        end: { is: 'until', day: '2027-02-28' },
      }),
    ],
    [
      'every second month',
      series([], { pattern: { every: 'month', n: 2, on: { day: 26 } }, end: { is: 'until', day: '2027-02-28' } }),
    ],
    [
      'the last thursday of a month, once a year',
      series([], { pattern: { every: 'year', n: 1, month: 11, on: { nth: -1, weekdays: [4] } }, end: { is: 'never' } }),
    ],
    ['all day', series([out('2026-12-03')], {}, { times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' } })],
  ]
  test.each(makings)('makes a series and reads it back as it was sent: %s', async (_, fields) => {
    const { world, write, read } = await open()
    const item = itemIn(await write(createOf(fields)))
    expect(changedFields(item.fields, fields)).toEqual([])
    expect(said(item)).toEqual(shown(world))
    const again = one(await read({ links: [linkOf(item)] }), '朝会')
    expect(changedFields(again.fields, fields)).toEqual([])
    expect(again.partnerMark).toBe('deadbeef')
    expect(mails(world)).toBe(0)
    expect(world.own()).toHaveLength(1)
  })

  const { series: _, ...single } = series()
  const changes: [string, Fields, Fields][] = [
    ['a day is taken out', series(), series([out('2026-12-10')])],
    [
      'the title, place and text',
      series([out('2026-12-10')]),
      series([out('2026-12-10')], {}, { subject: '夕会', place: '支社', body: '持ち物' }),
    ],
    [
      'the time',
      series([out('2026-12-10')]),
      series([out('2026-12-10')], {}, { times: at('2026-11-26', '13:00', '14:30') }),
    ],
    [
      'the rule',
      series([out('2026-12-10')]),
      series([out('2026-12-01'), out('2026-12-10')], {
        pattern: { every: 'week', n: 1, weekdays: [2, 4], weekStart: 7 },
      }),
    ],
    ['the end', series([out('2026-12-10')]), series([out('2026-12-10')], { end: { is: 'until', day: '2027-01-21' } })],
    ['its first day', series(), series([], {}, { times: at('2026-12-03') })],
    // Where a script builds the form, what is switched off is known to the page alone.
    ...(variant === 'alias' ? [] : [['it becomes a single event', series(), single] as [string, Fields, Fields]]),
  ]
  test.each(changes)('changes a series, reads it back, and keeps one entry: %s', async (_, from, to) => {
    const { world, write, read } = await open()
    const made = itemIn(await write(createOf(from)))
    const item = one(await read({ links: [linkOf(made)] }), '朝会')
    const after = itemIn(await write(changeOf(item, to)))
    expect(changedFields(after.fields, to)).toEqual([])
    const again = one(await read({ links: [linkOf(after)] }), to.subject)
    expect(changedFields(again.fields, to)).toEqual([])
    if (to.series) expect(said(again)).toEqual(shown(world))
    expect(world.own()).toHaveLength(1)
    expect(mails(world)).toBe(0)
  })

  test('one day of its own is written only where it is known what becomes of it', async () => {
    const { world, write, read } = await open()
    const item = itemIn(await write(createOf(series())))
    const before = shown(world)
    const to = series([
      { day: '2026-12-10', is: 'changed', own: { subject: '変更回', times: at('2026-12-11', '15:00', '16:00') } },
    ])
    const outcome = await write(changeOf(item, to))
    if (variant === 'windows') {
      expect(changedFields(itemIn(outcome).fields, to)).toEqual([])
      expect(said(one(await read({ links: [linkOf(itemIn(outcome))] }), '朝会'))).toEqual(shown(world))
      expect(shown(world)).toContain('2026-12-11 1500 変更回')
      return
    }
    expect(outcome).toMatchObject({ is: 'failed', problem: { code: 'series-day' } })
    expect(shown(world)).toEqual(before)
    expect(await write(createOf(to))).toMatchObject({ is: 'failed' })
    expect(world.own()).toHaveLength(1)
  })

  test('what was taken out does not come back by itself', async () => {
    const { world, write } = await open()
    const item = itemIn(await write(createOf(series([out('2026-12-10')]))))
    const before = shown(world)
    expect(await write(changeOf(item, series()))).toMatchObject({ is: 'failed', problem: { code: 'cancelled-day' } })
    expect(shown(world)).toEqual(before)
  })

  test('goes as a whole, and not if a person has changed it since', async () => {
    const { world, neo, write } = await open()
    const item = itemIn(await write(createOf(series())))
    const deletion: Operation = {
      do: 'delete',
      on: 'neo',
      id: item.id,
      version: '',
      seen: item.fields,
      partnerId: 'o1',
    }
    const held = neo.events.get(item.id)?.recurrence
    if (held && held.every !== 'date') neo.editEvent(item.id, { recurrence: { ...held, except: ['2026-12-03'] } })
    expect(await write(deletion)).toEqual({ is: 'changed' })
    expect(world.own()).toHaveLength(1)
    if (held && held.every !== 'date') neo.editEvent(item.id, { recurrence: { ...held, except: [] } })
    expect(await write(deletion)).toEqual({ is: 'done' })
    expect(world.own()).toEqual([])
    expect(mails(world)).toBe(0)
  })

  test('a create whose answer is lost is found again and not made twice', async () => {
    const { world, write } = await open()
    world.bench.faults.push({ name: 'lost', path: /schcmdentry/, does: 'cut-after', times: 1 })
    const item = itemIn(await write(createOf(series([out('2026-12-10')]))))
    expect(changedFields(item.fields, series([out('2026-12-10')]))).toEqual([])
    expect(world.own()).toHaveLength(1)
  })
})
