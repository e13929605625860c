import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { history } from './machine/arbitrary.ts'
import { hitCounts } from './machine/hits.ts'
import { play } from './machine/play.ts'

// Any history of people's hands on both sides, two devices, any faults, any deaths: afterwards both calendars hold the same, nothing is lost or
// doubled, and the next run is quiet. CONVERGENCE_RUNS=5000 for more of it, CONVERGENCE_SEED=… to repeat one.
const numRuns = Number(process.env['CONVERGENCE_RUNS'] ?? 2000)
const seed = Number(process.env['CONVERGENCE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
/** Fewer histories than this need not come by everything. */
const enough = 1500

test('any history converges', async () => {
  console.log(`machine: seed ${seed}, ${numRuns} histories`)
  const hits = hitCounts()
  await fc.assert(
    fc.asyncProperty(history, async (one) => void (await play(one, hits))),
    { seed, numRuns },
  )
  console.log(hits.table())
  expect(numRuns < enough ? [] : hits.missed()).toEqual([])
})
