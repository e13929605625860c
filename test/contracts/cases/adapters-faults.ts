import type { SideName } from '../../../lib/core/event.ts'
import type { Fault, FaultAction } from '../../emulators/faults.ts'
import type { CallFault } from '../../emulators/graph/types.ts'
import type { World } from '../../fixtures/world.ts'
import type { StageFault } from './stage.ts'
import type { tallyOf } from './tally.ts'

const always = Number.POSITIVE_INFINITY

const inNeo: Record<StageFault['does'], FaultAction> = {
  broken: { status: 503 },
  later: { status: 503 },
  refused: { status: 200, body: JSON.stringify({ status: 'ng', errorno: '2002' }) },
  lost: 'cut-after',
  unsent: 'cut-before',
}
/** The updates of NEO are what is none of the others. */
const neoPaths: Record<StageFault['on'], RegExp> = {
  read: /./,
  create: /schcmdentry/,
  delete: /schdel/,
  update: /dneor\.cgi\/(?!\d+\/|schcmdentry|schdel|certify)/,
}

const inGraph: Record<StageFault['does'], Pick<CallFault, 'status' | 'code' | 'retryAfter' | 'afterCommit'>> = {
  broken: { status: 503, code: 'ServiceUnavailable' },
  later: { status: 429, code: 'ApplicationThrottled', retryAfter: 300 },
  refused: { status: 400, code: 'ErrorInvalidRequest' },
  lost: { status: 500, code: 'InternalServerError', afterCommit: true },
  unsent: { status: 500, code: 'InternalServerError' },
}
const methods = { read: 'GET', create: 'POST', update: 'PATCH', delete: 'DELETE' } as const

/** Puts a fault into the emulator of a side, in the form in which that service fails. */
export const faultIn = (
  { bench, graph }: World,
  tally: ReturnType<typeof tallyOf>,
  side: SideName,
  fault: StageFault,
) => {
  const { on, does, times = always, skip = 0 } = fault
  if (side === 'neo') {
    const made: Fault = { name: `${on} ${does}`, emulator: 'neo', path: neoPaths[on], times, skip, does: inNeo[does] }
    bench.faults.push(on === 'read' ? made : { ...made, method: 'POST' })
    return
  }
  let seen = 0
  graph.faults.push({
    ...inGraph[does],
    times,
    when: ({ method, url }) => {
      if (method !== methods[on] || (on === 'read' && !url.includes('/delta')) || ++seen <= skip) return false
      if (does === 'lost') tally.add({ method, url })
      return true
    },
  })
}
