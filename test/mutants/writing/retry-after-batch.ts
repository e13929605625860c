import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'Retry-After',
  removes: 'Parts of a batch that were turned away are not sent again before their time.',
  file: 'lib/graph/batch.ts',
  find: `  if (wait > 0) await client.pause(wait)
`,
  replace: '',
  tests: ['test/unit/graph/batch.test.ts'],
}
