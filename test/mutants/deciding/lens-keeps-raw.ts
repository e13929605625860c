import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'A text that nobody edited stays as it is, to the last blank.',
  file: 'lib/core/lens.ts',
  find: `      if (get(raw) === view) return raw
`,
  replace: '',
  tests: ['test/unit/core/lens.test.ts'],
}
