import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'What an open creation has made is linked to its source.',
  file: 'lib/core/relink.ts',
  find: `    if (!made) continue
    const old = linked`,
  replace: `    if (made || !made) continue
    const old = linked`,
  tests: ['test/unit/core/relink.test.ts'],
}
