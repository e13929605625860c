import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'What another device must not carry on is stamped before it is taken back.',
  file: 'lib/core/undo.ts',
  find: `      draft.operations.push({ ...partOf(link, neoId, stamped), apart: true })
`,
  replace: `      draft.operations.push()
`,
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
