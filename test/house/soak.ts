// Plays random histories with ever new seeds, for as long as it is told: "npm run soak -- --minutes 60 [--seed N]". Ends with 1 at the first history
// that does not converge, and tells it as small as it gets.
import { parseArgs } from 'node:util'
import * as fc from 'fast-check'
import { history } from '../property/machine/arbitrary.ts'
import { hitCounts } from '../property/machine/hits.ts'
import { play } from '../property/machine/play.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
const minutes = Number(values.minutes ?? 1)
const first = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
if (!(minutes > 0) || !Number.isSafeInteger(first)) throw new Error('--minutes and --seed are numbers')
const perSeed = 500
const end = performance.now() + minutes * 60_000
const hits = hitCounts()
let histories = 0

for (let seed = first; performance.now() < end; seed++) {
  const result = await fc.check(
    fc.asyncProperty(history, async (one) => void (await play(one, hits))),
    { seed, numRuns: perSeed },
  )
  histories += result.numRuns
  if (!result.failed) {
    console.log(`seed ${seed}: ${perSeed} histories, ${histories} in all`)
    continue
  }
  console.log(`seed ${seed} FAILED after ${result.numRuns} histories, made smaller ${result.numShrinks} times:`)
  console.log(JSON.stringify(result.counterexample?.[0]))
  console.log(result.errorInstance)
  console.log(`once more: npm run soak -- --minutes 1 --seed ${seed}`)
  process.exitCode = 1
  break
}
console.log(hits.table())
console.log(`${histories} histories from seed ${first} on, ${process.exitCode ? 'one failed' : 'none failed'}`)
