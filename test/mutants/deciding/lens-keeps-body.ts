import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: '内容 that nobody edited stays as it is.',
  file: 'lib/core/lens.ts',
  find: `    if (bodyLens.get(memo) === body) return memo
`,
  replace: '',
  tests: ['test/unit/core/lens.test.ts'],
}
