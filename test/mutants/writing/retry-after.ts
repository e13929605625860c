import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'Retry-After',
  removes: 'The time that Graph names is kept.',
  file: 'lib/graph/answer.ts',
  find: 'const retryAt = now + (retryAfter ?? backOff)',
  replace: 'const retryAt = now',
  tests: ['test/contracts/graph-faults.test.ts', 'test/unit/graph/client.test.ts'],
}
