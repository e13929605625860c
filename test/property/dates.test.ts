// 不定期 under any history: a person gives one entry of NEO other dates, makes it single or a series and back, and edits and deletes events of it in
// Outlook, while two PCs sync, die, and lose what they know.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemError } from '../../lib/core/problem.ts'
import type { SyncResult } from '../../lib/core/sync.ts'
import { adaptersStage } from '../contracts/cases/adapters-stage.ts'
import { at, day, ev } from '../contracts/cases/events.ts'
import type { How, Stage } from '../contracts/cases/stage.ts'
import type { Recurrence } from '../emulators/neo/types.ts'
import { profileOfKnown } from '../fixtures/known-neo.ts'
import { Crash } from '../fakes/memory-side.ts'

// HISTORY_RUNS=500 for more of it, CONVERGENCE_SEED=… for another set.
const numRuns = Number(process.env['HISTORY_RUNS'] ?? 30)
const seed = Number(process.env['CONVERGENCE_SEED'] ?? 20261127)
const mostRounds = 8
const mostDates = 6

type Act =
  | { act: 'dates'; days: readonly number[] }
  | { act: 'single' | 'series' | 'remove' | 'lose-store' }
  | { act: 'edit-neo' | 'edit-outlook' | 'remove-outlook'; pick: number }
  | { act: 'run'; pc: 1 | 2; dies: number | undefined }

const is = <T extends string>(act: T) => fc.constant(act)
const pick = fc.nat({ max: mostDates })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: is('dates'),
      days: fc.uniqueArray(fc.integer({ min: 1, max: mostDates }), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('single', 'series', 'remove', 'lose-store') }) },
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constantFrom('edit-neo', 'edit-outlook', 'remove-outlook'), pick }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: is('run'),
      pc: fc.constantFrom(1 as const, 2 as const),
      dies: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined, freq: 3 }),
    }),
  },
)

const title = 'e1'
const days = (lines: readonly string[]) => lines.map((line) => line.slice(0, 10)).toSorted()
/** What of the first is not in the second, each as often as it is too many. */
const beyond = (some: readonly string[], others: readonly string[]) => {
  const rest = [...others]
  return some.filter((one) => {
    const place = rest.indexOf(one)
    if (place !== -1) rest.splice(place, 1)
    return place === -1
  })
}

