import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FieldName, fieldNames, type Fields } from '../../lib/core/event.ts'
import { sameField, textOf, touches } from '../../lib/core/normal.ts'
import type { Link } from '../../lib/core/ports.ts'
import type { SyncResult } from '../../lib/core/sync.ts'
import type { MemoryEvent } from '../fakes/memory-calendar.ts'
import { type Act, healthy, type RunPlan, sideNames, type SyncWorldOptions } from './sync-acts.ts'
import { syncWorld, type SyncWorld } from './sync-world.ts'

/** Equal, or as the rewriting server gives it back. */
const sameHere = (a: Fields, b: Fields, name: FieldName, echo: boolean) =>
  sameField(a, b, name) || (echo && name === 'body' && a.body.toLowerCase() === b.body.toLowerCase())

// Any history of two people's hands, any faults, any deaths: afterwards both calendars hold the same, nothing is lost or doubled, and the next run is quiet.
// CONVERGENCE_RUNS=5000 for more of it, CONVERGENCE_SEED=… to repeat one.
const numRuns = Number(process.env['CONVERGENCE_RUNS'] ?? 300)
const seed = Number(process.env['CONVERGENCE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.log(`convergence: seed ${seed}, ${numRuns} histories of each kind`)

const side = fc.constantFrom(...sideNames)
const pick = fc.nat({ max: 30 })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('add' as const), side, title: pick, times: pick, body: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('both' as const), title: pick, times: pick, body: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('edit' as const),
      side,
      pick,
      field: fc.constantFrom('subject' as const, 'body' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('clear' as const), side, pick }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('move' as const), side, pick, times: pick }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('remove' as const), side, pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove-many' as const), side, pick }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('copy' as const), side, pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('touch' as const), side, pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('invite' as const), side, pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('unstamp' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('window' as const), pick }) },
)
const runPlan: fc.Arbitrary<RunPlan> = fc.record(
  {
    faults: fc.array(
      fc.record({
        nth: fc.nat({ max: 12 }),
        does: fc.constantFrom('lost', 'unsent', 'changed', 'later', 'failed', 'waiting', 'throw'),
      }),
      { maxLength: 4 },
    ),
    unknown: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(pick, { maxLength: 3 }) },
    ),
    confirm: fc.boolean(),
    readFails: fc.option(side, { freq: 9, nil: undefined }),
    dies: fc.option(fc.nat({ max: 50 }), { freq: 1, nil: undefined }),
    // What is typed on both sides while the two are being read, one after the other, cannot be told from two appointments.
    race: fc.option(fc.record({ at: fc.nat({ max: 40 }), act: act.filter((one) => one.act !== 'both') }), {
      freq: 2,
      nil: undefined,
    }),
  },
  { requiredKeys: ['faults', 'unknown', 'confirm', 'readFails', 'dies', 'race'] },
)
type Step = { acts: Act[]; run: RunPlan }
const history = (loses: boolean): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      acts: fc.array(
        loses
          ? fc.oneof({ weight: 30, arbitrary: act }, { weight: 1, arbitrary: fc.constant<Act>({ act: 'lose-store' }) })
          : act,
        {
          maxLength: 6,
        },
      ),
      run: fc.oneof({ weight: 1, arbitrary: fc.constant(healthy) }, { weight: 3, arbitrary: runPlan }),
    }),
    { minLength: 1, maxLength: 7 },
  )

const mostHealthyRuns = 3

/** Lets the world come to rest; the last result is of a run that found nothing to do. */
const settle = async (world: SyncWorld): Promise<SyncResult> => {
  const wrote: string[] = []
  for (let round = 1; ; round++) {
    const result = await world.run(healthy)
    if (!result?.applied) throw new Error('a healthy run did not end')
    const { plan, applied } = result
    const quiet = plan.operations.length + plan.put.length + plan.drop.length === 0
    if (quiet) {
      expect(applied.again).toBe(false)
      expect(await world.intents()).toEqual([])
      return result
    }
    wrote.push(JSON.stringify([plan.operations, plan.put, plan.drop]))
    if (round > mostHealthyRuns) throw new Error(`no rest after ${mostHealthyRuns} healthy runs:\n${wrote.join('\n')}`)
  }
}

const looks = ({ fields }: MemoryEvent) => JSON.stringify([fields.subject, textOf(fields, 'times')])

