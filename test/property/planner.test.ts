import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hitCounts } from './planner/hits.ts'
import { triple } from './planner/triple.ts'
import { tryTriple } from './planner/try.ts'

// Any two calendars, and anything that was agreed about them: what the planner says is lawful, makes both sides the same, and wherever a run is killed it
// ends there too. PLANNER_RUNS=500000 for more of it, PLANNER_SEED=… for another set.
const numRuns = Number(process.env['PLANNER_RUNS'] ?? 100_000)
const seed = Number(process.env['PLANNER_SEED'] ?? 20261126)
/** Fewer triples than this need not come by everything. */
const enough = 50_000
/** Of so many triples one is killed at every moment; the others at one of them. */
const oneIn = 20

test('any triple is planned so that both sides are the same, and the triples come by everything', () => {
  console.log(`planner: seed ${seed}, ${numRuns} triples`)
  const hits = hitCounts()
  fc.assert(
    fc.property(triple, (one) => tryTriple(one, hits, one.kill)),
    { seed, numRuns },
  )
  console.log(hits.table())
  expect(numRuns < enough ? [] : hits.missed()).toEqual([])
})

test('every part of a plan, carried out before a death, ends where the whole plan ends', () => {
  expect.hasAssertions()
  const hits = hitCounts()
  fc.assert(
    fc.property(triple, (one) => tryTriple(one, hits)),
    { seed: seed + 1, numRuns: numRuns / oneIn },
  )
  expect(numRuns < enough ? [] : hits.missed()).toEqual([])
})
