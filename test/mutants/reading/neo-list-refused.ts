import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'A part of a list that NEO refused is no empty one.',
  file: 'lib/neo/wire.ts',
  find: `    const code = refusalOf(part.data)
    if (code !== undefined) return unexpected(code)
`,
  replace: '',
  tests: ['test/unit/neo/wire.test.ts'],
}
