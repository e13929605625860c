import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own echoes',
  removes: 'What the side really stored is what was agreed.',
  file: 'lib/core/record.ts',
  find: 'const here = held(on, echo)',
  replace: 'const here = held(on, { ...echo, fields: operation.fields })',
  tests: ['test/unit/core/apply.test.ts'],
}
