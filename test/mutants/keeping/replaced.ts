import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'links are unique',
  removes: 'A link replaces any that shares an id.',
  file: 'lib/store/links.ts',
  find: `  await db.links
    .where('[scope+outlook.id]')
    .anyOf(put.map((link) => [scope, link.outlook.id]))
    .delete()
`,
  replace: '',
  tests: ['test/contracts/store.test.ts'],
}
