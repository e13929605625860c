import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: "A page of the calendar's view that cannot be read is no empty one.",
  file: 'lib/graph/prove.ts',
  find: "    if (!page.success) return fail('graph-unexpected-answer', { side: 'outlook', code: answer.code ?? 'view-page' })",
  replace: '    if (!page.success) return standing',
  tests: [
    'test/contracts/graph-proofs.test.ts',
    'test/contracts/graph-audit.test.ts',
    'test/contracts/graph-faults.test.ts',
  ],
}
