import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'links are unique',
  removes: 'The database itself refuses a second partner.',
  file: 'lib/store/db.ts',
  find: '&[scope+outlook.id]',
  replace: '[scope+outlook.id]',
  tests: [
    'test/contracts/store.test.ts',
    'test/contracts/store-faults.test.ts',
    'test/contracts/store-upgrade.test.ts',
  ],
}