/** Every event has its partner and holds the same, or is listed for a person. */
const expectSame = async (world: SyncWorld, result: SyncResult, { direction, echo }: SyncWorldOptions) => {
  const links = await world.links()
  const listed = new Map(result.parked.map((one) => [one.item.id, one]))
  const window = world.window()
  for (const name of sideNames)
    expect(new Set(links.map((link) => link[name].id)).size, 'no event has two partners').toBe(links.length)
  const alive = ({ neo, outlook }: Link) =>
    world.calendars.neo.events.has(neo.id) || world.calendars.outlook.events.has(outlook.id)
  const near = ({ neo, outlook }: Link) => touches(neo.fields.times, window) && touches(outlook.fields.times, window)
  expect(
    links.filter((link) => near(link) && !alive(link)),
    'no link without events',
  ).toEqual([])
  for (const name of sideNames)
    for (const event of world.calendars[name].events.values()) {
      if (!touches(event.fields.times, window) || event.notYet) continue
      if (listed.get(event.id)?.why === 'orphan') {
        const origin = [...world.calendars.neo.events.keys()].find((id) => event.partnerMark === `mark-${id}`)
        expect(origin, `${event.id} has lost its partner`).toBeUndefined()
        continue
      }
      const link = links.find((one) => one[name].id === event.id)
      const other = name === 'neo' ? 'outlook' : 'neo'
      const isSource = direction === 'both' || direction === (name === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo')
      if (!link) {
        // The twin of an event that must not be written is not made once more.
        const twins = [...world.calendars[other].events.values()].filter((one) => one.notYet)
        const isTwin = twins.some(
          (twin) =>
            looks(twin) === looks(event) ||
            event.partnerMark === `mark-${twin.id}` ||
            twin.partnerMark === `mark-${event.id}`,
        )
        expect(isTwin || !isSource, `${event.id} has a partner`).toBe(true)
        continue
      }
      const partner = world.calendars[other].events.get(link[other].id)
      if (partner?.notYet) continue
      if (!partner) {
        expect(direction, `the partner of ${event.id} lives`).not.toBe('both')
        continue
      }
      for (const field of fieldNames) {
        const open = [...(listed.get(event.id)?.fields ?? []), ...(listed.get(partner.id)?.fields ?? [])].includes(
          field,
        )
        const untouched =
          direction !== 'both' &&
          textOf(link[isSource ? name : other].fields, field) === textOf((isSource ? event : partner).fields, field)
        expect(
          open || untouched || sameHere(event.fields, partner.fields, field, echo),
          `${field} of ${event.id}`,
        ).toBe(true)
      }
    }
}

const expectNothingLostOrDoubled = (world: SyncWorld, { direction, newest }: SyncWorldOptions) => {
  for (const name of sideNames) {
    const counts = Map.groupBy(world.calendars[name].events.values(), ({ fields }) => fields.place)
    for (const [origin, events] of counts)
      expect(events.length, `${origin} on ${name}`).toBeLessThanOrEqual(world.origins.get(origin) ?? 0)
  }
  // In one direction the source wins, by time the newer: what loses is the history's business.
  if (direction !== 'both' || newest) return
  const present = new Set(
    sideNames.flatMap((name) => [...world.calendars[name].events.values()].flatMap(world.textsOf)),
  )
  const lost = [...world.written].filter((text) => !world.superseded.has(text) && !present.has(text))
  expect(lost, 'what a person wrote last').toEqual([])
}

const check = async (options: SyncWorldOptions, steps: readonly Step[]) => {
  const world = syncWorld(options)
  try {
    for (const { acts, run } of steps) {
      for (const one of acts) world.perform(one)
      await world.run(run)
    }
    const result = await settle(world)
    expect(world.offences).toEqual([])
    await expectSame(world, result, options)
    expectNothingLostOrDoubled(world, options)
  } catch (error) {
    if (error instanceof Error) error.message += `\n${world.trace.join('\n')}`
    throw error
  }
}

// Without the database an event that we made in NEO does not tell where its partner stands: if that was moved out of sight meanwhile, it is made anew.
const kinds: { name: string; options: SyncWorldOptions; loses: boolean }[] = [
  { name: 'both directions', options: { direction: 'both', newest: false, echo: false }, loses: false },
  {
    name: 'both directions, the database gets lost',
    options: { direction: 'both', newest: false, echo: false, near: true },
    loses: true,
  },
  { name: 'both directions, the newer wins', options: { direction: 'both', newest: true, echo: false }, loses: false },
  {
    name: 'both directions, a server that rewrites',
    options: { direction: 'both', newest: false, echo: true },
    loses: false,
  },
  { name: 'NEO to Outlook only', options: { direction: 'neo-to-outlook', newest: false, echo: false }, loses: false },
  { name: 'Outlook to NEO only', options: { direction: 'outlook-to-neo', newest: false, echo: false }, loses: false },
]
describe('any history converges', () => {
  test.each(kinds)('$name', async ({ options, loses }) => {
    expect.hasAssertions()
    await fc.assert(
      fc.asyncProperty(history(loses), (steps) => check(options, steps)),
      { seed, numRuns },
    )
  })
})
