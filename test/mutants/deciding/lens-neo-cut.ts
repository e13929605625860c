import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'A NEO that has no room for an edit is no failure.',
  file: 'lib/neo/write.ts',
  find: '!sent.problem && isCut(echo, operation)',
  replace: '!sent.problem && sameFields(echo.fields, operation.fields)',
  tests: ['test/contracts/cases/h-long.test.ts'],
}
