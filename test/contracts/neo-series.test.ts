import { describe, expect, test } from 'vitest'
import type { Fields, Item } from '../../lib/core/event.ts'
import { changedFields, normalise } from '../../lib/core/normal.ts'
import type { Link, Operation, Outcome } from '../../lib/core/ports.ts'
import type { Exception, Series } from '../../lib/core/series/series.ts'
import { occurrences } from '../../lib/core/series/occurrences.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import type { Profile } from '../../lib/neo/profile-schema.ts'
import { occurrencesOf } from '../emulators/neo/recurrence.ts'
import type { EventInput, Rule } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { createNeoWorld, keepNothing, me, type NeoWorld } from './neo-world.ts'
import { request as asking } from './side-build.ts'

const weekly: Rule = { every: 'week', interval: 1, weekdays: [4], until: '2026-12-24', except: [] }
const meeting: EventInput = {
  startdate: '2026-11-26',
  starttime: '1000',
  endtime: '1100',
  detail: '朝会',
  place: '本社',
}

/** What NEO shows in two months, by its own reading of its rules. */
const shown = ({ neo }: NeoWorld) =>
  neo
    .eventsOf(me)
    .filter((event) => event.detail !== '見本')
    .flatMap((event) => occurrencesOf(event, '2027-02-28', neo.variant))
    .filter((each) => each.startdate >= '2026-11-01')
    .map(({ startdate, event }) => `${startdate} ${event.starttime} ${event.detail}`)
    .toSorted()
/** What the item says of the same days. */
const said = ({ fields }: Item) => {
  const { times, series, subject } = fields
  if (!series) return []
  return [...occurrences(times, series, '2026-11-01', '2027-02-28')]
    .map(({ times: at, own }) => {
      const [day, clock] = at.kind === 'timed' ? at.start.split('T') : [at.first, '']
      return `${day} ${(clock ?? '').replace(':', '')} ${own.subject ?? subject}`
    })
    .toSorted()
}
const linkOf = (item: Item): Link => ({
  neo: { id: item.id, fields: item.fields },
  outlook: { id: 'o1', fields: item.fields },
  generation: 0,
})
const one = (items: readonly Item[], subject: string): Item => {
  const found = items.filter(({ fields }) => fields.subject === subject)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} events "${subject}"`)
  return found[0]
}
const request = asking({ window: { from: '2026-11-01', to: '2027-02-28' } })

describe.each(variantNames)('neo %s', (variant) => {
  const worldWith = async (...events: EventInput[]) => {
    const world = await createNeoWorld({ variant })
    const sids = events.map((event) => world.neo.addEvent(me, event))
    return {
      ...world,
      world,
      sid: sids[0] ?? '',
      read: async (more: object = {}) => (await world.side().read({ ...request, ...more })).items,
    }
  }

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

  test('不定期, and what the profile has no words for, are shown as not yet', async () => {
    const { read, world } = await worldWith(
      { ...meeting, detail: '不定期', recurrence: { every: 'date', dates: ['2026-11-26', '2026-12-01'] } },
      { ...meeting, recurrence: weekly },
    )
    const items = await read()
    expect(one(items, '不定期').notYet).toBe('series')
    expect(one(items, '朝会').notYet).toBeUndefined()
    const { series: _, ...form } = defaultProfile.form
    const wordless = await world
      .side({
        profile: { ...defaultProfile, form },
        mirror: memoryMirror(),
      })
      .read(request)
    expect(one(wordless.items, '朝会').notYet).toBe('series')
  })

  const profile: Profile =
    variant === 'windows' && defaultProfile.form.series
      ? {
          ...defaultProfile,
          form: { ...defaultProfile.form, series: { ...defaultProfile.form.series, oneDay: 'stays' } },
        }
      : defaultProfile
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
