import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an orphan is a question',
  removes: 'An event whose partner is nowhere is not given another.',
  file: 'lib/core/match.ts',
  find: 'outlook.filter((item) => !orphans.has(item)),',
  replace: 'outlook,',
  tests: ['test/unit/core/match.test.ts'],
}
