import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'What one person has noted does not fill an event of others without a word.',
  file: 'lib/core/draft.ts',
  find: `    if (adopted && left.shared) merged.conflicts.push(...merged.toNeo.splice(0))
`,
  replace: '',
  tests: ['test/unit/core/shared-late.test.ts'],
}
