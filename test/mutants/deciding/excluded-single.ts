import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'excluded',
  removes: 'A single event that is excluded is left alone.',
  file: 'lib/core/unlinked.ts',
  find: `  if (isExcluded(input.rules, pair)) return
  if (item.notYet)`,
  replace: '  if (item.notYet)',
  tests: ['test/unit/core/rules.test.ts'],
}
