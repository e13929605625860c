import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'What a side had no room for is kept where its beginning is edited.',
  file: 'lib/core/merge.ts',
  find: 'const cut = names.find((name) => isShortened(name, textOf(link[winner].fields, name), textOf(target.fields, name)))',
  replace: 'const cut = names.find((name) => textOf(link[winner].fields, name) === undefined)',
  tests: ['test/unit/core/shortened.test.ts'],
}
