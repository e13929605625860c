import type { KeptFileRow } from '../messages/protocol.ts'
import { storesOf } from './compose.ts'
import { currentScope } from './scope.ts'

/** Small enough for a message, large enough for few of them. */
const partSize = 768 * 1024

const kept = async () => {
  const scope = await currentScope()
  return scope ? await storesOf(scope).kept.list() : []
}

/** Attached files that were deleted, newest first. */
export const readKeptFiles = async (): Promise<KeptFileRow[]> =>
  (await kept())
    .map(({ id, at, on, name, size, subject }) => ({ id, at, on, name, size, subject }))
    .toSorted((a, b) => b.at - a.at)

export const readKeptPart = async (id: string, from: number): Promise<{ data: string }> => {
  const body = (await kept()).find((one) => one.id === id)?.body.slice(from, from + partSize)
  let text = ''
  for (const byte of new Uint8Array((await body?.arrayBuffer()) ?? [])) text += String.fromCharCode(byte)
  return { data: btoa(text) }
}
