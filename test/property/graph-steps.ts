import * as fc from 'fast-check'
import type { Fault } from '../emulators/faults.ts'
import type { Settings } from '../emulators/graph/types.ts'

/** What may happen between two looks: by the user, by us, to us. */
export type Step =
  | {
      is: 'add' | 'edit' | 'shift' | 'remove' | 'purge' | 'restore' | 'recalendar' | 'invite' | 'churn' | 'elsewhere'
      n: number
    }
  | { is: 'create' | 'update' | 'delete' | 'stamp' | 'claim'; n: number; fault: number }
  | { is: 'expire' | 'restart' | 'wait' }
  /** The worker of the next read or write dies after so many requests and transactions. */
  | { is: 'kill'; n: number }
  | { is: 'read'; fault: number }

const n = fc.nat({ max: 30 })
const fault = fc.oneof(fc.constant(-1), fc.nat({ max: 199 }))
export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    is: fc.constantFrom(
      'add',
      'edit',
      'shift',
      'remove',
      'purge',
      'restore',
      'recalendar',
      'invite',
      'churn',
      'elsewhere',
    ),
    n,
  }),
  fc.record({ is: fc.constantFrom('create', 'create', 'update', 'delete', 'stamp', 'claim'), n, fault }),
  fc.record({ is: fc.constantFrom('expire', 'restart', 'wait') }),
  fc.record({ is: fc.constant('kill' as const), n: fc.nat({ max: 4 }) }),
  fc.record({ is: fc.constant('read' as const), fault }),
)

/** Faults of a whole request. */
export const whole: Fault['does'][] = [
  'cut-before',
  'cut-after',
  'html',
  'truncated',
  { status: 500, committed: true },
  { status: 502 },
  { status: 503, retryAfter: 3 },
  { status: 429, retryAfter: 300 },
  { status: 401 },
]
/** Faults of one item of a batch. */
export const perItem = [
  { status: 429, code: 'ApplicationThrottled', retryAfter: 3 },
  { status: 429, code: 'ApplicationThrottled', retryAfter: 300 },
  { status: 500, code: 'InternalServerError', afterCommit: true },
  { status: 503, code: 'ServiceUnavailable' },
  { status: 409, code: 'ErrorConcurrentItemSave' },
  { status: 401, code: 'InvalidAuthenticationToken' },
  { status: 403, code: 'ErrorAccessDenied' },
]

/** One of the many Exchanges that the facts leave possible. */
export const settingsOf = (at: number): Partial<Settings> => ({
  transactionId: {
    same: at % 2 ? 'created' : 'duplicate',
    status: at % 3 ? 400 : 409,
    existingEventId: at % 5 > 1,
    deletedStillAnswers: at % 7 > 1,
  },
  filterFindsDeleted: at % 4 > 1,
  filterWithExpand: at % 11 > 5,
})
