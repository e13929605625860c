import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'undo leaves alone what was changed since',
  removes: 'An entry is taken back once.',
  file: 'lib/core/undo.ts',
  find: 'entries.filter(({ undoneAt }) => undoneAt === undefined).toSorted(',
  replace: 'entries.toSorted(',
  tests: ['test/unit/core/undo-twice.test.ts'],
}
