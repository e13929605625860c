import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'Retry-After',
  removes: 'The time that NEO names is kept.',
  file: 'lib/neo/client.ts',
  find: '...(at !== undefined && { retryAt: at })',
  replace: '...(at === 0 && { retryAt: at })',
  tests: ['test/contracts/neo-faults.test.ts'],
}
