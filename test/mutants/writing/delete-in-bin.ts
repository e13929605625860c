import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'etags before DELETE',
  removes: 'What a person has put into the deleted items stays there.',
  file: 'lib/graph/look.ts',
  find: `  if (proof.is !== 'present') return { is: 'gone' }
`,
  replace: `  if (proof.is === 'not-found') return { is: 'gone' }
`,
  tests: ['test/contracts/graph-keep.test.ts'],
}
