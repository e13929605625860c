import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'What Outlook was too short for is kept.',
  file: 'lib/core/lens.ts',
  find: 'const rest = beyond(view, raw)',
  replace: "const rest = ''",
  tests: ['test/unit/core/lens.test.ts'],
}
