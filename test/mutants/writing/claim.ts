import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'claim before a creation in NEO',
  removes: 'An Outlook event is claimed before its partner is made.',
  file: 'lib/core/draft.ts',
  find: "      add({ do: 'claim', on: 'outlook',",
  replace: "      void ({ do: 'claim', on: 'outlook',",
  tests: ['test/unit/core/claims.test.ts'],
}
