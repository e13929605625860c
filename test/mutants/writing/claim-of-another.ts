import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lost claim makes nothing',
  removes: 'The fresh claim of another device is waited for.',
  file: 'lib/core/draft.ts',
  find: `      if (isHeld) return park('claimed', { outlook: source })
`,
  replace: '',
  tests: ['test/unit/core/claims.test.ts'],
}
