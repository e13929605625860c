import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'claim before a creation in NEO',
  removes: 'Every device keeps the same entry of a meeting.',
  file: 'lib/core/doubles.ts',
  find: '|| olderFirst(a, b)',
  replace: '|| (linkOfNeo.has(a.id) ? -1 : 1)',
  tests: ['test/unit/core/meetings.test.ts'],
}
