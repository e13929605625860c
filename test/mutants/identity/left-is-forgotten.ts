import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A link that leads nowhere any more is forgotten.',
  file: 'lib/core/plan.ts',
  find: '  draft.drop.push(...ended)',
  replace: '  draft.drop.push(...ended.slice(ended.length))',
  tests: ['test/unit/core/two-devices.test.ts'],
}
