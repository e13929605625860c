/** Parts of this size are read and digested one by one: a large file is never in memory as a whole, blobs lie in the browser's own storage. */
const partSize = 1_048_576

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const digest = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** Names a content: SHA-256 over the SHA-256 of each MiB. */
export const digestOfBody = async (body: Blob): Promise<string> => {
  const parts: Uint8Array[] = []
  for (let at = 0; at < body.size; at += partSize)
    parts.push(await digest(new Uint8Array(await body.slice(at, at + partSize).arrayBuffer())))
  const all = new Uint8Array(parts.length * 32)
  for (const [index, part] of parts.entries()) all.set(part, index * 32)
  return hex(await digest(all))
}

/** The bytes of an answer, at most so many. `progress`: bytes so far. */
export const readBody = async (
  response: Response,
  most: number,
  progress: (bytes: number) => void,
): Promise<Blob | 'too-large'> => {
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    await response.body?.cancel()
    return 'too-large'
  }
  const reader = response.body?.getReader()
  const blobs: Blob[] = []
  let part: Uint8Array<ArrayBuffer>[] = []
  let inPart = 0
  let size = 0
  const flush = () => {
    blobs.push(new Blob(part))
    part = []
    inPart = 0
  }
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || !value) break
    size += value.byteLength
    if (size > most) {
      await reader?.cancel()
      return 'too-large'
    }
    part.push(value)
    inPart += value.byteLength
    if (inPart >= partSize) flush()
    progress(size)
  }
  flush()
  return new Blob(blobs)
}
