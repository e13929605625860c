import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'Before an event goes on under another id it is asked whether another device has made its partner.',
  file: 'lib/core/became.ts',
  find: 'if (!sought.has(item.id)) {',
  replace: `if (sought.has('never')) {`,
  tests: ['test/unit/core/became.test.ts', 'test/contracts/dates-safe.test.ts'],
}
