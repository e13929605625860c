import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'recorded in one transaction',
  removes: 'Result and removal of the intent are one transaction.',
  file: 'lib/store/links.ts',
  find: "db.transaction('rw', db.links, db.intents, db.history, db.wishes, async () => {",
  replace: 'Promise.resolve().then(async () => {',
  tests: ['test/contracts/store-faults.test.ts', 'test/contracts/store.test.ts'],
}
