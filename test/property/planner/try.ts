import type { Plan } from '../../../lib/core/draft.ts'
import { plan, planText } from '../../../lib/core/plan.ts'
import type { PlanInput } from '../../../lib/core/plan-input.ts'
import { worldOf } from './build.ts'
import { expectThat, type Moment, type Ran, run } from './carry-out.ts'
import { expectAlike, expectLawful, stateText } from './check.ts'
import { countLook, type Hits } from './hits.ts'
import { endsOtherwise, isStampOutrun, needsAnother } from './known.ts'
import type { Triple } from './triple.ts'
import { copyOf, type World } from './world.ts'

/** More runs than this are never needed. */
const mostRuns = 5

/** A whole plan as one text; in which order things are listed that are not carried out one after the other says nothing. */
export const wholeText = (planned: Plan) =>
  [
    planText(planned),
    ...planned.parked
      .map(({ why, side, ids, fields, choices }) => JSON.stringify([why, side, ids, fields, choices]))
      .toSorted(),
    ...planned.put.map((link) => JSON.stringify(link)).toSorted(),
    ...planned.wish.map((wish) => JSON.stringify(wish)).toSorted(),
    ...planned.sought.map(({ id }) => id).toSorted(),
  ].join('\n')

const reversed = (input: PlanInput): PlanInput => ({
  ...input,
  neo: { ...input.neo, items: input.neo.items.toReversed() },
  outlook: { ...input.outlook, items: input.outlook.items.toReversed() },
  links: input.links.toReversed(),
  intents: input.intents.toReversed(),
  wishes: input.wishes.toReversed(),
  hints: input.hints.toReversed(),
})

/** Runs until there is nothing to do. @returns the last run, and how many had something to do */
const settle = (world: World, first: Ran): { last: Ran; busy: number } => {
  let last = first
  let busy = 0
  while (!last.isQuiet) {
    expectThat(++busy <= mostRuns, 'it never comes to rest')
    last = run(world)
    expectLawful(last)
  }
  return { last, busy }
}

/**
 * One triple: its plan is lawful, does not depend on the order of lists, and leaves both sides the same; the next has nothing to do; and a death at any
 * moment ends where the whole run ends. `nth`: the one moment that is tried, of those that there are; all if absent.
 */
export const tryTriple = (triple: Triple, hits: Hits, nth?: number): void => {
  const world = worldOf(triple)
  const begun = copyOf(world)
  const cuts: { moment: Moment; cut: World }[] = []
  const first = run(world, (moment) => void cuts.push({ moment, cut: copyOf(world) }))
  countLook(hits, first)
  expectLawful(first)
  expectThat(wholeText(plan(reversed(first.input))) === wholeText(first.planned), 'the order of a list decides')
  const { last, busy } = settle(world, first)
  expectAlike(world, last)
  if (busy > 1) {
    expectThat(needsAnother(first), 'the second run has something to do')
    hits.hit('a second run had to do')
  }
  if (cuts.length === 0) return
  if (endsOtherwise(begun, first)) return hits.hit('not killed for a known reason')
  const end = stateText(world, last.planned.parked)
  for (const [index, { moment, cut }] of cuts.entries()) {
    if (nth !== undefined && index !== nth % cuts.length) continue
    if (isStampOutrun(begun, cut)) {
      hits.hit('not killed for a known reason')
      continue
    }
    hits.hit(`killed when ${moment}`)
    const again = run(cut)
    expectLawful(again)
    const resumed = settle(cut, again)
    const text = stateText(cut, resumed.last.planned.parked)
    expectThat(text === end, `killed when ${moment}, it ends otherwise:\n${end}\n${text}`)
  }
}
