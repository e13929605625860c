import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO deletes for everybody',
  removes: 'A creation in which others are registered since is not taken back.',
  file: 'lib/core/undo.ts',
  find: "item.shared && o.do === 'create'",
  replace: "item.id === ''",
  tests: ['test/unit/core/shared.test.ts'],
}
