import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'An intent about an event that cannot be looked at stays open.',
  file: 'lib/core/settle.ts',
  find: "(pictures[o.on].missing.get(o.id) ?? 'gone') === 'gone'",
  replace: "pictures[o.on].missing.get(o.id) !== undefined || o.id !== ''",
  tests: ['test/unit/core/settle.test.ts'],
}
