import { beforeEach, describe, expect, test } from 'vitest'
import { otherSide, type SideName } from '../../../../lib/core/event.ts'
import { Crash } from '../../../fakes/memory-side.ts'
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
  setDates,
  setRule,
  settle,
  weekly,
  type regular,
} from './build.ts'

let made: World
beforeEach(() => {
  made = world()
})
const sideNames = ['neo', 'outlook'] as const
const [, early, inside, late] = fridays
const expectEven = () => expectEvenOf(made)
const settled = (side: SideName = 'neo', ...exceptions: Parameters<typeof regular>) => settle(made, side, ...exceptions)

describe('writes that are cut short', () => {
  const whole = [
    [early, 'cancelled'],
    [late, { subject: '別件' }],
  ]
  const cut = async (on: SideName) => {
    made.faults[on].push({ on: 'update', does: 'cut', times: 1 })
    await made.run().catch((error: unknown) => expect(error).toBeInstanceOf(Crash))
    expect(await made.intents()).not.toEqual([])
  }
  test.each(sideNames)("a new rule without its dates on %s is nobody's change: they come back", async (target) => {
    await settled('neo', cancelled(early), changed(late, { subject: '別件' }))
    setRule(made, otherSide(target), weekly(1, 5))
    await cut(target)
    expect(datesOf(made, target)).toEqual([])
    await made.run()
    for (const side of sideNames) expect(datesOf(made, side)).toEqual(whole)
    await expectEven()
  })
  test.each(['failed', 'later', 'crash'] as const)('it is not forgotten when mending is %s', async (does) => {
    await settled('neo', cancelled(early), changed(late, { subject: '別件' }))
    setRule(made, 'neo', weekly(1, 5))
    await cut('outlook')
    made.faults.outlook.push({ on: 'update', does, times: 2 })
    for (let nth = 0; nth < 2; nth++) await made.run().catch((error: unknown) => expect(error).toBeInstanceOf(Crash))
    expect((await made.links())[0]?.cut?.on).toBe('outlook')
    expect(datesOf(made, 'outlook')).toEqual([])
    await made.run()
    expect(datesOf(made, 'outlook')).toEqual(whole)
    await expectEven()
    expect((await made.links())[0]?.cut).toBeUndefined()
  })
  test.each(sideNames)(
    'nothing is put back on %s where it may not be changed any more: it is listed until it may',
    async (on) => {
      await settled('neo', cancelled(early), changed(late, { subject: '別件' }))
      setRule(made, otherSide(on), weekly(1, 5))
      await cut(on)
      const { id } = only(made, on)
      made.calendars[on].put(id, { readOnly: true })
      for (let nth = 0; nth < 2; nth++) {
        const { parked } = await made.run()
        expect([made.written(), parked.map(({ why, fields }) => [why, fields])]).toEqual([
          0,
          [['read-only', ['series']]],
        ])
      }
      const { readOnly: _, ...event } = made.calendars[on].get(id)
      made.calendars[on].events.set(id, event)
      await made.run()
      for (const side of sideNames) expect(datesOf(made, side)).toEqual(whole)
      await expectEven()
    },
  )
  test.each(sideNames)('so are new times, which say the rule anew, without its dates on %s', async (target) => {
    await settled('neo', cancelled(early), changed(late, { subject: '別件' }))
    edit(made, otherSide(target), { times: at(first, '13:00', '14:00') })
    await cut(target)
    expect(datesOf(made, target)).toEqual([])
    await made.run()
    for (const side of sideNames) expect(datesOf(made, side)).toEqual(whole)
    await expectEven()
  })
  test.each(sideNames)('what a person did on %s meanwhile goes over all the same', async (target) => {
    await settled('neo', cancelled(early), changed(late, { subject: '別件' }))
    setRule(made, otherSide(target), weekly(1, 5))
    await cut(target)
    setDates(made, target, cancelled(inside))
    await made.run()
    await made.run()
    for (const side of sideNames)
      expect(datesOf(made, side)).toEqual([
        [early, 'cancelled'],
        [inside, 'cancelled'],
        [late, { subject: '別件' }],
      ])
    await expectEven()
  })
  test.each(sideNames)('cut in %s while both had changed it: nothing of either is lost', async (target) => {
    await settled('neo', changed(early, { subject: '別件' }))
    setDates(made, 'neo', cancelled(inside))
    setRule(made, 'outlook', weekly(1, 5))
    setDates(made, 'outlook', cancelled(late))
    await cut(target)
    await made.run()
    await made.run()
    for (const side of sideNames)
      expect(datesOf(made, side)).toEqual([
        [early, { subject: '別件' }],
        [inside, 'cancelled'],
        [late, 'cancelled'],
      ])
    await expectEven()
  })
  const ways = ['failed', 'crash', 'crash-after', 'unsent', 'lost', 'waiting'] as const
  test.each(sideNames.flatMap((on) => ways.map((does) => [on, does] as const)))(
    'of two halves the one on %s is %s: the other is not believed',
    async (on, does) => {
      await settled()
      setDates(made, 'neo', cancelled(inside))
      setDates(made, 'outlook', cancelled(late))
      made.faults[on].push({ on: 'update', does, times: 1 })
      await made.run().catch((error: unknown) => expect(error).toBeInstanceOf(Crash))
      await made.run()
      await made.run()
      for (const side of sideNames)
        expect(datesOf(made, side)).toEqual([
          [inside, 'cancelled'],
          [late, 'cancelled'],
        ])
      await expectEven()
    },
  )
})

test('without a database the pair is found again, and its dates are as agreed', async () => {
  await settled('neo', cancelled(early))
  made.loseStore()
  setDates(made, 'neo', cancelled(late))
  await made.run()
  expect(datesOf(made, 'outlook')).toEqual([
    [early, 'cancelled'],
    [late, 'cancelled'],
  ])
  await expectEven()
})

test('an agreement that knows the rule and not the times is one all the same', async () => {
  const series = { rule: { ...weekly(5), end: { is: 'until', day: '2027-01-29' } }, exceptions: [] } as const
  const fields = { subject: '定例', place: '', body: '', series }
  made.calendars.neo.add({ ...fields, times: at(first) })
  made.calendars.outlook.add({ ...fields, times: at(first) })
  await made.run()
  made.loseStore()
  made.calendars.neo.edit(only(made, 'neo').id, { times: at(first, '10:00', '12:00'), place: 'NEO' })
  made.calendars.outlook.edit(only(made, 'outlook').id, { times: at(first, '10:00', '13:00'), place: 'Outlook' })
  made.calendars.outlook.put(only(made, 'outlook').id, { partnerMark: 'mark-neo-1' })
  const { plan } = await made.run()
  expect(plan.parked).toMatchObject([{ why: 'conflict', fields: ['times', 'place'] }])
  expect((await made.run()).plan.put).toEqual([])
})
