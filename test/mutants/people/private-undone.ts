import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'A text of when it was private is not put back into an event that can be read.',
  file: 'lib/core/undo.ts',
  find: `      !names.includes('visibility') &&
      state.fields.visibility !== 'private'
`,
  replace: `      false
`,
  tests: ['test/unit/core/private-late.test.ts'],
}
