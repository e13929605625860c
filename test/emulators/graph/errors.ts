/** An error that the service itself would answer; every handler throws it and one place turns it into the answer. */
export class GraphError extends Error {
  readonly status: number
  readonly code: string
  /** Members beside code, message and innerError, e.g. `@event.existingEventId`. */
  readonly extra: Record<string, unknown>
  readonly headers: Record<string, string>
  constructor(
    status: number,
    code: string,
    message: string,
    more: { extra?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.name = 'GraphError'
    this.status = status
    this.code = code
    this.extra = more.extra ?? {}
    this.headers = more.headers ?? {}
  }
}

export const badRequest = (message: string) => new GraphError(400, 'ErrorInvalidRequest', message)
export const badUrl = (message: string) => new GraphError(400, 'RequestBroker--ParseUri', message)
export const badBody = (message: string) => new GraphError(400, 'RequestBodyRead', message)
export const invalidProperty = (message: string) => new GraphError(400, 'ErrorPropertyValidationFailure', message)
export const noSegment = (name: string) =>
  new GraphError(400, 'BadRequest', `Resource not found for the segment '${name}'.`)
export const notFound = () =>
  new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
export const stale = () =>
  new GraphError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  )
export const throttled = (retryAfter: number, why = 'Application is over its MailboxConcurrency limit.') =>
  new GraphError(429, 'ApplicationThrottled', why, { headers: { 'Retry-After': String(retryAfter) } })

/** The body of an error in Graph's shape; `at` in ms, the two ids as the request had them. */
export const errorBody = (error: GraphError, at: number, requestId: string, clientRequestId: string) => ({
  error: {
    code: error.code,
    message: error.message,
    ...error.extra,
    innerError: {
      date: new Date(at).toISOString().slice(0, 19),
      'request-id': requestId,
      'client-request-id': clientRequestId,
    },
  },
})
