import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: '30 days of history',
  removes: 'Nothing younger than asked for is dropped.',
  file: 'lib/store/history.ts',
  find: "await db.history.where('[scope+at]').between([scope, Dexie.minKey], [scope, before]).delete()",
  replace: "await db.history.where('[scope+at]').between([scope, Dexie.minKey], [scope, Dexie.maxKey]).delete()",
  tests: ['test/contracts/store.test.ts'],
}
