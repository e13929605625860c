import { afterEach, describe, expect, test } from 'vitest'
import type { SideName } from '../../../lib/core/event.ts'
import { ProblemError, type ProblemKind } from '../../../lib/core/problem.ts'
import { planText } from '../../../lib/core/plan.ts'
import type { SyncResult } from '../../../lib/core/sync.ts'
import { Crash } from '../../fakes/memory-side.ts'
import { adaptersStage } from './adapters-stage.ts'
import { ev, type EventText, linesOf } from './events.ts'
import { memoryStage } from './memory-stage.ts'
import { type How, noWrites, type Stage, type StageOptions, type Writes } from './stage.ts'

/** What is true after a run. What is not named must not be: nothing written, nothing parked, no question, nothing failed, no open intent. */
export type Expect = {
  a: readonly EventText[]
  b: readonly EventText[]
  /** What the run has changed on each server. `unsaid`: with a fault, how often it is tried is the adapter's matter. */
  writes?: { a?: Partial<Writes>; b?: Partial<Writes> } | 'unsaid'
  /** `conflict e1: body` */
  parked?: readonly string[]
  question?: ProblemKind
  /** The run ends with this. */
  problem?: ProblemKind
  /** The worker died in it. */
  dies?: true
  failed?: number
  /** Default: as many as titles that both sides hold. */
  links?: number
  intents?: number
}

export type Step = {
  /** What people do, and what the world does to them. */
  does?: (stage: Stage) => void | Promise<void>
  how?: How | ((stage: Stage, last: SyncResult | undefined) => How)
  expect: Expect | ((stage: Stage) => Expect)
  check?: (stage: Stage, result: SyncResult | undefined) => void | Promise<void>
}

export type Case = {
  id: string
  title: string
  /** What both sides hold and have really synced before. It was made on A. */
  agreed?: readonly EventText[]
  /** Both ways by default: A is NEO, then A is Outlook. */
  a?: SideName
  /** Where it can be shown at all, and why only there. */
  only?: readonly [Stage['on'], string]
  stage?: StageOptions
  steps: readonly Step[]
  /** How the second run is told. */
  again?: How
  /** `not`: what the first run left is not at rest, and why. */
  twice?: readonly ['not', string]
}

/** Both sides hold the same. */
export const both = (...events: readonly EventText[]) => ({ a: events, b: events })

/** How a side says that it could not be read just now. */
export const brokenRead = ({ on }: Stage, side: SideName): ProblemKind => {
  if (on === 'memory') return side === 'neo' ? 'neo-unreachable' : 'graph-unreachable'
  return side === 'neo' ? 'neo-busy' : 'graph-unavailable'
}

/** Nothing happens before the run. */
export const idle = {}

/** A person confirms what the last run asked. */
export const confirm = (_: Stage, last: SyncResult | undefined): How => ({ confirmed: last?.question?.id ?? '' })

const titles = (events: readonly EventText[]) => events.map((event) => ev(event).subject)
const common = ({ a, b }: Expect) => {
  const rest = titles(b)
  return titles(a).filter((title) => {
    const place = rest.indexOf(title)
    if (place !== -1) rest.splice(place, 1)
    return place !== -1
  }).length
}

const parkedOf = (result: SyncResult | undefined) =>
  (result?.parked ?? [])
    .map(({ why, item, fields }) => `${why} ${item.fields.subject}${fields ? `: ${fields.join(', ')}` : ''}`)
    .toSorted()
const without = ({ created, updated, deleted }: Writes) => ({ created, updated, deleted })

const verify = async (stage: Stage, expected: Expect, result: SyncResult | undefined, problem: string | undefined) => {
  const { a, b } = stage
  const writes = stage.writes()
  const isSaid = expected.writes !== 'unsaid'
  const said = expected.writes === 'unsaid' ? {} : expected.writes
  const found = {
    a: stage.lines(a),
    b: stage.lines(b),
    ...(isSaid && { writes: { a: without(writes[a]), b: without(writes[b]) } }),
    parked: parkedOf(result),
    question: result?.question?.problem.kind,
    problem,
    failed: result?.applied?.failed.length ?? 0,
    links: (await stage.links()).length,
    intents: (await stage.intents()).length,
  }
  expect(found).toEqual({
    a: linesOf(expected.a),
    b: linesOf(expected.b),
    ...(isSaid && {
      writes: { a: without({ ...noWrites(), ...said?.a }), b: without({ ...noWrites(), ...said?.b }) },
    }),
    parked: (expected.parked ?? []).toSorted(),
    question: expected.question,
    problem: expected.dies ? 'dies' : expected.problem,
    failed: expected.failed ?? 0,
    links: expected.links ?? common(expected),
    intents: expected.intents ?? 0,
  })
}

