import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'A text that NEO had no room for is no edit where no link is left.',
  file: 'lib/core/match.ts',
  find: 'isShortened(name, textOf(fields, name), textOf(agreed, name))',
  replace: 'name === undefined',
  tests: ['test/contracts/cases/h-long.test.ts'],
}
