import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own echoes',
  removes: 'Of an update only what was carried over is agreed.',
  file: 'lib/core/record.ts',
  find: 'agree(link, changed, there, here)',
  replace: 'agreeAsIs(link, there, here)',
  tests: ['test/unit/core/apply.test.ts'],
}