/** `isKnown`: whether somebody has found out how one date is taken out. */
const play = async (stage: Stage, acts: readonly Act[], isKnown: boolean) => {
  const { neo, outlook } = stage.real().world
  let counter = 0
  /** What the person has made of the entry last. */
  let wanted: Recurrence | undefined
  /** Days of events that were deleted in Outlook. */
  const removed = new Set<string>()
  const last = new Map<1 | 2, SyncResult>()
  const entries = () => [...neo.events.values()].filter(({ detail }) => detail === title)
  const entry = () => entries().find(({ recurrence }) => recurrence?.every === 'date') ?? entries()[0]
  const make = (recurrence: Recurrence | undefined) => {
    const [first = day(1)] = recurrence?.every === 'date' ? recurrence.dates : []
    const { sid } = entry() ?? { sid: stage.neo.add(ev(title, { times: at(1) })) }
    const moved = recurrence?.every === 'date' && { startdate: first, enddate: first }
    neo.editEvent(sid, { recurrence, ...moved })
    wanted = recurrence
  }
  const picked = (index: number) => {
    const all = outlook()
      .list()
      .filter(({ subject }) => subject === title)
      .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    return all[index % Math.max(1, all.length)]
  }
  const run = async (how: How) => {
    try {
      const result = await stage.run(how)
      last.set(how.pc ?? 1, result)
      return result
    } catch (error) {
      if (!(error instanceof Crash) && !(error instanceof ProblemError)) throw error
      return undefined
    }
  }
  const perform = async (one: Act): Promise<unknown> => {
    switch (one.act) {
      case 'dates':
        return make({ every: 'date', dates: one.days.map((offset) => day(offset)).toSorted() })
      case 'single':
        return make(undefined)
      case 'series':
        return make({ every: 'day', interval: 2, until: day(8), except: [] })
      case 'remove': {
        const found = entry()
        return found && neo.removeEvent(found.sid)
      }
      case 'lose-store':
        return stage.loseStore()
      case 'edit-neo': {
        const found = entry()
        return found && neo.editEvent(found.sid, { place: `p${++counter}` })
      }
      case 'edit-outlook': {
        const found = picked(one.pick)
        return found && outlook().edit(found.id, { location: `o${++counter}` })
      }
      case 'remove-outlook': {
        const found = picked(one.pick)
        if (found) removed.add(found.start.slice(0, 10))
        return found && outlook().remove(found.id)
      }
      case 'run':
        return await run({ pc: one.pc, ...(one.dies !== undefined && { dies: one.dies }) })
    }
  }
  const settle = async () => {
    for (let round = 1; round <= mostRounds; round++) {
      let isQuiet = true
      for (const pc of [1, 2] as const) {
        stage.later(16 * 60_000)
        const asked = await run({ pc })
        const result = asked?.question ? await run({ pc, confirmed: asked.question.id }) : asked
        if (!result?.applied) throw new Error('a healthy run did not end')
        const { operations, put, drop } = result.plan
        if (operations.length + put.length + drop.length > 0 || result.applied.again) isQuiet = false
      }
      if (isQuiet) return
    }
    throw new Error(`no rest after ${mostRounds} rounds`)
  }

  /** No run ever gives the entry other dates, or takes one out that nobody has deleted. */
  const keepsDates = async (work: () => Promise<unknown>) => {
    const before = entry()?.recurrence
    await work()
    if (before?.every !== 'date' || wanted?.every !== 'date') return
    const now = entry()?.recurrence
    const dates = now?.every === 'date' ? now.dates : []
    expect(beyond(dates, wanted.dates)).toEqual([])
    expect(beyond(wanted.dates, dates).filter((date) => !isKnown || !removed.has(date))).toEqual([])
  }

  // Another event, so that no calendar is ever empty.
  stage.neo.add(ev('e2', { times: at(9) }))
  make({ every: 'date', dates: [day(1), day(3)] })
  const trace: string[] = []
  try {
    for (const one of acts) {
      trace.push(JSON.stringify(one))
      if (one.act === 'run') await keepsDates(() => perform(one))
      else await perform(one)
    }
    await keepsDates(settle)
    expect(stage.offences()).toEqual([])
    const lines = { neo: stage.lines('neo'), outlook: stage.lines('outlook') }
    const parked = [...last.values()].flatMap((result) => result.parked)
    expect(beyond(days(lines.outlook), days(lines.neo)), 'in Outlook and not in NEO').toEqual(
      parked.filter(({ why }) => why === 'series' || why === 'orphan').length > 0 ? expect.anything() : [],
    )
    if (parked.length === 0) expect(lines.outlook).toEqual(lines.neo)
    for (const pc of [1, 2] as const) expect(await stage.store(pc).intents()).toEqual([])
  } catch (error) {
    if (error instanceof Error)
      error.message += `\n${trace.join('\n')}\n${[...stage.lines('neo'), '–', ...stage.lines('outlook')].join('\n')}\n${JSON.stringify([...last.values()].flatMap((result) => result.parked.map(({ why, ids }) => [why, ids])))}`
    throw error
  }
}

test('any history of an entry with free dates ends with each of them once, and with the dates that the person gave it', async () => {
  console.log(`dates: seed ${seed}, ${numRuns} histories`)
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 2, maxLength: 14, size: 'max' }),
      fc.boolean(),
      async (acts, isKnown) => {
        await play(await adaptersStage('neo', isKnown ? { profile: profileOfKnown() } : {}), acts, isKnown)
      },
    ),
    { seed, numRuns },
  )
}, 600_000)
