import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: "G4: NEO's own feature",
  removes: "Signs of NEO's own feature are asked about.",
  file: 'lib/app/scope.ts',
  find: `  if (confirmed !== id) return { id, problem: { kind: 'guard-built-in' } }
`,
  replace: '',
  tests: ['test/unit/app/scope.test.ts'],
}
