import { otherSide, type SideName } from '../../../lib/core/event.ts'
import type { SyncResult } from '../../../lib/core/sync.ts'
import { openDb } from '../../../lib/store/db.ts'
import { historyStore } from '../../../lib/store/history.ts'
import { syncStore } from '../../../lib/store/links.ts'
import { mirrorStore } from '../../../lib/store/mirror.ts'
import type { PlainEvent } from '../../emulators/graph/mailbox-handle.ts'
import { occurrencesOf } from '../../emulators/neo/recurrence.ts'
import type { StoredEvent } from '../../emulators/neo/types.ts'
import { neoLine, outlookLine } from '../../fixtures/calendars.ts'
import { createEngine, type Pc, type RunOptions } from '../engine-world.ts'
import { factory } from '../store-rows.ts'
import { faultIn } from './adapters-faults.ts'
import { day } from './events.ts'
import { neoHand, outlookHand, ownInNeo } from './adapters-hands.ts'
import { type How, lifeOf, noWrites, type Stage, type StageOptions, withMeanwhile } from './stage.ts'
import { tallyOf } from './tally.ts'

const scope = 'the-one-scope'
/** Dates that are further away are not shown. */
const shownDays = 60
/** A PC with an empty database. */
const freshPc = (number: 1 | 2): Pc => {
  const db = openDb('cases', factory())
  return {
    device: `pc-${number}`,
    store: { ...syncStore(db, scope), ...historyStore(db, scope) },
    mirrors: { neo: mirrorStore(db, scope, 'neo'), outlook: mirrorStore(db, scope, 'outlook') },
  }
}

const kinds: Record<string, 'created' | 'deleted'> = { schcmdentry: 'created', schdel: 'deleted' }

/** The real adapters over the emulators of NEO and Graph, with the real database over a database of the language. */
export const adaptersStage = async (a: SideName, { world: options, profile }: StageOptions = {}): Promise<Stage> => {
  const pcs = { 1: freshPc(1), 2: freshPc(2) }
  const engine = await createEngine({
    neoEvents: [],
    outlookEvents: [],
    seed: 7,
    ...options,
    ...(profile && { profile }),
    pc: pcs[1],
  })
  const { world } = engine
  const tally = tallyOf(world)
  let neoWrites = noWrites()
  let points = 0
  let shift = 0
  let requests: string[] = []

  const runOptions = (how: How, life: ReturnType<typeof lifeOf>, pc = how.pc ?? 1): RunOptions => ({
    ...(how.rules && { rules: how.rules }),
    ...(how.occasion && { occasion: how.occasion }),
    ...(how.confirmed !== undefined && { confirmed: how.confirmed }),
    ...(how.limits && { limits: how.limits }),
    ...(how.hints && { hints: how.hints }),
    ...(how.window && { window: how.window }),
    ...(how.audit && { audit: true }),
    pc: { ...pcs[pc], store: { ...pcs[pc].store, ...life.store(pcs[pc].store) } },
    now: () => Date.now() + shift,
    through: (send) => life.mortal(send),
    around: (sides) => withMeanwhile(sides, how.meanwhile),
  })
  const lived = async (how: How, run: (options: RunOptions) => Promise<SyncResult>) => {
    const life = lifeOf(how.dies)
    tally.reset()
    const before = world.neo.calls().length
    const logged = world.bench.log.length
    try {
      return await life.live(run(runOptions(how, life)))
    } finally {
      points = life.points()
      requests = world.bench.log.slice(logged).map(({ emulator, method, path }) => `${emulator} ${method} ${path}`)
      neoWrites = noWrites()
      for (const { cmd, done } of world.neo.calls().slice(before)) if (done) neoWrites[kinds[cmd] ?? 'updated']++
    }
  }

  /** An event that repeats stands on each of its dates, and of one without end on those that are near. */
  const datesOf = (event: StoredEvent) =>
    event.recurrence
      ? occurrencesOf(event, day(shownDays), world.neo.variant).map(({ event: own, startdate, enddate }) => ({
          ...own,
          startdate,
          enddate,
        }))
      : [event]
  const daysOf = (event: PlainEvent) =>
    event.recurrence ? world.outlook().days(event.id, event.start.slice(0, 10), day(shownDays + 1)) : [event]
  const hands = { neo: neoHand(world), outlook: outlookHand(world) }
  const b = otherSide(a)
  const lines = {
    neo: () => ownInNeo(world).flatMap(datesOf).map(neoLine).toSorted(),
    outlook: () => world.outlookEvents().flatMap(daysOf).map(outlookLine).toSorted(),
  }
  return {
    on: 'adapters',
    a,
    b,
    A: hands[a],
    B: hands[b],
    ...hands,
    run: (how = {}) => lived(how, engine.run),
    undo: (entries, how = {}) => lived(how, (told) => engine.undo(entries, told)),
    fault: (side, fault) => faultIn(world, tally, side, fault),
    heal: () => {
      world.bench.faults.length = 0
      world.graph.faults.length = 0
    },
    lines: (side) => lines[side](),
    store: (pc = 1) => pcs[pc].store,
    links: () => pcs[1].store.links(),
    intents: () => pcs[1].store.intents(),
    wishes: () => pcs[1].store.wishes(),
    entries: () => pcs[1].store.entries(),
    wish: (...wish) => pcs[1].store.record({ wish }),
    writes: () => ({ neo: neoWrites, outlook: tally.counts() }),
    points: () => points,
    loseStore: () => {
      pcs[1] = freshPc(1)
    },
    stamp: (title, how) => {
      const id = hands.outlook.id(title)
      const { etag, stamps } = world.outlook().get(id)
      const stored = [...world.outlook().events.values()].find(({ changeKey }) => `W/"${changeKey}"` === etag)
      if (how === 'removed') stored?.properties.clear()
      const foreign = Object.entries(stamps).map(([name, value]): [string, string] => [
        name,
        name.endsWith('neo-sync-key') ? `${value.slice(0, -4)}0000` : value,
      ])
      world.outlook().edit(id, how === 'foreign' ? { stamps: Object.fromEntries(foreign) } : {})
    },
    touch: (title) => world.outlook().edit(hands.outlook.id(title), {}),
    later: (ms) => {
      shift += ms
    },
    real: () => ({ world, requests }),
    offences: () => world.offences(),
  }
}
