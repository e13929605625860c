import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the token goes to Graph only',
  removes: 'A link that leads elsewhere is not followed.',
  file: 'lib/graph/wire.ts',
  find: 'const link = z.string().startsWith(`${graphRoot}/`)',
  replace: 'const link = z.string()',
  tests: ['test/unit/graph/delta.test.ts'],
}
