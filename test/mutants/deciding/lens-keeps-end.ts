import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a lens never cuts',
  removes: 'What a side had no room for is kept where its beginning is edited.',
  file: 'lib/core/merge.ts',
  find: 'const isPart = isShortened(name, was, textOf(target.fields, name))',
  replace: 'const isPart = was === undefined',
  tests: ['test/unit/core/shortened.test.ts'],
}