const attempt = async (stage: Stage, how: How): Promise<{ result?: SyncResult; problem?: string }> => {
  try {
    return { result: await stage.run(how) }
  } catch (error) {
    if (error instanceof Crash) return { problem: 'dies' }
    if (error instanceof ProblemError) return { problem: error.problem.kind }
    throw error
  }
}

/** All that may not change in a run that has nothing to do. */
const stateOf = async (stage: Stage) => {
  const byText = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted()
  return {
    neo: stage.lines('neo'),
    outlook: stage.lines('outlook'),
    links: byText(await stage.links()),
    intents: byText(await stage.intents()),
    wishes: byText(await stage.wishes()),
    history: (await stage.entries()).length,
  }
}

/** The same run once more: nothing is written, not even a stamp, and nothing changes. */
export const expectNoop = async (stage: Stage, how: How, last: SyncResult | undefined) => {
  const before = await stateOf(stage)
  const { result, problem } = await attempt(stage, how)
  expect({
    problem,
    writes: stage.writes(),
    parked: parkedOf(result),
    question: result?.question?.id,
    again: result?.applied?.again ?? false,
    ...(await stateOf(stage)),
  }).toEqual({
    problem: undefined,
    writes: { neo: noWrites(), outlook: noWrites() },
    parked: parkedOf(last),
    question: last?.question?.id,
    again: false,
    ...before,
  })
}

const agree = async (stage: Stage, events: readonly EventText[]) => {
  for (const event of events) stage.A.add(event)
  await stage.run()
  const lines = linesOf(events)
  expect([stage.lines('neo'), stage.lines('outlook'), (await stage.links()).length]).toEqual([
    lines,
    lines,
    lines.length,
  ])
}

const open: Stage[] = []

/** What holds for one run only is left out. */
const lasting = (how: How): How =>
  Object.fromEntries(Object.entries(how).filter(([name]) => !['confirmed', 'dies', 'meanwhile'].includes(name)))

/** What a preview shows is what the run would do; the preview itself does nothing. @returns the plan as text */
const preview = async (stage: Stage, how: How) => {
  const before = await stateOf(stage)
  const { result } = await attempt(stage, { ...lasting(how), occasion: 'preview' })
  expect({ writes: stage.writes(), ...(await stateOf(stage)) }).toEqual({
    writes: { neo: noWrites(), outlook: noWrites() },
    ...before,
  })
  expect(result?.applied).toBe(undefined)
  return result && planText(result.plan)
}

const play = async (one: Case, on: Stage['on'], a: SideName, previewed = false) => {
  const stage = on === 'memory' ? memoryStage(a, one.stage) : await adaptersStage(a, one.stage)
  open.push(stage)
  if (one.agreed) await agree(stage, one.agreed)
  let last: SyncResult | undefined
  let told: How = {}
  for (const step of one.steps) {
    await step.does?.(stage)
    told = typeof step.how === 'function' ? step.how(stage, last) : (step.how ?? {})
    const shown = previewed ? await preview(stage, told) : undefined
    const { result, problem } = await attempt(stage, told)
    if (shown !== undefined && result) expect(planText(result.plan)).toBe(shown)
    const expected = typeof step.expect === 'function' ? step.expect(stage) : step.expect
    await verify(stage, expected, result, problem)
    await step.check?.(stage, result)
    last = result
  }
  if (!one.twice) await expectNoop(stage, one.again ?? lasting(told), last)
}

const ways = (one: Case) => (one.a ? [one.a] : (['neo', 'outlook'] as const))

/** The same cases in memory, with a preview before every run. */
export const acceptancePreviewed = (cases: readonly Case[]) => {
  for (const one of cases)
    if (one.only?.[0] !== 'adapters')
      for (const a of ways(one)) test(`G11, ${one.id}: ${one.title} (A = ${a})`, () => play(one, 'memory', a, true))
}

/** While cases are collected for the table they are not played. */
let collected: Case[] | undefined
export const collect = async (load: () => Promise<unknown>): Promise<readonly Case[]> => {
  collected = []
  await load()
  const found = collected
  collected = undefined
  return found
}

/** One acceptance suite for both ports: every case on memory and on the real adapters, in both directions, each run twice. */
export const acceptance = (cases: readonly Case[]) => {
  if (collected) return void collected.push(...cases)
  afterEach(() => {
    for (const stage of open.splice(0)) expect(stage.offences()).toEqual([])
  })
  for (const on of ['memory', 'adapters'] as const) {
    const shown = cases.filter(({ only }) => !only || only[0] === on)
    if (shown.length === 0) continue
    describe(`on ${on}`, () => {
      for (const one of shown)
        for (const a of ways(one)) test(`${one.id}: ${one.title} (A = ${a})`, () => play(one, on, a))
    })
  }
}
