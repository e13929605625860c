import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'history before the intent goes',
  removes: 'What was carried out becomes history before its intent goes.',
  file: 'lib/store/links.ts',
  find: `  for (const { intent: id, ...result } of done) {
`,
  replace: `  await db.intents.bulkDelete(intents.map((id) => [scope, id]))
  for (const { intent: id, ...result } of done) {
`,
  tests: ['test/contracts/store.test.ts'],
}
