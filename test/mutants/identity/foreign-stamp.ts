import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'stamps of another scope',
  removes: 'A stamp of another scope is no stamp.',
  file: 'lib/graph/stamp.ts',
  find: 'if (!key?.startsWith(await headOf(scope))) return undefined',
  replace: 'if (key === undefined) return undefined',
  tests: ['test/unit/graph/identity.test.ts'],
}
