import { createHash } from 'node:crypto'
import { person } from '../fixtures/people.ts'
import type { EventInput } from '../emulators/neo/types.ts'
import { createEngine, day, type Engine } from './engine-world.ts'

/** So many bytes, others for another seed. */
export const bytesOf = (size: number, seed: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size)
  let state = seed
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0
    bytes[at] = state >>> 16
  }
  return bytes
}

/** Name and content of a file, short enough to be compared. */
export const shown = ({ name, bytes }: { name: string; bytes: Uint8Array }) =>
  `${name} ${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`

const nameOf = (text: string) => text.split(' ').slice(0, -2).join(' ')

/** What is attached to the one event of the Outlook calendar. */
export const outlookFiles = ({ world }: Engine) => {
  const [copy] = world.outlookEvents()
  return copy ? world.outlook().attachments(copy.id).map(shown) : []
}
export const outlookNames = (made: Engine) => outlookFiles(made).map(nameOf).toSorted()
export const neoFiles = ({ world }: Engine, sid: string) =>
  (world.neo.eventsOf(person.neoUid).find((one) => one.sid === sid)?.files ?? []).map(shown)
export const neoNames = (made: Engine, sid: string) => neoFiles(made, sid).map(nameOf).toSorted()
/** The ranges that the upload host has stored. */
export const uploads = ({ world }: Engine) => world.graph.ranges().map(({ from, to }) => `${from}-${to}`)

export const file = (name: string, size = 100, seed = 1) => ({
  fid: `${name}${size}`,
  name,
  bytes: bytesOf(size, seed),
})
export const event: EventInput = { startdate: day(1), starttime: '1000', endtime: '1100', detail: '会議' }
export const world = { neoEvents: [], outlookEvents: [] }
/** A world with this one entry in NEO. */
export const start = async (input: Partial<EventInput> = {}) => {
  const made = await createEngine(world)
  const sid = made.world.neo.addEvent(person.neoUid, { ...event, ...input })
  return { made, sid, outlook: made.world.outlook() }
}
/** Nothing was copied. */
export const none = { neo: 0, outlook: 0 }
/** What stays where it is, and why. */
export const reasons = ({ left }: { left: readonly { on: string; name: string; why: string }[] }) =>
  left.map(({ on, name, why }) => `${on} ${name}: ${why}`).toSorted()
