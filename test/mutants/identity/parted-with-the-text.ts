import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'An update that is taken back in Outlook says so in the same write.',
  file: 'lib/core/undo.ts',
  find: `          ...(isOneWrite && parts && { apart: true }),
`,
  replace: '',
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
