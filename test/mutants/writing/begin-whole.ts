import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'recorded in one transaction',
  removes: 'The intents of a chunk are stored together or not at all.',
  file: 'lib/store/links.ts',
  find: `db.transaction('rw', db.intents, async () => {
          await db.intents.bulkAdd`,
  replace: `Promise.resolve().then(async () => {
          await db.intents.bulkAdd`,
  tests: ['test/contracts/store-faults.test.ts', 'test/contracts/store.test.ts'],
}
