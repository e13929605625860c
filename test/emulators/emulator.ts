/** What every emulator is: a stateful stand-in for one service, reached by the service's own host names. */
export type Emulator = {
  readonly name: 'neo' | 'entra' | 'graph'
  /** Whether this emulator speaks for the host (no port), e.g. `graph.microsoft.com`. */
  answers(host: string): boolean
  /** One request, with its production URL; must never throw: an error is answered as the real service answers. */
  fetch(request: Request): Promise<Response>
  /** Back to the seed. */
  reset(): void
}

/** One line of the bench's log: what reached an emulator, in order. */
export type LoggedRequest = {
  /** Milliseconds since the epoch, at arrival. */
  at: number
  emulator: Emulator['name'] | 'nobody'
  host: string
  method: string
  /** Path and query as sent. */
  path: string
  /** Status answered; `cut` = the connection was cut instead. */
  status: number | 'cut'
  /** Bytes of the request body and of the answer body. */
  sent: number
  received: number
  /** Name of the fault that hit it, if any. */
  fault?: string
}
