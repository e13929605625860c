import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'another run after a change under us',
  removes: 'What changed under us is planned again soon.',
  file: 'lib/core/apply.ts',
  find: `    case 'changed':
    case 'lost':
      applied.again = true
`,
  replace: `    case 'changed':
    case 'lost':
`,
  tests: ['test/unit/core/apply.test.ts'],
}
