import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'undo leaves alone what was changed since',
  removes: 'What was changed since is not taken back.',
  file: 'lib/core/undo.ts',
  find: `    if (!after || !names.every((name) => sameField(state.fields, after, name))) return listed(o.on, item)
`,
  replace: '',
  tests: ['test/unit/core/undo.test.ts'],
}
