import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'The stamp that parts a pair is not renewed at once.',
  file: 'lib/core/apply.ts',
  find: "if (operation.on === 'neo' && !parted.has(link.outlook.id)) restamp(link)",
  replace: "if (operation.on === 'neo') restamp(link)",
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
