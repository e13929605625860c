import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'Formatting of lines that nobody has changed stays.',
  file: 'lib/graph/write-update.ts',
  find: 'const body = words.text ? (alone ?? linesOptional(operation, found)) : undefined',
  replace: 'const body = words.text ? alone : undefined',
  tests: ['test/contracts/words.test.ts'],
}
