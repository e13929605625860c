import {
  AuthenticationHandler,
  AuthenticationHandlerOptions,
  Client,
  type Context,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client'
import { fail } from '../core/problem.ts'
import { type Answer, answerOf, isExpired, isThrottled, problemOfAnswer, shortWait } from './answer.ts'
import { createGate } from './gate.ts'
import { graphRoot } from './wire.ts'

export type ClientOptions = {
  /** A token for Graph; `fresh`: the last one was refused. Throws ProblemError when there is none. */
  token(options?: { fresh?: boolean }): Promise<string>
  fetch: typeof fetch
  /** Windows name of the zone in which times are answered. */
  zone: string
  now(): number
  pause(ms: number): Promise<void>
}

export type Ask = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** `/me/…` with its query encoded, or a whole link that Graph gave. */
  url: string
  body?: unknown
  /** Preferences beside those of every request. */
  prefer?: string
  /** Asks for a new token at once. */
  fresh?: boolean
}

/**
 * The thin port over Microsoft's client. Its own retry is left out: it sleeps with timers and sends a POST again. A 401
 * is tried again once with a fresh token, a short Retry-After is waited out once.
 */
export const createGraphClient = (options: ClientOptions) => {
  const { now, pause } = options
  const gate = createGate()
  const preferring = (body: 'text' | 'html') =>
    ['IdType="ImmutableId"', `outlook.timezone="${options.zone}"`, `outlook.body-content-type="${body}"`].join(', ')
  const prefer = preferring('text')

  const transport = {
    async execute(context: Context) {
      context.response = await options.fetch(context.request, context.options)
    },
  }
  const client = Client.initWithMiddleware({
    middleware: [
      new AuthenticationHandler({ getAccessToken: () => options.token() }),
      new TelemetryHandler(),
      transport,
    ],
    // Graph needs no cookie, and an answer out of a cache would be a stale calendar.
    fetchOptions: { credentials: 'omit', cache: 'no-store' },
  })

  const open = async (ask: Ask, fresh: boolean) => {
    // Asked for here and not by the chain, which would wrap the sign-in's own error.
    const token = await options.token(fresh ? { fresh } : undefined)
    return client
      .api(ask.url.startsWith('/') ? `${graphRoot}${ask.url}` : ask.url)
      .middlewareOptions([new AuthenticationHandlerOptions({ getAccessToken: async () => token })])
      .header('Prefer', ask.prefer === undefined ? prefer : `${prefer}, ${ask.prefer}`)
      .responseType(ResponseType.RAW)
  }
  const unreachable = (error: unknown) => fail('graph-unreachable', { side: 'outlook', retryAt: now() + 60_000 }, error)

  const send = async (ask: Ask, fresh: boolean): Promise<Answer> => {
    const request = await open(ask, fresh)
    let response: Response
    let text: string
    try {
      const verbs = {
        GET: () => request.get(),
        POST: () => request.post(ask.body),
        PATCH: () => request.patch(ask.body),
        DELETE: () => request.delete(),
      }
      response = await verbs[ask.method]()
      text = await response.text()
    } catch (error) {
      return unreachable(error)
    }
    let body: unknown
    try {
      body = text === '' ? undefined : JSON.parse(text)
    } catch (error) {
      if (response.ok) return fail('graph-unexpected-answer', { side: 'outlook', code: 'not-json' }, error)
    }
    return answerOf(response.status, body, (name) => response.headers.get(name), now())
  }

  /** Answers what the caller has to judge (2xx, 400, 404, 409, 410, 412 …); throws ProblemError for what stops everything. */
  const ask = async (request: Ask): Promise<Answer> => {
    let answer = await send(request, request.fresh ?? false)
    if (answer.status === 401 && !request.fresh) answer = await send(request, true)
    if (isThrottled(answer) && (answer.retryAfter ?? Number.POSITIVE_INFINITY) <= shortWait) {
      await pause(answer.retryAfter ?? 0)
      answer = await send(request, false)
    }
    const problem = problemOfAnswer(answer, now())
    const judged = ['graph-refused', 'graph-unexpected-answer'].includes(problem.kind) || isExpired(answer)
    if (!judged) return fail(problem.kind, problem)
    return answer
  }

  /** Content as it is: what is no answer of 2xx is judged as `ask` does. */
  const raw = async <T>(url: string, take: (response: Response) => Promise<T>): Promise<T | Answer> => {
    const request = await open({ method: 'GET', url }, false)
    try {
      const response: Response = await request.get()
      if (response.ok) return await take(response)
      await response.body?.cancel()
    } catch (error) {
      return unreachable(error)
    }
    // Asked once more, for the shape of its refusal and what has to be waited for.
    return await ask({ method: 'GET', url })
  }

  return {
    raw: <T>(url: string, take: (response: Response) => Promise<T>) => gate('single', () => raw(url, take)),
    /** The preferences that every batch item has to repeat. */
    prefer,
    /** The same for a look at the body as it is, not as text. */
    preferHtml: preferring('html'),
    now,
    pause,
    single: (request: Ask) => gate('single', () => ask(request)),
    batch: (request: Ask) => gate('batch', () => ask(request)),
  }
}
export type GraphClient = ReturnType<typeof createGraphClient>
