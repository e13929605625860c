// Random series through the real adapters, each way, over three years: no date is wrong, and the second run has nothing to do.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { occurrencesOf } from '../../emulators/neo/recurrence.ts'
import { findVariant, variantNames, type VariantName } from '../../emulators/neo/variants.ts'
import { createEngine } from '../../contracts/engine-world.ts'
import { profileOfKnown } from '../../fixtures/known-neo.ts'
import { person } from '../../fixtures/people.ts'
import {
  conventionsOf,
  drawnOptional,
  inNeo,
  inOutlookOptional,
  outlookWay,
  plusDays,
  type Said,
  said,
  shownOf,
  span,
} from './both-calendars.ts'

/** So many series each way, in all variants together. */
const runs = Number(process.env['SERIES_BOTH_RUNS'] ?? 500)
const seed = Number(process.env['SERIES_SEED'] ?? 20261127)
const perWorld = 5
/** Milliseconds: each is a minute of work on an idle machine. */
const slow = 900_000

type Engine = Awaited<ReturnType<typeof createEngine>>
const start = (variant: VariantName) =>
  createEngine({ variant, seed: 7, profile: profileOfKnown(), neoEvents: [], outlookEvents: [] })

/** By title, the dates of each calendar. */
const neoShows = ({ world: { neo } }: Engine, title: string) =>
  neo
    .eventsOf(person.neoUid)
    .filter(({ detail }) => detail === title)
    .flatMap((event) => occurrencesOf(event, span.to, neo.variant))
    .filter(({ startdate }) => startdate >= span.from)
    .map(({ event, startdate, enddate }) =>
      event.starttime === ''
        ? `${startdate} ${enddate}`
        : `${startdate}T${clock(event.starttime)} ${enddate}T${clock(event.endtime)}`,
    )
const clock = (text: string) => `${text.slice(0, 2)}:${text.slice(2)}`
const outlookShows = ({ world }: Engine, title: string) => {
  const box = world.outlook()
  return box
    .list()
    .filter(({ subject }) => subject === title)
    .flatMap(({ id, recurrence, ...single }) => (recurrence ? box.days(id, span.from, plusDays(span.to, 1)) : [single]))
    .filter(({ start: from }) => from.slice(0, 10) >= span.from)
    .map(({ isAllDay, start: from, end }) =>
      isAllDay ? `${from.slice(0, 10)} ${plusDays(end.slice(0, 10), -1)}` : `${from} ${end}`,
    )
}

const settle = async (made: Engine) => {
  for (let round = 0; round < 5; round++) {
    const { plan, question } = await made.run({ window: span })
    expect(question).toBe(undefined)
    if (plan.operations.length === 0) return plan
  }
  throw new Error('it never ends')
}

/** Every series by its title: carried with the dates that it should have, or listed; then it was not made, or stands there with no wrong date. */
const verify = async (made: Engine, wanted: ReadonlyMap<string, readonly string[]>, shows: typeof neoShows) => {
  const plan = await settle(made)
  const listed = new Map(plan.parked.map(({ item, why }) => [item.fields.subject, why]))
  let carried = 0
  for (const [title, dates] of wanted) {
    const found = shows(made, title).toSorted()
    const why = listed.get(title)
    if (why === undefined) carried++
    expect([title, why, found]).toEqual([title, why, why === undefined || found.length > 0 ? dates : []])
  }
  const before = [made.world.neo.calls().filter(({ done }) => done).length, made.world.graph.outbox.length]
  const idle = await made.run({ window: span })
  expect(idle.plan.operations).toEqual([])
  expect([made.world.neo.calls().filter(({ done }) => done).length, made.world.graph.outbox.length]).toEqual(before)
  expect(made.world.offences()).toEqual([])
  return carried
}

const draw = (count: number, offset: number): Said[] => fc.sample(said, { seed: seed + offset, numRuns: count })
const wantedOfEach = Math.ceil(runs / variantNames.length)

describe.each(variantNames)('NEO %s', (variant) => {
  const way = conventionsOf(findVariant(variant))
  const offset = variantNames.indexOf(variant) * 1000

  test(
    'series of NEO go to Outlook with the dates that an independent library gives them',
    async () => {
      let [carried, all] = [0, 0]
      for (let nth = 0; all < wantedOfEach; nth++) {
        const made = await start(variant)
        const wanted = new Map<string, string[]>()
        for (const [index, one] of draw(perWorld, offset + nth).entries()) {
          const drawn = drawnOptional(one, way)
          if (!drawn || drawn.days.length === 0) continue
          const title = `s${index}`
          made.world.neo.addEvent(person.neoUid, { ...inNeo(one, drawn.first, drawn.out), detail: title })
          const dates = drawn.days.map((date) => shownOf(one, date))
          expect([title, neoShows(made, title).toSorted()]).toEqual([title, dates.toSorted()])
          wanted.set(title, dates.toSorted())
        }
        carried += await verify(made, wanted, outlookShows)
        all += wanted.size
      }
      console.log(`${variant}, to Outlook: ${carried} of ${all} series carried, the others listed`)
      expect(carried).toBeGreaterThan(all * 0.8)
    },
    slow,
  )

  test(
    'series of Outlook go to NEO with the dates that an independent library gives them',
    async () => {
      let [carried, all] = [0, 0]
      for (let nth = 0; all < wantedOfEach; nth++) {
        const made = await start(variant)
        // NEO's form has to be seen once.
        made.world.neo.addEvent(person.neoUid, {
          startdate: span.from,
          starttime: '0900',
          endtime: '1000',
          detail: '単独',
        })
        const wanted = new Map<string, string[]>()
        const box = made.world.outlook()
        for (const [index, one] of draw(perWorld, 500 + offset + nth).entries()) {
          const drawn = drawnOptional(one, outlookWay)
          const event = drawn && inOutlookOptional(one, drawn.first)
          if (!event || drawn.days.length === 0) continue
          const title = `s${index}`
          const id = box.add({ ...event, subject: title })
          for (const date of drawn.out) box.removeDay(id, date)
          const dates = drawn.days.map((date) => shownOf(one, date))
          expect([title, outlookShows(made, title).toSorted()]).toEqual([title, dates.toSorted()])
          wanted.set(title, dates.toSorted())
        }
        carried += await verify(made, wanted, neoShows)
        all += wanted.size
      }
      console.log(`${variant}, to NEO: ${carried} of ${all} series carried, the others listed`)
      expect(carried).toBeGreaterThan(all * 0.6)
    },
    slow,
  )
})
