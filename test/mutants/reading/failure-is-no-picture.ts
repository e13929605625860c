import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a failed read makes no plan',
  removes: 'A side that cannot be read ends the run.',
  file: 'lib/core/reading.ts',
  find: `      progress: (done, total) => report(side, done, total),
    })`,
  replace: `      progress: (done, total) => report(side, done, total),
    }).catch(() => ({ items: [], missing: new Map<string, 'gone'>(), waiting: 0 }))`,
  tests: ['test/unit/core/sync-safety.test.ts'],
}
