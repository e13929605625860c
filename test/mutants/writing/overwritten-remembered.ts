import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'What may have been overwritten is remembered, whoever edited it since.',
  file: 'lib/core/settle.ts',
  find: 'return before === undefined || isUntouched ? undefined :',
  replace: 'return before === undefined || !isUntouched ? undefined :',
  tests: ['test/unit/core/two-devices.test.ts', 'test/unit/core/settle.test.ts'],
}
