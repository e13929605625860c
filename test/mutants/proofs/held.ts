import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'What may be the partner of an event that is not known now is held.',
  file: 'lib/core/relink.ts',
  find: 'if (!linked[side].has(item.id) && knows(item, other) && !isLeft) held[side].add(item.id)',
  replace: "if (item.id === '') held[side].add(item.id)",
  tests: ['test/unit/core/relink.test.ts', 'test/unit/core/plan.test.ts'],
}
