import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the marker in NEO',
  removes: 'A line from Outlook does not become a marker.',
  file: 'lib/core/lens.ts',
  find: '(depthOf(text) > 0 ? `[${text.trimEnd()}]` : text)',
  replace: 'text',
  tests: ['test/unit/core/lens.test.ts'],
}
