import type { Emulator } from '../emulator.ts'
import type { Validator } from './validate.ts'

const parsed = (text: string): unknown => {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/**
 * The same emulator; `violations` collects every fault of every request to graph.microsoft.com and of its answer.
 */
export const validated = <E extends Emulator>(emulator: E, validator: Validator): E & { violations: string[] } => {
  const violations: string[] = []
  const fetch: Emulator['fetch'] = async (request) => {
    const url = new URL(request.url)
    if (url.hostname !== 'graph.microsoft.com') return emulator.fetch(request)
    // The raw content of an attachment is documented by Microsoft, but not in the file (as the upload host is not).
    if (url.pathname.endsWith('/$value')) return emulator.fetch(request)
    const path = url.pathname + url.search
    const sent = { body: parsed(await request.clone().text()), headers: request.headers }
    const response = await emulator.fetch(request)
    const body = parsed(await response.clone().text())
    violations.push(...validator.request(request.method, path, sent.body, request.headers))
    violations.push(...validator.response(request.method, path, response.status, body, sent))
    return response
  }
  return {
    ...emulator,
    fetch,
    violations,
    reset() {
      violations.length = 0
      emulator.reset()
    },
  }
}
