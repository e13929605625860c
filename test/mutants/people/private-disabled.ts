import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'private events',
  removes: 'A choice that cannot be set any more is read all the same.',
  file: 'lib/neo/serialise.ts',
  find: "(type !== 'radio' && type !== 'checkbox')) return []",
  replace: "(type !== 'radio' && type !== 'checkbox') || isDisabled(element)) return []",
  tests: ['test/unit/neo/flags-disabled.test.ts'],
}
