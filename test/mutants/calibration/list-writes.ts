import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a profile never deletes by another write',
  removes: 'A list by a command that writes is refused.',
  file: 'lib/neo/overlay.ts',
  find: ' || creates.has(cmd)',
  replace: '',
  tests: ['test/unit/neo/overlay.test.ts'],
}
