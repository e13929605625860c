import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in Outlook',
  removes: "An answer by id is no proof of life: the calendar's own view is.",
  file: 'lib/graph/prove.ts',
  find: "if (standing.has(id)) return [id, { is: 'present', event }]",
  replace: "if (event.id !== '') return [id, { is: 'present', event }]",
  tests: ['test/contracts/graph-proofs.test.ts'],
}
