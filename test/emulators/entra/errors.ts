/**
 * A refusal with its AADSTS code; the texts are our own, only the codes matter. `code` 0 = the service gives none.
 * Where it surfaces (page, redirect or JSON) is decided by the endpoint.
 */
export class EntraError extends Error {
  readonly code: number
  /** The OAuth `error`. */
  readonly error: string
  readonly text: string
  readonly status: number
  readonly suberror: string | undefined
  readonly subcode: string | undefined
  constructor(
    code: number,
    error: string,
    text: string,
    more: { status?: number; suberror?: string; subcode?: string } = {},
  ) {
    super(`AADSTS${code}: ${text}`)
    this.name = 'EntraError'
    this.code = code
    this.error = error
    this.text = text
    this.status = more.status ?? 400
    this.suberror = more.suberror
    this.subcode = more.subcode
  }
}

export type Trace = { trace_id: string; correlation_id: string; timestamp: string }

/** Ids of one request; the correlation id is the caller's if it sent one. */
export function traceOf(at: number, correlationId: string | null): Trace {
  return {
    trace_id: crypto.randomUUID(),
    correlation_id: correlationId ?? crypto.randomUUID(),
    timestamp: `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`,
  }
}

/** `AADSTS50058: … Trace ID: … Correlation ID: … Timestamp: …` */
export function describe(error: EntraError, trace: Trace): string {
  const tail = `Trace ID: ${trace.trace_id} Correlation ID: ${trace.correlation_id} Timestamp: ${trace.timestamp}`
  return error.code === 0 ? error.text : `AADSTS${error.code}: ${error.text} ${tail}`
}

/** Body of the token endpoint's and discovery's refusals. */
export function errorBody(error: EntraError, trace: Trace): Record<string, unknown> {
  return {
    error: error.error,
    error_description: describe(error, trace),
    error_codes: error.code === 0 ? [] : [error.code],
    ...trace,
    error_uri: `https://login.microsoftonline.com/error?code=${error.code}`,
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  }
}

export const missing = (name: string) =>
  new EntraError(900144, 'invalid_request', `The request must contain the parameter '${name}'.`)
export const unsupported = (name: string) =>
  new EntraError(90023, 'invalid_request', `Unsupported or malformed parameter '${name}'.`)
