// 不定期 through the whole engine: real adapters over their emulators. In Outlook every date is an event of its own.
import { afterEach, describe, expect, test } from 'vitest'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { profileOfKnown } from '../fixtures/known-neo.ts'
import { person } from '../fixtures/people.ts'
import {
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
  whys,
  wishOf,
} from './dates-world.ts'
import { day } from './engine-world.ts'

afterEach(endEngines)

describe.each(variantNames)('不定期 of NEO %s', (variant) => {
  const { isMute, lines } = toldBy(variant)

  test('L7 every date is an event of its own in Outlook that says which of how many it is, and the next run is quiet', async () => {
    const made = await start(variant)
    expect((await settle(made)).parked).toEqual([])
    expect(shown(made)).toEqual(lines(three))
    expect(inOutlook(made).map(({ location, recurrence }) => [location, recurrence ?? undefined])).toEqual(
      three.map(() => ['本社', undefined]),
    )
    const before = structuredClone(made.world.neo.events.get(sidOf(made)))
    await settle(made)
    const count = made.count()
    await settle(made)
    expect([count.neo().length, count.graph().length]).toEqual([1, 1])
    expect(made.world.neo.events.get(sidOf(made))).toEqual(before)
  })

  test('L7 what changes in NEO goes to every date, a new date is made, and one that is moved stays the same event', async () => {
    const made = await start(variant)
    await settle(made)
    made.world.neo.editEvent(sidOf(made), { starttime: '1300', endtime: '1400', memo: '持ち物' })
    await settle(made)
    expect(inOutlook(made).map(({ start: from, body }) => [from.slice(11), body.includes('持ち物')])).toEqual(
      three.map(() => ['13:00', true]),
    )
    const four = [...three, day(40)]
    setDates(made, four)
    await settle(made)
    expect(shown(made)).toEqual(lines(four))
    const id = idOn(made, day(8))
    setDates(made, [day(3), day(9), day(20), day(40)])
    const plan = await settle(made)
    if (isMute) {
      // Whether the old date is still one of them nobody can tell: it stays until a person says so.
      expect(whys(plan)).toEqual([['unlisted', ['neo', 'apart']]])
      expect(inOutlook(made)).toHaveLength(5)
      return
    }
    expect([shown(made), idOn(made, day(9))]).toEqual([lines([day(3), day(9), day(20), day(40)]), id])
  })

  test('L7 a date that is taken out in NEO goes from Outlook where the form proves it, and waits for a word where it does not', async () => {
    const made = await start(variant)
    await settle(made)
    setDates(made, [day(3), day(20)])
    const plan = await settle(made)
    if (!isMute) {
      expect([shown(made), whys(plan)]).toEqual([lines([day(3), day(20)]), []])
      return
    }
    expect([inOutlook(made).length, whys(plan)]).toEqual([3, [['unlisted', ['neo', 'apart']]]])
    const [open] = plan.parked
    await made.store.record({
      wish: [{ id: 'w', at: 1, want: 'neo', neo: open?.ids.neo ?? '', outlook: open?.ids.outlook ?? '' }],
    })
    await settle(made)
    expect(shown(made)).toEqual(lines([day(3), day(20)]))
  })

  test('with the whole entry all go, and many of them not without a word', async () => {
    const single = { owner: person.neoUid, startdate: day(2), starttime: '0900', endtime: '0930', detail: '朝礼' }
    const made = await start(variant, { neoEvents: [free(), single] })
    await settle(made)
    made.world.neo.removeEvent(sidOf(made))
    await settle(made)
    expect(inOutlook(made).map(({ subject }) => subject)).toEqual(['朝礼'])

    const many = await start(variant, { neoEvents: [free(Array.from({ length: 6 }, (_, index) => day(3 + index)))] })
    await settle(many)
    many.world.neo.addEvent(person.neoUid, { startdate: day(4), detail: '別件' })
    await settle(many)
    many.world.neo.removeEvent(sidOf(many))
    const { question } = await many.run()
    expect([question?.problem.kind, inOutlook(many).length]).toEqual(['guard-many-deletions', 7])
    await many.run({ confirmed: question?.id ?? '' })
    expect(inOutlook(many).map(({ subject }) => subject)).toEqual(['別件'])
  })

  test('an edit in Outlook waits with words of its own, never touches NEO, and can be given up or left', async () => {
    const made = await start(variant, { profile: profileOfKnown() })
    await settle(made)
    const before = structuredClone(made.world.neo.events.get(sidOf(made)))
    made.world.outlook().edit(idOn(made, day(8)), { subject: '実技', start: `${day(9)}T15:00`, end: `${day(9)}T16:00` })
    const plan = await settle(made)
    expect(whys(plan)).toEqual([['irregular', ['neo', 'apart']]])
    expect(plan.parked[0]?.fields?.toSorted()).toEqual(['subject', 'times'])
    expect(made.world.neo.events.get(sidOf(made))).toEqual(before)
    await made.store.record({ wish: [wishOf('apart', plan.parked[0]?.ids ?? {})] })
    expect(whys(await settle(made)).map(([why]) => why)).toEqual(['chosen'])
    await made.store.record({ wish: [{ ...wishOf('neo', plan.parked[0]?.ids ?? {}), at: 2 }] })
    expect((await settle(made)).parked).toEqual([])
    expect(shown(made)).toEqual(lines(three))
    expect(made.world.neo.events.get(sidOf(made))).toEqual(before)
  })

  test('a deletion in Outlook waits where nobody knows how one date is taken out, and the event can come back', async () => {
    const made = await start(variant, { profile: defaultProfile })
    await settle(made)
    made.world.outlook().remove(idOn(made, day(8)))
    const plan = await settle(made)
    expect([whys(plan), datesOf(made)]).toEqual([[['irregular', ['neo', 'apart']]], { every: 'date', dates: three }])
    expect(made.world.neo.calls().filter(({ cmd }) => cmd === 'schdel')).toEqual([])
    await made.store.record({ wish: [wishOf('neo', plan.parked[0]?.ids ?? {})] })
    expect((await settle(made)).parked).toEqual([])
    expect(shown(made)).toEqual(lines(three))
  })

  test('where it is known the date alone is taken out in NEO, and is told as any deletion', async () => {
    const made = await start(variant, { profile: profileOfKnown() })
    await settle(made)
    made.world.outlook().remove(idOn(made, day(8)))
    const plan = await settle(made)
    if (isMute) expect(whys(plan)).toEqual([['irregular', ['neo', 'apart']]])
    else
      expect([shown(made), datesOf(made)]).toEqual([
        lines([day(3), day(20)]),
        { every: 'date', dates: [day(3), day(20)] },
      ])
  })

  test('a date that others share is not taken out for them without a word', async () => {
    const made = await start(variant, {
      profile: profileOfKnown(),
      neoEvents: [free(three, { otherto: [person.neoUid, '1002'] })],
    })
    await settle(made)
    made.world.outlook().remove(idOn(made, day(8)))
    const plan = await settle(made)
    expect(whys(plan)).toEqual([
      isMute ? ['irregular', ['neo', 'apart']] : ['shared-deletion', ['neo', 'outlook', 'apart']],
    ])
    expect(datesOf(made)).toEqual({ every: 'date', dates: three })
    if (isMute) return
    await made.store.record({ wish: [wishOf('outlook', plan.parked[0]?.ids ?? {})] })
    await settle(made)
    expect(datesOf(made)).toEqual({ every: 'date', dates: [day(3), day(20)] })
  })
})
