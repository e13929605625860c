import { challenge, demandScope } from './auth.ts'
import type { Box } from './box.ts'
import type { Answer, Call } from './call.ts'
import { GraphError, throttled } from './errors.ts'
import { readPrefer } from './prefer.ts'
import { findRoute } from './routes.ts'
import { enter } from './throttle.ts'
import type { CallFault, Settings } from './types.ts'

export type Dispatch = (call: Call) => Promise<Answer>

const noMailbox = () =>
  new GraphError(
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  )

/** Takes the first fault that wants this call; each is used up after its number of times. */
const takeFault = (faults: CallFault[], call: Call): CallFault | undefined => {
  const index = faults.findIndex((fault) => fault.when?.(call) ?? true)
  const fault = faults[index]
  if (!fault) return undefined
  fault.times = (fault.times ?? 1) - 1
  if (fault.times <= 0) faults.splice(index, 1)
  return fault
}

const failure = (fault: CallFault): GraphError =>
  fault.status === 429
    ? throttled(fault.retryAfter ?? 5, fault.message)
    : new GraphError(fault.status, fault.code, fault.message ?? 'The request failed.', {
        headers: {
          ...(fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }),
          ...(fault.status === 401 ? { 'WWW-Authenticate': challenge } : {}),
        },
      })

const wait = (ms: number) => new Promise<void>((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)))

/** One call, single or out of a batch: rights, limits, faults, then the handler. Throws GraphError. */
export const createDispatch =
  (boxes: Map<string, Box>, settings: Settings, faults: CallFault[]): Dispatch =>
  async (call) => {
    const route = findRoute(call.method, call.segments)
    demandScope(call.claims, route.scopes)
    const box = boxes.get(call.claims.oid)
    if (!box) throw noMailbox()
    if (!route.directory && box.state.access !== 'ok') throw noMailbox()
    const leave = route.directory ? () => undefined : enter(box)
    try {
      // A turn of the event loop at least, so that what is sent together is in flight together.
      await wait(settings.latencyMs)
      const fault = takeFault(faults, call)
      if (fault && !fault.afterCommit) throw failure(fault)
      const prefer = readPrefer(call.headers.get('prefer'))
      const answer = await route.handler({ call, prefer, box }, route.parameters)
      if (fault) throw failure(fault)
      const applied = prefer.applied.length > 0 ? { 'Preference-Applied': prefer.applied.join(', ') } : {}
      return { ...answer, headers: { ...applied, ...answer.headers } }
    } finally {
      leave()
    }
  }
