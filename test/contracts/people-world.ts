import { afterEach, expect } from 'vitest'
import type { SyncResult } from '../../lib/core/sync.ts'
import { person } from '../fixtures/people.ts'
import type { WorldOptions } from '../fixtures/world.ts'
import { colleagueToken, createEngine, type Engine } from './engine-world.ts'

const engines: Engine[] = []
/** A NEO and a tenant in which two people have the extension; nothing stands in them but what is given. */
export const engine = async (options: WorldOptions = {}) => {
  const made = await createEngine({ neoEvents: [], outlookEvents: [], seed: 7, colleagueToken, ...options })
  engines.push(made)
  return made
}
afterEach(() => {
  // No mail by either side, no emulator broken.
  for (const { world } of engines.splice(0)) expect(world.offences()).toEqual([])
})

/** First and last line of the block. */
export const head = '[NEOの登録先・利用設備]'
export const tail = '[ここまでNEO]'

export const copiesOf = ({ world }: Engine, { oid }: { oid: string } = person) =>
  world.graph
    .mailbox(oid)
    .list()
    .map((event) => ({ ...event, text: event.body.replaceAll('\r\n', '\n').trimEnd() }))
export const copyOf = (made: Engine, whose = person) => {
  const [only, second] = copiesOf(made, whose)
  if (!only || second) throw new Error('not exactly one event in Outlook')
  return only
}
/** Created, updated and deleted in NEO, then in Outlook. */
export const counts = ({ applied }: SyncResult) =>
  (['neo', 'outlook'] as const).map((side) => Object.values(applied?.counts[side] ?? {}).join())
export const none = ['0,0,0', '0,0,0']
/** The next run of each does nothing and asks nothing. */
export const expectRest = async (...all: readonly Engine[]) => {
  for (const made of all) {
    const result = await made.run()
    expect([counts(result), result.parked, result.applied?.failed]).toEqual([none, [], []])
  }
}
