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
type Dates = NonNullable<ReturnType<typeof drawnOptional>>
const start = async (variant: VariantName) => {
  const made = await createEngine({ variant, seed: 7, profile: profileOfKnown(), neoEvents: [], outlookEvents: [] })
  // NEO's form has to be seen once before anything is made there.
  made.world.neo.addEvent(person.neoUid, { startdate: span.from, starttime: '0900', endtime: '1000', detail: '単独' })
  return made
}

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

  /** One world after the other, until enough series were played. `put`: enters one, and says which dates it has; undefined: that calendar cannot have it. */
  const play = async (
    first: number,
    put: (made: Engine, one: Said, title: string) => Dates | undefined,
    shows: Record<'here' | 'there', typeof neoShows>,
  ) => {
    let [carried, all] = [0, 0]
    for (let nth = first; all < wantedOfEach; nth++) {
      const made = await start(variant)
      const wanted = new Map<string, string[]>()
      for (const [index, one] of draw(perWorld, nth).entries()) {
        const title = `s${index}`
        const drawn = put(made, one, title)
        if (!drawn) continue
        const dates = drawn.days.map((date) => shownOf(one, date)).toSorted()
        expect([title, shows.here(made, title).toSorted()]).toEqual([title, dates])
        wanted.set(title, dates)
      }
      carried += await verify(made, wanted, shows.there)
      all += wanted.size
    }
    console.log(`${variant}: ${carried} of ${all} series carried, the others listed`)
    return carried / all
  }

  test(
    'series of NEO go to Outlook with the dates that an independent library gives them',
    async () => {
      const put = ({ world }: Engine, one: Said, title: string) => {
        const drawn = drawnOptional(one, way)
        if (drawn) world.neo.addEvent(person.neoUid, { ...inNeo(one, drawn.first, drawn.out), detail: title })
        return drawn
      }
      expect(await play(offset, put, { here: neoShows, there: outlookShows })).toBeGreaterThan(0.8)
    },
    slow,
  )

  test(
    'series of Outlook go to NEO with the dates that an independent library gives them',
    async () => {
      const put = ({ world }: Engine, one: Said, title: string) => {
        const drawn = drawnOptional(one, outlookWay)
        const event = drawn && inOutlookOptional(one, drawn.first)
        if (!event) return
        const id = world.outlook().add({ ...event, subject: title })
        for (const date of drawn.out) world.outlook().removeDay(id, date)
        return drawn
      }
      expect(await play(500 + offset, put, { here: outlookShows, there: neoShows })).toBeGreaterThan(0.6)
    },
    slow,
  )
})
