import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the diagnosis is a whitelist',
  removes: 'Excluded kinds are counted, not named.',
  file: 'lib/app/diagnosis.ts',
  find: "values.excludedKinds.split('\\n').filter((line) => line.trim() !== '').length",
  replace: 'values.excludedKinds',
  tests: ['test/unit/app/diagnosis.test.ts'],
}
