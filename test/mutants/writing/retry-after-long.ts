import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'Retry-After',
  removes: 'A long wait is left to a later run.',
  file: 'lib/graph/client.ts',
  find: 'isThrottled(answer) && (answer.retryAfter ?? Number.POSITIVE_INFINITY) <= shortWait',
  replace: 'isThrottled(answer)',
  tests: ['test/contracts/graph-faults.test.ts'],
}
