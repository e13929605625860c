import { person } from '../fixtures/people.ts'
import type { Engine } from './engine-world.ts'

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

/** What is attached to the one event of the Outlook calendar. */
export const outlookFiles = ({ world }: Engine) => {
  const [copy] = world.outlookEvents()
  return copy
    ? world
        .outlook()
        .attachments(copy.id)
        .map(({ name, bytes }) => ({ name, bytes }))
    : []
}
export const outlookNames = (made: Engine) =>
  outlookFiles(made)
    .map(({ name }) => name)
    .toSorted()
export const neoFiles = ({ world }: Engine, sid: string) =>
  (world.neo.eventsOf(person.neoUid).find((one) => one.sid === sid)?.files ?? []).map(({ name, bytes }) => ({
    name,
    bytes,
  }))
export const neoNames = (made: Engine, sid: string) =>
  neoFiles(made, sid)
    .map(({ name }) => name)
    .toSorted()
/** The ranges that the upload host has stored. */
export const uploads = ({ world }: Engine) => world.graph.ranges().map(({ from, to }) => `${from}-${to}`)
