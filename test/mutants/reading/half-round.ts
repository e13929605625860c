import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'half a page',
  removes: 'A page of a round that cannot be understood ends it as failed.',
  file: 'lib/graph/delta.ts',
  find: "      return fail('graph-unexpected-answer', { side: 'outlook', code: 'delta-page' }, page.error.issues[0]?.path)",
  replace: '      return { events, removed, link: url }',
  tests: ['test/contracts/graph-faults.test.ts', 'test/unit/graph/delta.test.ts'],
}
