import type { FieldName, Item, SideName, Window } from '../../../lib/core/event.ts'
import type { Parked } from '../../../lib/core/parked.ts'
import type { Intent, Link, Operation, Picture } from '../../../lib/core/ports.ts'
import type { Rules } from '../../../lib/core/rules.ts'
import type { MemoryCalendar } from '../../fakes/memory-calendar.ts'
import { Crash } from '../../fakes/memory-side.ts'
import type { memoryStore } from '../../fakes/memory-store.ts'
import type { RunPlan, WorldOptions } from './acts.ts'
import type { Hits } from './hits.ts'
import type { People } from './people.ts'
import type { Turns } from './turns.ts'

export type Device = {
  name: string
  raw: ReturnType<typeof memoryStore>
  links: Link[]
  hints: Link[]
  parked: readonly Parked[]
  /** What this device has overwritten or deleted since it has its database. */
  overwritten: { eventId: string; does: 'update' | 'delete'; before: string; changed: readonly FieldName[] }[]
}

/** One life of the worker: one run. */
export type Life = {
  device: Device
  plan: RunPlan
  awaits: number
  dead: boolean
  writes: number
  begun: Link[]
  /** Intents that earlier lives have left. */
  open: Intent[]
  window: Window
  shown: Record<SideName, Map<string, Item>>
  pictures: Partial<Record<SideName, Picture>>
  reads: Record<SideName | 'seek', number>
  attempted: Operation[]
  deletions: number
  readFailed: boolean
  isUndo: boolean
  stopped: Set<SideName>
  turn?: { turns: Turns; who: number }
}

export type World = {
  options: WorldOptions
  calendars: Record<SideName, MemoryCalendar>
  devices: Device[]
  people: People
  hits: Hits
  clock: { now: number; runs: number }
  window: Window
  rules: Rules
  offences: string[]
  /** Ids of events about which a person has said what is to become of them. */
  said: Set<string>
  lines: string[]
  trace(line: string): void
}

/** Every await of a life goes through here: its turn, its death, and what people do meanwhile. */
export const tick = async (world: World, life: Life, place: string): Promise<void> => {
  await life.turn?.turns.wait(life.turn.who)
  life.awaits++
  const { race, dies } = life.plan
  if (race && race.at === life.awaits) {
    world.trace(`    meanwhile ${JSON.stringify(race.act)}`)
    world.people.perform(race.act)
  }
  if (!life.dead && (dies === life.awaits || dies === place)) {
    life.dead = true
    world.hits.hit('crash', place)
    world.trace(`    dies ${place}`)
  }
  if (life.dead) throw new Crash()
}
