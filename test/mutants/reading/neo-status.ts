import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'A status that is not ok is a refusal.',
  file: 'lib/neo/wire.ts',
  find: "answer.status === undefined || answer.status === 'ok' ? undefined",
  replace: 'answer.status !== null ? undefined',
  tests: ['test/unit/neo/wire.test.ts'],
}
