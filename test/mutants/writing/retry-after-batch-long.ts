import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'Retry-After',
  removes: 'The same of a long wait in a batch.',
  file: 'lib/graph/batch.ts',
  find: 'isThrottled(answer) && (answer.retryAfter ?? Number.POSITIVE_INFINITY) <= shortWait',
  replace: 'isThrottled(answer)',
  tests: ['test/unit/graph/batch.test.ts'],
}
