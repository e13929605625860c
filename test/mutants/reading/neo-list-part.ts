import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'Every part of a list of NEO has to be there.',
  file: 'lib/neo/wire.ts',
  find: "if (!part.success) return unexpected('list-part', part.error)",
  replace: 'if (!part.success) return []',
  tests: ['test/unit/neo/wire.test.ts'],
}
