import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'What another device has taken back is not deleted on the other side.',
  file: 'lib/core/plan.ts',
  find: 'input.outlook.takenBack?.has(link.outlook.id)',
  replace: "input.outlook.takenBack?.has('')",
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
