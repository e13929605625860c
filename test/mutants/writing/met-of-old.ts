import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the agreement in the stamp',
  removes: 'What the stamp of an event of long ago remembers is what was agreed, not what was sent to it now.',
  file: 'lib/core/relink.ts',
  find: `!faithful || (!faithful.includes('neo') && canonical(made.fields) !== canonical(fields))`,
  replace: `!faithful`,
  tests: ['test/unit/core/recovery.test.ts'],
}
