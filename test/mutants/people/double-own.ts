import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'an edit beats a deletion',
  removes: "Another event's partner is no double.",
  file: 'lib/core/doubles.ts',
  find: `      (linkOfNeo.get(id) ?? link) === link &&
`,
  replace: '',
  tests: ['test/unit/core/meetings.test.ts'],
}
