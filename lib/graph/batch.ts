import { fail, type Problem, ProblemError } from '../core/problem.ts'
import { type Answer, answerOf, isOk, isThrottled, problemOfAnswer, shortWait } from './answer.ts'
import type { GraphClient } from './client.ts'
import { batchSchema } from './wire.ts'

/** The most requests that Graph takes in one `$batch`. */
export const batchSize = 20

export type BatchItem = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** `/me/…`: relative, without the version. */
  url: string
  body?: unknown
  ifMatch?: string
  /** The body is answered as HTML. */
  html?: true
}

const unanswered = (problem: Problem): Answer => ({ status: 0, body: undefined, problem })

const post = async (client: GraphClient, items: readonly BatchItem[], fresh: boolean): Promise<Answer[]> => {
  const requests = items.map((item, index) => ({
    id: `${index + 1}`,
    method: item.method,
    url: item.url,
    headers: {
      Prefer: item.html ? client.preferHtml : client.prefer,
      ...(item.ifMatch === undefined ? {} : { 'If-Match': item.ifMatch }),
      ...(item.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(item.body === undefined ? {} : { body: item.body }),
  }))
  const whole = await client.batch({ method: 'POST', url: '/$batch', body: { requests }, fresh })
  const parsed = batchSchema.safeParse(isOk(whole) ? whole.body : undefined)
  if (!parsed.success)
    return fail('graph-unexpected-answer', { side: 'outlook', code: whole.code ?? `${whole.status}` })
  const byId = new Map(parsed.data.responses.map((response) => [response.id, response]))
  return items.map((_, index) => {
    const response = byId.get(`${index + 1}`)
    if (!response) return unanswered({ kind: 'graph-unexpected-answer', side: 'outlook', code: 'batch-item' })
    const headers = new Map(Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
    const answer = answerOf(response.status, response.body, (name) => headers.get(name), client.now())
    return { ...(whole.date === undefined ? {} : { date: whole.date }), ...answer }
  })
}

/**
 * One `$batch` of at most 20 items; one answer for each, in order. Items that were turned away (401, a short
 * Retry-After) are sent once more. Throws ProblemError only if the first sending failed as a whole.
 */
export const sendBatch = async (client: GraphClient, items: readonly BatchItem[]): Promise<Answer[]> => {
  if (items.length === 0) return []
  const answers = await post(client, items, false)
  const short = (answer: Answer) => isThrottled(answer) && (answer.retryAfter ?? Number.POSITIVE_INFINITY) <= shortWait
  const again = answers.flatMap((answer, index) => (answer.status === 401 || short(answer) ? [index] : []))
  if (again.length === 0) return answers
  const wait = Math.max(0, ...again.map((index) => answers[index]?.retryAfter ?? 0))
  if (wait > 0) await client.pause(wait)
  const refused = again.some((index) => answers[index]?.status === 401)
  try {
    const second = await post(
      client,
      again.flatMap((index) => items[index] ?? []),
      refused,
    )
    again.forEach((index, place) => {
      const answer = second[place]
      if (answer) answers[index] = answer
    })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    for (const index of again) answers[index] = unanswered(error.problem)
  }
  return answers
}

/** GETs in batches, one after the other; `done` is told after each. Throws if one could not be read for reasons that pass. */
export const getAll = async (
  client: GraphClient,
  urls: readonly string[],
  done?: (answers: readonly Answer[], from: number) => Promise<void> | void,
): Promise<Answer[]> => {
  const all: Answer[] = []
  for (let from = 0; from < urls.length; from += batchSize) {
    const items = urls.slice(from, from + batchSize).map((url) => ({ method: 'GET' as const, url }))
    const answers = await sendBatch(client, items)
    for (const answer of answers) {
      const stops = answer.status === 0 || answer.status === 401 || isThrottled(answer)
      const problem = problemOfAnswer(answer, client.now())
      if (stops || problem.kind === 'graph-no-mailbox') fail(problem.kind, problem)
    }
    all.push(...answers)
    await done?.(answers, from)
  }
  return all
}
