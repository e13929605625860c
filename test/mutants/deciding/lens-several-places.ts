import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'Several places in Outlook are one text.',
  file: 'lib/graph/convert.ts',
  find: "names.length > 1 ? names.join('; ')",
  replace: "names.length < 0 ? names.join('; ')",
  tests: ['test/unit/graph/convert.test.ts'],
}
