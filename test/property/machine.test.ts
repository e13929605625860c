import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { history } from './machine/arbitrary.ts'
import { hitCounts } from './machine/hits.ts'
import { play } from './machine/play.ts'

// Any history of people's hands on both sides, one device or two, any faults, any deaths: afterwards both calendars hold the same, nothing is lost or
// doubled, and the next run is quiet. CONVERGENCE_RUNS=5000 for more of it, CONVERGENCE_SEED=… for another set; "npm run soak" goes on with new ones.
const numRuns = Number(process.env['CONVERGENCE_RUNS'] ?? 3000)
const seed = Number(process.env['CONVERGENCE_SEED'] ?? 20261126)
/** Fewer histories than this need not come by everything. */
const enough = 3000
/** Of so many histories one is played again and again. */
const oneIn = 10

test('any history converges, and the histories come by everything', async () => {
  console.log(`machine: seed ${seed}, ${numRuns} histories`)
  const hits = hitCounts()
  await fc.assert(
    fc.asyncProperty(history, async (one) => void (await play(one, hits))),
    { seed, numRuns },
  )
  console.log(hits.table())
  expect(numRuns < enough ? [] : hits.missed()).toEqual([])
})

test('I8: a run that is killed anywhere and done again ends where the whole run ends', async () => {
  expect.hasAssertions()
  const hits = hitCounts()
  await fc.assert(
    fc.asyncProperty(history, fc.nat({ max: 30 }), async ({ options, steps }, dies) => {
      // Of two devices the other goes on meanwhile, and may decide what the first would have.
      const one = { options: { ...options, devices: 1 as const }, steps }
      const whole = await play(one, hits)
      expect(await play(one, hits, { confirm: true, dies })).toEqual(whole)
    }),
    { seed, numRuns: numRuns / oneIn },
  )
})

test('the order in which events are listed decides nothing', async () => {
  expect.hasAssertions()
  const hits = hitCounts()
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      const listed = await play(one, hits)
      expect(await play(one, hits, { confirm: true, reversed: true })).toEqual(listed)
    }),
    { seed, numRuns: numRuns / oneIn },
  )
})
