import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'undone stands apart',
  removes: 'What was restored stands apart by its id too.',
  file: 'lib/core/apply.ts',
  find: `          if (operation.do === 'create' && item) change.wish.push(restoredApart(operation, item.id, deps.now()))
`,
  replace: '',
  tests: ['test/unit/core/undo.test.ts'],
}
