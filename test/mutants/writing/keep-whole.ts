import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'kept before it is overwritten',
  removes: 'What cannot be kept whole is not overwritten.',
  file: 'lib/graph/look.ts',
  find: " || parsed.data.id !== operation.id || typeof parsed.data.body?.content !== 'string')",
  replace: ')',
  tests: ['test/contracts/graph-keep.test.ts'],
}
