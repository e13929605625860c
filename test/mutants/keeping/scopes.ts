import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rows belong to one scope',
  removes: 'What is stored for one scope is not seen in another.',
  file: 'lib/store/links.ts',
  find: "await db.table(table).where('scope').equals(scope).toArray()",
  replace: 'await db.table(table).toArray()',
  tests: ['test/contracts/store.test.ts'],
}
