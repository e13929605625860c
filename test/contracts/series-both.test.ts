// Series through the whole engine: real adapters over their emulators, both ways, and whatever is cut off in between.
import { afterEach, describe, expect, test } from 'vitest'
import type { Recurrence } from '../emulators/neo/types.ts'
import { occurrencesOf } from '../emulators/neo/recurrence.ts'
import { type VariantName, variantNames } from '../emulators/neo/variants.ts'
import { profileOfKnown } from '../fixtures/known-neo.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import { person } from '../fixtures/people.ts'
import { createEngine, day, type RunOptions } from './engine-world.ts'

type Engine = Awaited<ReturnType<typeof createEngine>>
const engines: Engine[] = []
afterEach(() => {
  for (const { world } of engines.splice(0)) expect(world.offences()).toEqual([])
})

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** The n-th date of the series. */
const nth = (n: number) => day(7 + 7 * n)
const rule = (except: string[] = []): Recurrence => ({
  every: 'week',
  interval: 1,
  weekdays: [weekdayOf(nth(0))],
  until: nth(5),
  except,
})
const meeting = {
  owner: person.neoUid,
  startdate: nth(0),
  starttime: '1000',
  endtime: '1100',
  detail: '朝会',
  place: '本社',
}
const inNeo = (except: string[] = []) => [{ ...meeting, recurrence: rule(except) }]
const inOutlook = {
  subject: '朝会',
  start: `${nth(0)}T10:00`,
  end: `${nth(0)}T11:00`,
  location: '本社',
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: [names[weekdayOf(nth(0))]] },
    range: { type: 'endDate', startDate: nth(0), endDate: nth(5) },
  },
}

const start = async (variant: VariantName, options: Parameters<typeof createEngine>[0] = {}) => {
  const profile = profileOfKnown()
  const made = await createEngine({ variant, seed: 7, profile, neoEvents: [], outlookEvents: [], ...options })
  engines.push(made)
  return made
}
const neoDays = ({ world: { neo } }: Engine) =>
  neo
    .eventsOf(person.neoUid)
    .filter(({ detail }) => detail !== '見本')
    .flatMap((event) => occurrencesOf(event, day(170), neo.variant))
    .map(({ startdate, event }) => `${startdate} ${event.starttime} ${event.detail} ${event.place}`)
    .toSorted()
const outlookDays = ({ world }: Engine) => {
  const box = world.outlook()
  return box
    .list()
    .flatMap((event) => (event.recurrence ? box.days(event.id, day(-10), day(170)) : [event]))
    .map(
      (event) =>
        `${event.start.slice(0, 10)} ${event.start.slice(11).replace(':', '')} ${event.subject} ${event.location}`,
    )
    .toSorted()
}
const masterOf = ({ world }: Engine) =>
  world
    .outlook()
    .list()
    .find(({ recurrence }) => recurrence)?.id ?? ''
const entryOf = ({ world: { neo } }: Engine) => {
  const found = neo.eventsOf(person.neoUid).find(({ detail }) => detail !== '見本')
  if (!found?.recurrence || found.recurrence.every === 'date') throw new Error('no series in NEO')
  return { sid: found.sid, recurrence: found.recurrence }
}

/** Runs until nothing is left to do, and says what the last one still wanted. */
const settle = async (made: Engine, options: RunOptions = {}) => {
  for (let round = 0; round < 6; round++) {
    const { plan, question } = await made.run(options)
    expect(question).toBeUndefined()
    if (plan.operations.length === 0) return plan
  }
  throw new Error('it never ends')
}
const expectSame = async (made: Engine, count: number) => {
  const plan = await settle(made)
  expect(plan.parked).toEqual([])
  expect(outlookDays(made)).toEqual(neoDays(made))
  expect(neoDays(made)).toHaveLength(count)
}

