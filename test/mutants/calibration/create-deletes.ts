import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a profile never deletes by another write',
  removes: 'A creation by the command that deletes is refused.',
  file: 'lib/neo/overlay.ts',
  find: `  if (create && deletes.has(create.command)) return 'create-deletes'
`,
  replace: '',
  tests: ['test/unit/neo/overlay.test.ts'],
}
