import { createHash } from 'node:crypto'
import type { Fields, Window } from '../../../lib/core/event.ts'
import { isIn, sameField } from '../../../lib/core/normal.ts'
import type { HistoryEntry, Operation } from '../../../lib/core/ports.ts'
import { ProblemError } from '../../../lib/core/problem.ts'
import { defaultRules } from '../../../lib/core/rules.ts'
import { sync, type SyncRequest, type SyncResult } from '../../../lib/core/sync.ts'
import { undo } from '../../../lib/core/undo.ts'
import { memoryCalendar } from '../../fakes/memory-calendar.ts'
import { Crash } from '../../fakes/memory-side.ts'
import { memoryStore } from '../../fakes/memory-store.ts'
import { healthy, type RunPlan, windows, type WorldOptions } from './acts.ts'
import { sideDoor, storeDoor } from './doors.ts'
import type { Device, Life, World } from './life.ts'
import type { Hits } from './hits.ts'
import { people } from './people.ts'
import { countRun, countSettled, takeStock } from './tally.ts'
import type { Turns } from './turns.ts'

const digest = async (text: string) => createHash('sha256').update(text).digest('hex')

export const createDevice = (name: string): Device => ({
  name,
  raw: memoryStore(),
  links: [],
  hints: [],
  parked: [],
  overwritten: [],
})

export const createWorld = (options: WorldOptions, hits: Hits): World => {
  const clock = { now: 1_800_000_000_000, runs: 0 }
  const now = options.timed ? { now: () => (clock.now += 1000) } : {}
  const calendars = {
    neo: memoryCalendar({ name: 'neo', ...now }),
    outlook: memoryCalendar({
      name: 'outlook',
      ...now,
      // A server that rewrites what it is given; only the body, so that equal titles stay equal.
      ...(options.echo && { echo: (fields: Fields) => ({ ...fields, body: fields.body.toUpperCase() }) }),
    }),
  }
  const devices = Array.from({ length: options.devices }, (_, index) => createDevice(`pc-${index + 1}`))
  const lines: string[] = []
  return {
    options,
    calendars,
    devices,
    people: people({
      calendars,
      isShared: options.devices > 1,
      edited: (id, fields) => {
        // What a person has put back needs nobody else to put it back.
        for (const device of devices)
          device.overwritten = device.overwritten.filter(
            (one) =>
              one.eventId !== id || !one.changed.every((name) => sameField(JSON.parse(one.before), fields, name)),
          )
      },
      isInSight: (dates) => windows.every((one) => isIn(dates, one)),
      links: () => devices.flatMap(({ links }) => links),
      overwritten: () => devices.flatMap(({ overwritten }) => overwritten),
    }),
    hits,
    clock,
    window: windows[0] as Window,
    rules: { ...defaultRules, direction: options.direction, conflicts: options.conflicts },
    offences: [],
    said: new Set(),
    lines,
    trace: (line) => void lines.push(line),
  }
}

export type Lived = { life: Life; result?: SyncResult }
type How = { confirmed?: string; entries?: readonly HistoryEntry[]; turn?: { turns: Turns; who: number } }

/** One life of the worker. undefined = it died, or could not go on. */
const live = async (world: World, device: Device, plan: RunPlan, how: How): Promise<Lived> => {
  const life: Life = {
    device,
    plan,
    awaits: 0,
    dead: false,
    writes: 0,
    begun: await device.raw.links(),
    open: await device.raw.intents(),
    window: world.window,
    shown: { neo: new Map(), outlook: new Map() },
    pictures: {},
    reads: { neo: 0, outlook: 0, seek: 0 },
    attempted: [],
    deletions: 0,
    readFailed: false,
    isUndo: how.entries !== undefined,
    stopped: new Set(),
    ...(how.turn && { turn: how.turn }),
  }
  const before = await takeStock(device)
  let ids = 0
  const run = `run-${++world.clock.runs}`
  const request: SyncRequest = {
    sides: { neo: sideDoor(world, life, 'neo'), outlook: sideDoor(world, life, 'outlook') },
    store: storeDoor(world, life),
    run,
    window: world.window,
    rules: { ...world.rules, device: device.name },
    hints: device.hints,
    ...(plan.occasion && !how.entries && { occasion: plan.occasion }),
    ...(how.confirmed !== undefined && { confirmed: how.confirmed }),
    now: () => world.clock.now,
    newId: () => `${run}/${String(++ids).padStart(3, '0')}`,
    digest,
    report: () => undefined,
  }
  try {
    const result = await (how.entries ? undo(request, how.entries) : sync(request))
    // A write that is cut off ends a side, and the run may have nothing else to do: it is dead all the same.
    if (life.dead) throw new Crash()
    if (result.question && life.attempted.length > 0) world.offences.push('wrote although a guard refused')
    const guardName = result.question?.problem.kind.replace('guard-', '')
    if (guardName) world.hits.hit('guard', `${guardName} asked`)
    if (how.entries) for (const { why } of result.parked) world.hits.hit('parked', why)
    else countRun(world, life, before, result)
    await countSettled(world, life, before)
    device.parked = result.parked
    if (how.confirmed === undefined && life.deletions >= 5 && life.deletions > life.begun.length / 10)
      world.offences.push('deleted many unasked')
    return { life, result }
  } catch (error) {
    if (!(error instanceof Crash) && !(error instanceof ProblemError)) throw error
    world.trace(`   ended: ${error instanceof Crash ? 'died' : error.message}`)
    return { life }
  } finally {
    device.links = await device.raw.links()
  }
}

const visible = (operations: readonly Operation[]) =>
  operations
    .filter(({ do: what }) => what !== 'stamp' && what !== 'claim')
    .map((o) => `${o.do} ${o.on} ${'id' in o ? o.id : o.partnerId}`)

/** One run; where a guard asks and a person says yes, another that does what was asked about. */
export const runOn = async (world: World, device: Device, plan: RunPlan, how: How = {}): Promise<Lived> => {
  const asked = await live(world, device, plan, how)
  world.people.before.clear()
  const question = asked.result?.question
  if (!question || !asked.result || !plan.confirm || plan.race) return asked
  const { occasion, reversed, stale, unknown, dies, faults } = plan
  const again: RunPlan = {
    ...healthy,
    ...(occasion && { occasion }),
    ...(reversed && { reversed }),
    ...(faults && { faults }),
    ...(typeof dies === 'string' && { dies }),
  }
  const confirmed = await live(world, device, again, { ...how, confirmed: question.id })
  if (!confirmed.result?.applied) return confirmed
  world.hits.hit('guard', `${question.problem.kind.replace('guard-', '')} confirmed`)
  // What was shown is what is done, unless not everything was to be seen.
  const [shown, done] = [visible(asked.result.plan.operations), visible(confirmed.life.attempted)]
  const isSame = shown.every((text) => done.includes(text)) && done.every((text) => shown.includes(text))
  if (!stale && !unknown && !faults && !isSame && !confirmed.result.applied.again)
    world.offences.push(`shown was ${shown.join()}, done was ${done.join()}`)
  return confirmed
}
