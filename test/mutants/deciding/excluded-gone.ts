import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'excluded',
  removes: 'Also where only the link remembers the event.',
  file: 'lib/core/rules.ts',
  find: ': link && looksLike(link.neo.fields.subject, kinds))',
  replace: ': false)',
  tests: ['test/unit/core/rules.test.ts'],
}
