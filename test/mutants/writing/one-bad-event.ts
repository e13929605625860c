import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'one bad event does not stop the others',
  removes: 'A refusal is for one event.',
  file: 'lib/core/apply.ts',
  find: `      applied.failed.push({ operation, problem: outcome.problem })
      return
  }`,
  replace: `      applied.stopped[operation.on] = outcome.problem
      return
  }`,
  tests: ['test/unit/core/apply.test.ts', 'test/unit/core/sync-safety.test.ts'],
}
