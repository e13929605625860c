import { describe, expect, test } from 'vitest'
import { otherSide } from '../../../../lib/core/event.ts'
import { fieldsOf } from '../build.ts'
import { world } from '../two-calendars.ts'
import { at, cancelled, datesOf, edit, expectEvenOf, only, seriesOf, setDates, setRule } from './build.ts'

const sideNames = ['neo', 'outlook'] as const
/** Every third day from Tuesday 17 November 2026 on. */
const thirdDays = { pattern: { every: 'day', n: 3 }, end: { is: 'until', day: '2026-12-17' }, short: 'last' } as const
const settled = async () => {
  const made = world()
  made.calendars.neo.add(fieldsOf('定例', { times: at('2026-11-17'), series: seriesOf(thirdDays) }))
  await made.run()
  return made
}

// A rule counts from its first day: with another first day it gives other dates, and has another end.
test.each([
  ['neo', 'outlook'],
  ['outlook', 'neo'],
] as const)(
  'from %s only: a rule takes its first day along to %s, where somebody had moved the event',
  async (a, b) => {
    const made = world()
    const rules = { direction: a === 'neo' ? ('neo-to-outlook' as const) : ('outlook-to-neo' as const) }
    made.calendars[a].add(fieldsOf('定例', { times: at('2026-11-27') }))
    await made.run({ rules })
    edit(made, b, { times: at('2026-11-26') })
    await made.run({ rules })
    expect(only(made, b).fields.times).toEqual(at('2026-11-26'))
    setRule(made, a, { pattern: { every: 'day', n: 3 }, end: { is: 'until', day: '2026-12-31' }, short: 'last' })
    await made.run({ rules })
    expect(only(made, b).fields.times).toEqual(at('2026-11-27'))
    await expectEvenOf(made)
  },
)

test('both have moved its first day, each elsewhere: its times and its rule are one question', async () => {
  const made = await settled()
  edit(made, 'neo', { times: at('2026-11-21') })
  edit(made, 'outlook', { times: at('2026-11-25') })
  const { plan } = await made.run()
  expect(plan.parked).toMatchObject([{ why: 'conflict', fields: ['times', 'series'] }])
  const again = await made.run()
  expect([made.written(), again.plan.put, again.plan.parked.length]).toEqual([0, [], 1])
})

test.each(sideNames)('both have moved its first day, and %s wins: it wins the whole of it', async (winner) => {
  const made = await settled()
  edit(made, 'neo', { times: at('2026-11-21') })
  edit(made, 'outlook', { times: at('2026-11-25') })
  const { fields } = only(made, winner)
  await made.run({ rules: { conflicts: winner } })
  expect(only(made, otherSide(winner)).fields).toEqual(fields)
  await expectEvenOf(made)
})

describe.each(sideNames)('its first day is moved on %s', (side) => {
  const other = otherSide(side)
  test('and a date is cancelled on the other side: both survive where the day is still one', async () => {
    const made = await settled()
    edit(made, side, { times: at('2026-11-20') })
    setDates(made, other, cancelled('2026-11-17'), cancelled('2026-11-26'))
    await made.run()
    await made.run()
    expect(only(made, other).fields.times).toEqual(at('2026-11-20'))
    expect(datesOf(made, side)).toEqual([['2026-11-26', 'cancelled']])
    await expectEvenOf(made)
  })
  test('and the other side moves the time of day: nobody can tell, and it is asked about', async () => {
    const made = await settled()
    edit(made, side, { times: at('2026-11-20') })
    edit(made, other, { times: at('2026-11-17', '15:00', '16:00') })
    setDates(made, other, cancelled('2026-11-26'))
    const { plan } = await made.run()
    expect([made.written(), plan.parked]).toMatchObject([0, [{ why: 'conflict', fields: ['times', 'series'] }]])
  })
  test('so far that its rule gives no day any more: nothing of it goes over, and that is listed', async () => {
    const made = await settled()
    edit(made, side, { times: at('2027-03-01') })
    const before = only(made, other).fields
    const { plan } = await made.run()
    expect(plan.parked).toMatchObject([{ why: 'series', side, fields: ['times', 'series'] }])
    expect(only(made, other).fields).toEqual(before)
  })
})

test('where nothing is remembered the rule is what both have, and only the time of day is asked about', async () => {
  const made = await settled()
  made.loseStore()
  edit(made, 'neo', { times: at('2026-11-17', '10:00', '12:00') })
  edit(made, 'outlook', { times: at('2026-11-17', '10:00', '13:00') })
  for (const nth of [1, 2]) {
    const { plan } = await made.run()
    expect([plan.parked, nth === 1 ? [] : plan.put]).toMatchObject([[{ why: 'conflict', fields: ['times'] }], []])
  }
})
