// 不定期 through the whole engine: real adapters over their emulators. In Outlook every date is an event of its own.
import { afterEach, describe, expect, test } from 'vitest'
import type { Wish } from '../../lib/core/wish.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { type VariantName, variantNames } from '../emulators/neo/variants.ts'
import type { EventInput } from '../emulators/neo/types.ts'
import { profileOfKnown } from '../fixtures/known-neo.ts'
import { person } from '../fixtures/people.ts'
import { createEngine, day, type Engine, type RunOptions } from './engine-world.ts'

const engines: Engine[] = []
afterEach(() => {
  for (const { world } of engines.splice(0)) expect(world.offences()).toEqual([])
})

const three = [day(3), day(8), day(20)]
const free = (dates: readonly string[] = three, more: Partial<EventInput> = {}) => ({
  owner: person.neoUid,
  startdate: dates[0] ?? '',
  starttime: '1000',
  endtime: '1100',
  detail: '研修',
  place: '本社',
  recurrence: { every: 'date' as const, dates: [...dates] },
  ...more,
})
const start = async (variant: VariantName, options: Parameters<typeof createEngine>[0] = {}) => {
  const made = await createEngine({ variant, seed: 7, neoEvents: [free()], outlookEvents: [], ...options })
  engines.push(made)
  return made
}
const sidOf = ({ world: { neo } }: Engine) =>
  neo.eventsOf(person.neoUid).find(({ detail }) => detail === '研修')?.sid ?? ''
const setDates = (made: Engine, dates: readonly string[], more: Partial<EventInput> = {}) =>
  made.world.neo.editEvent(sidOf(made), { recurrence: { every: 'date', dates: [...dates] }, ...more })
const datesOf = (made: Engine) => made.world.neo.events.get(sidOf(made))?.recurrence
const inOutlook = ({ world }: Engine) =>
  world
    .outlook()
    .list()
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
const wordIn = (body: string) => /不定期[ \d/]*/.exec(body)?.[0]?.trim() ?? ''
const shown = (made: Engine) =>
  inOutlook(made).map(({ subject, start: from, body }) => `${from.slice(0, 10)} ${subject} ${wordIn(body)}`)
const idOn = (made: Engine, date: string) => inOutlook(made).find((one) => one.start.startsWith(date))?.id ?? ''
const settle = async (made: Engine, options: RunOptions = {}) => {
  for (let round = 0; round < 6; round++) {
    const { plan, question } = await made.run(options)
    expect(question).toBeUndefined()
    if (plan.operations.length === 0) return plan
  }
  throw new Error('it never ends')
}
const whys = ({ parked }: Awaited<ReturnType<typeof settle>>) => parked.map(({ why, choices }) => [why, choices])
const another = (device: string) => ({
  device,
  store: memoryStore(),
  mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
})

describe.each(variantNames)('不定期 of NEO %s', (variant) => {
  const isMute = variant === 'alias'
  const word = (place: number, of: number) => (isMute ? '不定期' : `不定期 ${place}/${of}`)
  const lines = (dates: readonly string[], title = '研修') =>
    dates.map((date, index) => `${date} ${title} ${word(index + 1, dates.length)}`)

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

  const wishOf = (want: Wish['want'], { neo, outlook }: { neo?: string; outlook?: string }): Wish => ({
    id: `said ${want}`,
    at: 1,
    want,
    ...(neo !== undefined && { neo }),
    ...(outlook !== undefined && { outlook }),
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
