import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'A list that lacks its container is no empty one.',
  file: 'lib/neo/wire.ts',
  find: "if (!(list.events.container in part.data)) return unexpected('list-container')",
  replace: 'if (!(list.events.container in part.data)) return []',
  tests: ['test/unit/neo/wire.test.ts'],
}
