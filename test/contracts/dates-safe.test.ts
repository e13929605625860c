// 不定期 where something is lost, cut off, moved or turned into something else: nothing is lost or doubled.
import { afterEach, describe, expect, test } from 'vitest'
import type { EventInput } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import {
  another,
  datesOf,
  endEngines,
  free,
  idOn,
  inOutlook,
  setDates,
  settle,
  shown,
  sidOf,
  start,
  three,
  toldBy,
} from './dates-world.ts'
import { profileOfKnown } from '../fixtures/known-neo.ts'
import { person } from '../fixtures/people.ts'
import { day, type RunOptions } from './engine-world.ts'

afterEach(endEngines)

describe.each(variantNames)('不定期 of NEO %s', (variant) => {
  const { isMute, lines } = toldBy(variant)

  test('a lost database finds all of them again without a write, and a second PC doubles none', async () => {
    const made = await start(variant)
    await settle(made)
    const before = inOutlook(made)
    for (const pc of [another('device-1'), another('device-2')]) {
      const { plan } = await made.run({ pc })
      expect([plan.operations, plan.parked, (await pc.store.links()).length]).toEqual([[], [], 3])
    }
    expect(inOutlook(made)).toEqual(before)
  })

  test('two PCs agree on a date that was moved, whoever sees it first, and on what one of them saw in two steps', async () => {
    const made = await start(variant)
    const pc = another('device-2')
    await settle(made)
    await settle(made, { pc })
    setDates(made, [day(3), day(9), day(20)])
    await settle(made)
    await settle(made, { pc })
    setDates(made, [day(3), day(9), day(10), day(20)])
    await settle(made, { pc })
    setDates(made, [day(3), day(10), day(20)])
    await settle(made)
    await settle(made, { pc })
    await settle(made)
    if (isMute) return
    expect(shown(made)).toEqual(lines([day(3), day(10), day(20)]))
  })

  const changes: [string, Partial<EventInput>, Partial<EventInput>, number][] = [
    ['a single entry that gets dates', { recurrence: undefined }, free(), 3],
    ['one that becomes a single entry', free(), { recurrence: undefined }, 1],
    ['定期 that becomes 不定期', { recurrence: { every: 'day', interval: 1, until: day(6), except: [] } }, free(), 3],
    ['不定期 that becomes 定期', free(), { recurrence: { every: 'day', interval: 1, until: day(6), except: [] } }, 1],
  ]
  test.each(changes)('%s: nothing is lost or doubled', async (title, from, to, count) => {
    const made = await start(variant, { neoEvents: [free(three, from)] })
    await settle(made)
    const id = idOn(made, day(3))
    made.world.neo.editEvent(sidOf(made), to)
    expect((await settle(made)).parked).toEqual([])
    expect(inOutlook(made)).toHaveLength(count)
    // What was one event on that day still is: what a person has done to it in Outlook stays.
    if (!title.includes('定期 that') && !title.includes('becomes 定期')) expect(idOn(made, day(3))).toBe(id)
    await settle(made)
    const { plan } = await made.run({ pc: another('device-3') })
    expect([plan.operations, plan.parked]).toEqual([[], []])
  })

  test('an event of Outlook that gets dates in NEO stays the person’s own', async () => {
    const made = await start(variant, {
      neoEvents: [],
      outlookEvents: [{ subject: '研修', start: `${day(3)}T10:00`, end: `${day(3)}T11:00` }],
    })
    await settle(made)
    const id = idOn(made, day(3))
    setDates(made, three)
    expect((await settle(made)).parked).toEqual([])
    expect([shown(made), idOn(made, day(3))]).toEqual([lines(three), id])
    setDates(made, [...three, day(30)])
    expect((await settle(made)).parked).toEqual([])
    expect(shown(made)).toEqual(lines([...three, day(30)]))
  })

  test('past dates, excluded kinds and the window hold for each date, and the direction for all', async () => {
    const dates = [day(-5), day(3), day(200)]
    const made = await start(variant, { neoEvents: [free(dates)] })
    const endedBefore = `${day(0)}T00:00`
    await settle(made, { rules: { endedBefore } })
    expect(inOutlook(made).map(({ start: from }) => from.slice(0, 10))).toEqual([day(3)])
    const kind = await start(variant, { neoEvents: [free(three, { event: '私用' })] })
    await settle(kind, { rules: { excludedKinds: ['私用'] } })
    await settle(kind, { direction: 'outlook-to-neo' })
    expect(inOutlook(kind)).toEqual([])
    await settle(kind, { direction: 'neo-to-outlook' })
    expect(inOutlook(kind)).toHaveLength(3)
    const before = structuredClone(datesOf(kind))
    kind.world.outlook().edit(idOn(kind, day(8)), { subject: '実技' })
    kind.world.outlook().remove(idOn(kind, day(20)))
    expect((await settle(kind, { direction: 'neo-to-outlook' })).operations).toEqual([])
    expect(datesOf(kind)).toEqual(before)
  })

  test('what was written can be taken back, and stays so', async () => {
    const made = await start(variant)
    await settle(made)
    const asked = await made.undo()
    await made.undo(undefined, { confirmed: asked.question?.id ?? '' })
    expect(inOutlook(made)).toEqual([])
    const plan = await settle(made)
    expect([plan.parked.map(({ why }) => why), datesOf(made)]).toEqual([
      ['undone', 'undone', 'undone'],
      { every: 'date', dates: three },
    ])
  })

  test('a date that was taken out in NEO comes back as an entry of its own, and the others stay as they are', async () => {
    const made = await start(variant, { profile: profileOfKnown() })
    await settle(made)
    made.world.outlook().remove(idOn(made, day(8)))
    await settle(made)
    if (isMute) return expect(datesOf(made)).toEqual({ every: 'date', dates: three })
    const entries = (await made.store.entries()).filter(({ operation }) => operation.do === 'delete')
    const asked = await made.undo(entries)
    await made.undo(entries, { confirmed: asked.question?.id ?? '' })
    await settle(made)
    const back = made.world.neo.eventsOf(person.neoUid).filter(({ startdate }) => startdate === day(8))
    expect(back).toMatchObject([{ detail: '研修', place: '本社', starttime: '1000', recurrence: undefined }])
    return expect(datesOf(made)).toEqual({ every: 'date', dates: [day(3), day(20)] })
  })

  test('what is cut off between any two requests ends as if nothing had been', async () => {
    for (let cut = 1; cut < 40; cut += variant === 'cloud' ? 1 : 3) {
      const made = await start(variant)
      let left = cut
      const through: RunOptions['through'] = (send) => async (input, init) => {
        if (left-- <= 0) throw new TypeError('the worker is dead')
        return send(input, init)
      }
      await made.run({ through }).catch(() => undefined)
      const isFirstWhole = left > 0
      await settle(made)
      setDates(made, [day(3), day(9), day(20)])
      left = cut
      await made.run({ through }).catch(() => undefined)
      const isWhole = left > 0
      const plan = await settle(made)
      if (isMute) expect(inOutlook(made)).toHaveLength(4)
      else expect([shown(made), plan.parked]).toEqual([lines([day(3), day(9), day(20)]), []])
      if (isFirstWhole && isWhole) break
    }
  })
})
