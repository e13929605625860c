import type { Emulator } from './emulator.ts'

/** What happens to a request that a fault hits. Unless said otherwise the emulator never sees the request. */
export type FaultAction =
  /** The connection is cut before the emulator sees the request. */
  | 'cut-before'
  /** The emulator commits, the answer is lost. */
  | 'cut-after'
  /** 200 with an HTML page that is nobody's: a proxy, a captive portal, a maintenance page. */
  | 'html'
  /** The emulator commits, the first half of its answer's body arrives. */
  | 'truncated'
  /** This status instead; `retryAfter` in seconds. With `committed` the emulator does its work first. */
  | { status: number; retryAfter?: number; body?: unknown; headers?: Record<string, string>; committed?: boolean }
  /** The emulator commits at once and answers after this long. */
  | { delayMs: number }
  /** Silence for this long, then a cut. */
  | { hangMs: number }
  /** The world does something, then a cut: `before` the emulator sees the request, or `after` it has committed. */
  | { before: () => Promise<void> }
  | { after: () => Promise<void> }

/** A fault on demand; absent conditions match everything. The first one in the list that matches and fires wins. */
export type Fault = {
  name: string
  emulator?: Emulator['name']
  host?: string
  method?: string
  /** Tested against path and query. */
  path?: RegExp
  /** Fires at most this often (default: always). */
  times?: number
  /** Lets this many matching requests pass first. */
  skip?: number
  /** Fires with this probability, drawn from `seed` (default 1), so that a run can be repeated. */
  probability?: number
  seed?: number
  does: FaultAction
}

type State = { matched: number; fired: number; random: () => number }

function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Decides which fault of a list hits a request; counts per fault object, so the list may be edited at any time. */
export function createFaultPicker(faults: readonly Fault[]) {
  const states = new WeakMap<Fault, State>()
  return (request: { emulator: string; host: string; method: string; path: string }): Fault | undefined => {
    for (const fault of faults) {
      if (fault.emulator !== undefined && fault.emulator !== request.emulator) continue
      if (fault.host !== undefined && fault.host !== request.host) continue
      if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) continue
      if (fault.path !== undefined && request.path.search(fault.path) < 0) continue
      const state = states.get(fault) ?? { matched: 0, fired: 0, random: mulberry32(fault.seed ?? 1) }
      states.set(fault, state)
      state.matched += 1
      if (state.matched <= (fault.skip ?? 0)) continue
      if (state.fired >= (fault.times ?? Number.POSITIVE_INFINITY)) continue
      if (fault.probability !== undefined && state.random() >= fault.probability) continue
      state.fired += 1
      return fault
    }
    return undefined
  }
}

// Codes of facts/graph-and-auth.md §7.3, §12.3; what a bare status means when a test does not say more.
const graphCodes: Record<number, [code: string, message: string]> = {
  400: ['ErrorInvalidRequest', 'The request is invalid.'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  404: ['MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.'],
  409: ['ErrorConcurrentItemSave', 'The item is being saved by another request.'],
  410: ['SyncStateNotFound', 'The sync state generation is not found; generation=1;[highest=2][2].'],
  412: [
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  ],
  429: ['ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
  500: ['InternalServerError', 'An internal server error occurred. The operation failed.'],
  502: ['BadGateway', 'Bad gateway.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
  504: ['GatewayTimeout', 'The gateway timed out.'],
  507: ['ErrorQuotaExceeded', 'The mailbox is over its quota.'],
}

const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`

/** The answer of a status fault, in the shape in which the service of that emulator fails. */
export function faultResponse(
  action: Extract<FaultAction, { status: number }>,
  emulator: Emulator['name'] | 'nobody',
  at: number,
): Response {
  const headers = new Headers(action.headers)
  if (action.retryAfter !== undefined) headers.set('retry-after', String(action.retryAfter))
  const isNull = action.status === 204 || action.status === 304
  if (action.body !== undefined || isNull) {
    const text = isNull ? null : typeof action.body === 'string' ? action.body : JSON.stringify(action.body)
    if (!headers.has('content-type') && text !== null)
      headers.set('content-type', typeof action.body === 'string' ? 'text/html; charset=utf-8' : 'application/json')
    return new Response(text, { status: action.status, headers })
  }
  const id = crypto.randomUUID()
  if (emulator === 'graph') {
    const [code, message] = graphCodes[action.status] ?? ['UnknownError', 'Something went wrong.']
    const innerError = { date: new Date(at).toISOString().slice(0, 19), 'request-id': id, 'client-request-id': id }
    if (action.status === 401 && !headers.has('www-authenticate'))
      headers.set(
        'www-authenticate',
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
      )
    return Response.json({ error: { code, message, innerError } }, { status: action.status, headers })
  }
  if (emulator === 'entra') {
    const timestamp = new Date(at).toISOString().replace('T', ' ').replace(/\.\d+/, '')
    const error = action.status === 429 || action.status >= 500 ? 'temporarily_unavailable' : 'invalid_request'
    const error_description = `AADSTS90033: A transient error has occurred. Please try again. Trace ID: ${id} Correlation ID: ${id} Timestamp: ${timestamp}`
    return Response.json(
      { error, error_description, error_codes: [90033], timestamp, trace_id: id, correlation_id: id },
      { status: action.status, headers },
    )
  }
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(page(`${action.status}`, 'The server could not complete the request.'), {
    status: action.status,
    headers,
  })
}

/** The page of the `html` fault. */
export function foreignPage(): Response {
  return new Response(page('Network access', 'Please accept the terms of use of this network to go on.'), {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}
