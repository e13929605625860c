import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'Retry-After',
  removes: 'A request that was turned away is not sent again before its time.',
  file: 'lib/graph/client.ts',
  find: `      await pause(answer.retryAfter ?? 0)
`,
  replace: '',
  tests: ['test/contracts/graph-faults.test.ts'],
}
