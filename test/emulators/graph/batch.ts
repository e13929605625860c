import type { Answer, Call } from './call.ts'
import type { Dispatch } from './dispatch.ts'
import { badRequest, GraphError } from './errors.ts'
import { asArray, asObject, asText, onlyKeys } from './input-check.ts'
import { splitUrl } from './split-url.ts'
import type { Claims } from './types.ts'

type Item = { id: string; call: Call; dependsOn: string[] }
export type BatchAnswer = { id: string; status: number; headers: Record<string, string>; body?: unknown }

const readItem = (value: unknown, claims: Claims): Item => {
  const object = asObject(value, 'requests')
  onlyKeys(object, ['id', 'method', 'url', 'headers', 'body', 'dependsOn'], 'batchRequest')
  const id = asText(object['id'] ?? '', 'id')
  const url = asText(object['url'] ?? '', 'url')
  const method = asText(object['method'] ?? '', 'method').toUpperCase()
  if (id === '' || url === '' || method === '')
    throw badRequest('Invalid batch payload: id, method and url are required.')
  if (/^https?:/i.test(url)) throw badRequest('Invalid batch payload: the url must be relative.')
  const headers = new Headers()
  for (const [name, text] of Object.entries(asObject(object['headers'] ?? {}, 'headers')))
    headers.set(name, asText(text, `headers.${name}`))
  const { body } = object
  if (body !== undefined && !headers.has('content-type'))
    throw badRequest('Invalid batch payload: a request with a body needs the header Content-Type.')
  const dependsOn = asArray(object['dependsOn'] ?? [], 'dependsOn').map((other) => asText(other, 'dependsOn'))
  return { id, dependsOn, call: { method, ...splitUrl(url), headers, body, inBatch: true, claims } }
}

/** Reads and checks the envelope; anything wrong with it fails the whole batch with 400. */
const readBatch = (body: unknown, claims: Claims): Item[] => {
  const object = asObject(body, 'batch')
  onlyKeys(object, ['requests'], 'batch')
  const list = asArray(object['requests'], 'requests')
  if (list.length === 0 || list.length > 20)
    throw badRequest('Number of batch request steps must be between 1 and the maximum value of 20.')
  const items = list.map((item) => readItem(item, claims))
  if (new Set(items.map((item) => item.id.toLowerCase())).size < items.length)
    throw badRequest('Request Id has to be unique in a batch.')
  const dependent = items.filter((item) => item.dependsOn.length > 0)
  const sequential = items.every((item, index) => index === 0 || item.dependsOn.includes(items[index - 1]?.id ?? ''))
  if (dependent.length > 0 && !sequential)
    throw badRequest('dependsOn must be either absent or make the whole batch sequential.')
  return items
}

/** Runs a batch: four at a time, each item on its own account; the order of the answers says nothing. */
export const runBatch = async (
  body: unknown,
  claims: Claims,
  dispatch: Dispatch,
  failed: (error: unknown, call: Call) => Answer,
): Promise<BatchAnswer[]> => {
  const items = readBatch(body, claims)
  const answers: BatchAnswer[] = []
  const chained = items.some((item) => item.dependsOn.length > 0)
  const queue = [...items]
  const work = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const { call } = item
      const blocked = item.dependsOn.some((id) => (answers.find((answer) => answer.id === id)?.status ?? 500) >= 400)
      const answer = blocked
        ? failed(new GraphError(424, 'FailedDependency', 'A request that this one depends on has failed.'), call)
        : await dispatch(call).catch((error: unknown) => failed(error, call))
      const json: Record<string, string> = answer.body === undefined ? {} : { 'Content-Type': 'application/json' }
      const headers = { 'Cache-Control': 'private', ...json, ...answer.headers }
      answers.push({
        id: item.id,
        status: answer.status,
        headers,
        ...(answer.body === undefined ? {} : { body: answer.body }),
      })
    }
  }
  await Promise.all(Array.from({ length: chained ? 1 : 4 }, work))
  // Unordered, as the service may answer, and the same every time.
  return chained ? answers : answers.toReversed()
}
