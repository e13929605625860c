import { beforeEach, describe, expect, it, test } from 'vitest'
import type { SideName } from '../../../../lib/core/event.ts'
import { otherSide } from '../../../../lib/core/event.ts'
import { said } from '../build.ts'
import { world, type World } from '../two-calendars.ts'
import {
  at,
  cancelled,
  changed,
  datesOf,
  edit,
  expectEvenOf,
  first,
  fridays,
  only,
  regular,
  seriesOf,
  setDates,
  setRule,
  settle,
  weekly,
} from './build.ts'

let made: World
beforeEach(() => {
  made = world()
})
const expectEven = () => expectEvenOf(made)
const sideNames = ['neo', 'outlook'] as const
const [past, early, inside, late, later] = fridays
const settled = (side: SideName = 'neo', ...dates: Parameters<typeof regular>) => settle(made, side, ...dates)

describe.each(sideNames)('a series of %s', (side) => {
  const other = otherSide(side)
  it('goes over as one event with all its dates, and the second run writes nothing', async () => {
    await settled(side, cancelled(inside), changed(late, { times: at('2026-12-05'), subject: '移動' }))
    expect(only(made, other).fields).toEqual(only(made, side).fields)
    await expectEven()
  })
  it('is made although it began long before the window', async () => {
    made.calendars[side].add({ ...regular(), times: at('2019-01-04') })
    await made.run()
    await expectEven()
  })
  it('is left alone where no date of it is in the window', async () => {
    made.calendars[side].add({
      ...regular(),
      series: seriesOf({ ...weekly(5), end: { is: 'until', day: past } }),
    })
    await made.run()
    expect(made.ids(other)).toEqual([])
  })
  it('I2 one date that is moved goes over alone', async () => {
    await settled()
    setDates(made, side, changed(inside, { times: at('2026-11-28') }))
    const { plan } = await made.run()
    expect(plan.operations[0]).toMatchObject({ do: 'update', on: other, changed: ['series'] })
    expect(datesOf(made, other)).toEqual([[inside, { times: at('2026-11-28') }]])
    await expectEven()
  })
  it('I4 one date that is cancelled goes over alone, and comes back', async () => {
    await settled()
    setDates(made, side, cancelled(inside))
    await made.run()
    expect(datesOf(made, other)).toEqual([[inside, 'cancelled']])
    await expectEven()
    edit(made, side, { series: seriesOf(weekly(5)) })
    await made.run()
    expect(datesOf(made, other)).toEqual([])
    await expectEven()
  })
  it('a new rule goes over, and so does the end', async () => {
    await settled('neo', cancelled(inside))
    setRule(made, side, weekly(1, 5))
    await made.run()
    await expectEven()
    setRule(made, side, { ...weekly(1, 5), end: { is: 'until', day: '2026-12-25' } })
    await made.run()
    expect(only(made, other).fields.series?.rule.end).toEqual({ is: 'until', day: '2026-12-25' })
    await expectEven()
  })
  it('becomes a single event, and a single event a series', async () => {
    await settled()
    const { series: _, ...single } = regular()
    made.calendars[side].put(only(made, side).id, { fields: { ...single, times: at(inside) } })
    await made.run()
    expect(only(made, other).fields.series).toBeUndefined()
    await expectEven()
    edit(made, side, { series: seriesOf(weekly(5)) })
    await made.run()
    await expectEven()
  })
  it('the whole of it that is deleted is deleted', async () => {
    await settled(side, cancelled(inside))
    made.calendars[side].remove(only(made, side).id)
    const { plan } = await made.run()
    expect(said(plan.operations).map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([`delete ${other}`])
    expect(made.ids(other)).toEqual([])
  })
  it('I16 a copy of it lives beside it', async () => {
    await settled()
    const { fields, partnerMark } = only(made, side)
    made.calendars[side].add(fields, partnerMark === undefined ? {} : { partnerMark })
    await made.run()
    await made.run()
    expect([made.ids('neo').length, made.ids('outlook').length]).toEqual([2, 2])
  })
})

describe('both have changed it', () => {
  it('different dates: both survive, on both sides, in one run', async () => {
    await settled('neo', cancelled(early))
    setDates(made, 'neo', changed(inside, { subject: 'NEO' }))
    setDates(made, 'outlook', cancelled(late))
    const { applied } = await made.run()
    expect([applied?.counts.neo.updated, applied?.counts.outlook.updated]).toEqual([1, 1])
    for (const side of sideNames)
      expect(datesOf(made, side)).toEqual([
        [early, 'cancelled'],
        [inside, { subject: 'NEO' }],
        [late, 'cancelled'],
      ])
    await made.run()
    await expectEven()
  })
  it('the same date in the same way: nothing is written', async () => {
    await settled()
    for (const side of sideNames) setDates(made, side, cancelled(inside))
    await made.run()
    expect(made.written()).toBe(0)
    await expectEven()
  })
  it('the same date differently: it is asked about, and nothing of it is lost', async () => {
    await settled()
    setDates(made, 'neo', changed(inside, { subject: 'NEO' }))
    setDates(made, 'outlook', cancelled(inside))
    const { plan } = await made.run()
    expect(plan.parked).toMatchObject([
      { why: 'conflict', fields: ['series'], choices: ['neo', 'outlook', 'both', 'apart'] },
    ])
    expect([datesOf(made, 'neo'), datesOf(made, 'outlook')]).toEqual([
      [[inside, { subject: 'NEO' }]],
      [[inside, 'cancelled']],
    ])
  })
  test.each(['neo', 'outlook'] as const)(
    'the same date differently, and %s wins: other dates survive',
    async (winner) => {
      await settled()
      setDates(made, 'neo', changed(inside, { subject: 'NEO' }), cancelled(late))
      setDates(made, 'outlook', cancelled(inside), cancelled(later))
      await made.run({ rules: { conflicts: winner } })
      await made.run({ rules: { conflicts: winner } })
      const date = winner === 'neo' ? { subject: 'NEO' } : 'cancelled'
      expect(datesOf(made, 'neo')).toEqual([
        [inside, date],
        [late, 'cancelled'],
        [later, 'cancelled'],
      ])
      await expectEven()
    },
  )
  it('rule here, date there: both survive where the day is still one', async () => {
    await settled()
    setRule(made, 'neo', { ...weekly(3, 5), end: { is: 'until', day: '2026-12-04' } })
    setDates(made, 'outlook', cancelled(inside), cancelled(later))
    await made.run()
    await made.run()
    expect(datesOf(made, 'neo')).toEqual([[inside, 'cancelled']])
    expect(only(made, 'outlook').fields.series?.rule.end).toEqual({ is: 'until', day: '2026-12-04' })
    await expectEven()
  })
  it('time of day here, date there: both survive', async () => {
    await settled()
    edit(made, 'neo', { times: at(first, '13:00', '14:00') })
    setDates(made, 'outlook', cancelled(inside))
    await made.run()
    expect(only(made, 'outlook').fields.times).toEqual(at(first, '13:00', '14:00'))
    expect(datesOf(made, 'neo')).toEqual([[inside, 'cancelled']])
    await expectEven()
  })
  it('two rules: it is asked about', async () => {
    await settled()
    setRule(made, 'neo', weekly(4, 5))
    setRule(made, 'outlook', weekly(1, 5))
    expect((await made.run()).plan.parked).toMatchObject([
      { why: 'conflict', fields: expect.arrayContaining(['series']) },
    ])
  })
  it('one way: what stands on the target stays until the source changes it; then the source wins, as with any field', async () => {
    const rules = { direction: 'neo-to-outlook' } as const
    await settled()
    setDates(made, 'outlook', cancelled(late))
    await made.run({ rules })
    expect([made.written(), datesOf(made, 'outlook')]).toEqual([0, [[late, 'cancelled']]])
    setDates(made, 'neo', cancelled(inside))
    await made.run({ rules })
    expect([datesOf(made, 'neo'), datesOf(made, 'outlook')]).toEqual([[[inside, 'cancelled']], [[inside, 'cancelled']]])
    await made.run({ rules })
    expect(made.written()).toBe(0)
  })
})

describe('L6 a series is deleted while dates of it were edited', () => {
  it('a date that was edited in Outlook keeps the series from being deleted by NEO', async () => {
    await settled()
    setDates(made, 'outlook', changed(inside, { subject: '大事な回' }))
    made.calendars.neo.remove(only(made, 'neo').id)
    const { plan } = await made.run()
    expect(plan.operations.some((o) => o.do === 'delete')).toBe(false)
    expect(datesOf(made, 'neo')).toEqual([[inside, { subject: '大事な回' }]])
    await expectEven()
  })
  it('shared with others it is asked about before Outlook deletes it', async () => {
    await settled()
    made.calendars.neo.put(only(made, 'neo').id, { shared: true })
    made.calendars.outlook.remove(only(made, 'outlook').id)
    const { plan } = await made.run()
    expect(plan.parked.map(({ why }) => why)).toEqual(['shared-deletion'])
    expect(made.ids('neo')).toHaveLength(1)
  })
})

describe('what a side cannot say', () => {
  it('is shown as not yet, and nothing is made of it', async () => {
    const fifth = { ...weekly(5), pattern: { every: 'month', n: 1, on: { nth: 5, weekdays: [5] } } } as const
    made.calendars.neo.add({
      ...regular(),
      times: at('2026-10-30'),
      series: seriesOf(fifth, changed('2026-10-30', { times: at(inside) })),
    })
    const { plan } = await made.run()
    expect(plan.parked).toMatchObject([{ why: 'series', side: 'neo' }])
    expect(made.ids('outlook')).toEqual([])
  })
  it('stays as it is on the other side when it becomes so, and other fields go over', async () => {
    await settled()
    const { pattern } = { pattern: { every: 'month', n: 1, on: { day: 31 } } } as const
    made.calendars.outlook.edit(only(made, 'outlook').id, {
      subject: '月末定例',
      times: at('2026-10-31'),
      series: seriesOf({ ...weekly(5), pattern }, changed('2026-10-31', { times: at(inside) })),
    })
    const { plan } = await made.run()
    expect(plan.parked).toMatchObject([{ why: 'series', side: 'outlook', fields: ['times', 'series'] }])
    expect(only(made, 'neo').fields).toMatchObject({
      subject: '月末定例',
      times: at(first),
      series: { rule: weekly(5) },
    })
    await made.run()
    expect(made.written()).toBe(0)
  })
})

describe('history', () => {
  it('what a write made of the dates is taken back', async () => {
    await settled('neo', cancelled(early))
    setDates(made, 'neo', cancelled(inside))
    await made.run()
    const entry = (await made.entries(made.latest())).find(({ operation }) => operation.do === 'update')
    await made.takeBack(entry ? [entry] : [])
    expect(datesOf(made, 'outlook')).toEqual([[early, 'cancelled']])
    expect(datesOf(made, 'neo')).toEqual([
      [early, 'cancelled'],
      [inside, 'cancelled'],
    ])
  })
  it('a series that was deleted comes back with all its dates', async () => {
    await settled('neo', cancelled(early), changed(late, { subject: '別件' }))
    made.calendars.neo.remove(only(made, 'neo').id)
    await made.run()
    await made.takeBack(await made.entries(made.latest()))
    expect(only(made, 'outlook').fields).toEqual(regular(cancelled(early), changed(late, { subject: '別件' })))
  })
})

it('a clock that jumps over many series counts each once', async () => {
  for (let nth = 0; nth < 6; nth++) made.calendars.neo.add({ ...regular(), subject: `定例${nth}` })
  await made.run()
  for (const id of made.ids('neo')) made.calendars.neo.edit(id, { times: at(first, '19:00', '20:00') })
  const { question } = await made.run()
  expect(question?.problem).toMatchObject({ kind: 'guard-mass-change', count: 6 })
})

it('a single event that looks like the first date of a series is another event', async () => {
  const { series: _, ...single } = regular()
  made.calendars.neo.add({ ...single, times: at(inside) })
  made.calendars.outlook.add({ ...regular(), times: at(inside) })
  const { plan } = await made.run()
  expect(plan.adopted).toBe(0)
})
