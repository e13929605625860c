import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'Of an event whose categories were never read none is written, so that none is lost.',
  file: 'lib/core/one-way.ts',
  find: 'category === was || held === undefined) return',
  replace: 'category === was) return',
  tests: ['test/unit/core/one-way.test.ts'],
}
