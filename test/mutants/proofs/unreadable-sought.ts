import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'A partner that was sought and cannot be read does not pass for one that is not there.',
  file: 'lib/graph/seek.ts',
  find: " else if (proof.is === 'unknown') return fail('graph-unavailable', { side: 'outlook', code: 'seek' })",
  replace: '',
  tests: ['test/contracts/graph-claims.test.ts'],
}
