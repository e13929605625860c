import type { Box } from './box.ts'
import { throttled } from './errors.ts'

const span = 600_000

/** Counts a call into its mailbox's limits; throws 429 when one is passed, else gives the way out. */
export const enter = (box: Box): (() => void) => {
  const { settings, clock } = box.world
  const { state } = box
  const now = clock()
  state.maxInFlight = Math.max(state.maxInFlight, state.inFlight + 1)
  if (state.inFlight >= settings.concurrency) throw throttled(settings.retryAfterSeconds)
  while ((state.arrivals[0] ?? now) <= now - span) state.arrivals.shift()
  if (state.arrivals.length >= settings.requestsPer10Minutes) {
    const wait = Math.ceil(((state.arrivals[0] ?? now) + span - now) / 1000)
    throw throttled(wait, 'Application is over its MailboxRequests limit.')
  }
  state.arrivals.push(now)
  state.inFlight++
  return () => {
    state.inFlight--
  }
}
