import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an orphan is a question',
  removes: 'A copied marker in NEO takes no partner of an original that is not seen.',
  file: 'lib/core/match.ts',
  find: 'partnerMark !== undefined && lostMarks.has(partnerMark))',
  replace: 'partnerMark !== undefined && partnerMark === undefined)',
  tests: ['test/unit/core/match.test.ts', 'test/unit/core/two-devices.test.ts'],
}
