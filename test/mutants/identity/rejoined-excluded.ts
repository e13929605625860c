import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A pair that another device has joined is remembered, also where nothing may be done about it.',
  file: 'lib/core/plan.ts',
  find: ' || rejoined.has(pair.outlook.id)',
  replace: '',
  tests: ['test/unit/core/two-devices.test.ts'],
}
