// What reaches Outlook, counted where it is carried out.
import type { World } from '../../fixtures/world.ts'
import { noWrites, type Writes } from './stage.ts'

type Sent = { id?: string; method: string; url: string; body?: unknown; status?: number }

const kindOf = ({ method, body }: Sent): keyof Writes | undefined => {
  if (method === 'DELETE') return 'deleted'
  if (method !== 'PATCH') return
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : []
  return names.every((name) => name === 'singleValueExtendedProperties') ? 'marks' : 'updated'
}

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text))
type Batch = { requests?: Sent[]; responses?: Sent[] } | undefined

/**
 * Counts the writes that Graph has answered as done, and the events that are new: an old one is answered in the same words. `add` is for writes whose
 * answer is lost.
 */
export const tallyOf = ({ graph, outlook }: World) => {
  let counts = noWrites()
  const add = (sent: Sent) => {
    const kind = kindOf(sent)
    if (kind) counts[kind]++
  }
  const answer = graph.fetch
  graph.fetch = async (request) => {
    const copy = request.clone()
    const { size } = outlook().events
    const response = await answer(request)
    counts.created += outlook().events.size - size
    const { pathname } = new URL(copy.url)
    if (copy.method === 'GET' || !response.ok) return response
    const body = parsed(await copy.text()) as Batch
    if (!pathname.endsWith('/$batch')) add({ method: copy.method, url: pathname, body })
    else {
      const { responses = [] } = (parsed(await response.clone().text()) as Batch) ?? {}
      const done = new Set(responses.filter(({ status = 0 }) => status >= 200 && status < 300).map(({ id }) => id))
      for (const item of body?.requests ?? []) if (done.has(item.id)) add(item)
    }
    return response
  }
  return {
    add,
    counts: () => counts,
    reset: () => {
      counts = noWrites()
    },
  }
}
