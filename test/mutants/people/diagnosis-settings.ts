import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the diagnosis is a whitelist',
  removes: 'Settings that name somebody are told only as given.',
  file: 'lib/app/diagnosis.ts',
  find: 'neoAddress: given(values.neoAddress),',
  replace: 'neoAddress: values.neoAddress,',
  tests: ['test/unit/app/diagnosis.test.ts'],
}
