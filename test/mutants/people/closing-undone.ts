import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'Taking back that an event was closed does not show what was written since.',
  file: 'lib/core/undo.ts',
  find: `      !carriedNames.every((name) => sameField(state.fields, after, name))
`,
  replace: `      false
`,
  tests: ['test/unit/core/shared-late.test.ts'],
}
