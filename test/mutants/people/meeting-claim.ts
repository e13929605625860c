import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'A meeting is not claimed.',
  file: 'lib/core/draft.ts',
  find: `      if (!sealed)
`,
  replace: '',
  tests: ['test/unit/core/meetings.test.ts'],
}