describe.each(variantNames)('series of NEO %s', (variant) => {
  test('go to Outlook as one series with what was taken out, and stay as they are', async () => {
    const made = await start(variant, { neoEvents: inNeo([nth(2)]) })
    await expectSame(made, 5)
    expect(made.world.outlook().list()).toHaveLength(1)
  })

  test('come from Outlook as one series with what was taken out', async () => {
    const made = await start(variant, { outlookEvents: [inOutlook] })
    made.world.outlook().removeDay(masterOf(made), nth(3))
    // NEO's form has to be seen once.
    made.world.neo.addEvent(person.neoUid, { startdate: day(3), starttime: '0900', endtime: '1000', detail: '単独' })
    await settle(made)
    expect(made.world.neo.eventsOf(person.neoUid).filter(({ detail }) => detail === '朝会')).toHaveLength(1)
    expect(outlookDays(made)).toEqual(neoDays(made))
    expect(neoDays(made)).toHaveLength(6)
  })

  test('follow each other date by date, whoever changes what', async () => {
    const made = await start(variant, { neoEvents: inNeo() })
    await expectSame(made, 6)
    const { sid } = entryOf(made)
    made.world.neo.editEvent(sid, { recurrence: rule([nth(1)]) })
    made.world.outlook().removeDay(masterOf(made), nth(4))
    await expectSame(made, 4)
    made.world.outlook().edit(masterOf(made), { subject: '夕会' })
    await expectSame(made, 4)
    made.world.neo.editEvent(sid, { starttime: '1300', endtime: '1400' })
    await expectSame(made, 4)
    expect(neoDays(made)[0]).toBe(`${nth(0)} 1300 夕会 本社`)
    const { recurrence } = entryOf(made)
    made.world.neo.editEvent(sid, { recurrence: { ...recurrence, until: nth(6) } })
    await expectSame(made, 5)
    expect(made.world.outlook().list()).toHaveLength(1)
    expect(made.world.neo.eventsOf(person.neoUid)).toHaveLength(2)
  })

  test('a date that is taken out in Outlook waits on the list where nobody knows how it is said, and is never sent', async () => {
    const made = await start(variant, { neoEvents: inNeo(), profile: defaultProfile })
    await expectSame(made, 6)
    const { sid } = entryOf(made)
    const before = neoDays(made)
    made.world.outlook().removeDay(masterOf(made), nth(4))
    const { parked } = await settle(made)
    expect(parked.map(({ why, choices }) => [why, choices])).toEqual([['series-day', ['neo', 'apart']]])
    expect([neoDays(made), made.world.neo.calls().filter(({ cmd }) => cmd === 'schdel')]).toEqual([before, []])
    // All of it may go nevertheless.
    made.world.outlook().remove(masterOf(made))
    await settle(made)
    expect(made.world.neo.events.get(sid)).toBeUndefined()
  })

  test('a date that others share is not taken out for them without a word', async () => {
    const [shared] = inNeo()
    const made = await start(variant, { neoEvents: [{ ...meeting, ...shared, otherto: [person.neoUid, '1002'] }] })
    await expectSame(made, 6)
    made.world.outlook().removeDay(masterOf(made), nth(4))
    for (let round = 0; round < 2; round++) {
      const { plan } = await made.run()
      expect(plan.parked.map(({ why, fields }) => [why, fields])).toEqual([['conflict', ['series']]])
    }
    expect([neoDays(made).length, outlookDays(made).length]).toEqual([6, 5])
  })

  test('are gone on one side when they are deleted on the other', async () => {
    for (const by of ['neo', 'outlook'] as const) {
      const made = await start(variant, { neoEvents: inNeo([nth(2)]) })
      await expectSame(made, 5)
      if (by === 'neo') made.world.neo.removeEvent(entryOf(made).sid)
      else made.world.outlook().remove(masterOf(made))
      await settle(made)
      expect([neoDays(made), outlookDays(made)]).toEqual([[], []])
    }
  })

  test('a date that is changed in Outlook waits with its words, and nothing of it is lost', async () => {
    const made = await start(variant, { neoEvents: inNeo() })
    await expectSame(made, 6)
    const before = neoDays(made)
    made.world.outlook().editDay(masterOf(made), nth(2), { subject: '変更回' })
    for (let round = 0; round < 2; round++) {
      const { plan } = await made.run()
      expect(plan.operations.filter(({ on }) => on === 'neo')).toEqual([])
      expect(plan.parked.map(({ why, choices }) => [why, choices])).toEqual([['series-day', ['neo', 'apart']]])
    }
    expect(neoDays(made)).toEqual(before)
    expect(outlookDays(made)).toContain(`${nth(2)} 1000 変更回 本社`)
  })

  test('what is cut off between any two requests ends as if nothing had been', async () => {
    for (let cut = 1; cut < 60; cut += variant === 'cloud' ? 1 : 4) {
      const made = await start(variant, { neoEvents: inNeo([nth(1), nth(3)]) })
      let left = cut
      const dying: RunOptions = {
        through: (send) => async (input, init) => {
          if (left-- <= 0) throw new TypeError('the worker is dead')
          return send(input, init)
        },
      }
      await made.run(dying).catch(() => undefined)
      const isWhole = left > 0
      await expectSame(made, 4)
      expect(made.world.outlook().list()).toHaveLength(1)
      if (isWhole) break
    }
  })

  test('a change of the rule that is cut off loses no date that was taken out', async () => {
    for (let cut = 1; cut < 60; cut += 2) {
      const made = await start(variant, { neoEvents: inNeo([nth(1), nth(3)]) })
      await expectSame(made, 4)
      const { sid, recurrence } = entryOf(made)
      made.world.neo.editEvent(sid, { recurrence: { ...recurrence, until: nth(7) } })
      let left = cut
      const through: RunOptions['through'] = (send) => async (input, init) => {
        if (left-- <= 0) throw new TypeError('the worker is dead')
        return send(input, init)
      }
      await made.run({ through }).catch(() => undefined)
      await expectSame(made, 6)
      if (left > 0) break
    }
  })
})
