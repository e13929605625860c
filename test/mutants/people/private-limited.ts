import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'What some may read in NEO is never opened to all.',
  file: 'lib/neo/flags.ts',
  find: `const opposite = { usual: 'special', special: 'usual', limited: undefined } as const`,
  replace: `const opposite = { usual: 'special', special: 'usual', limited: 'usual' } as const`,
  tests: ['test/unit/neo/flags.test.ts'],
}
