import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'window',
  removes: 'A pair belongs to the window by its last agreed days too.',
  file: 'lib/core/plan.ts',
  find: 'const dates = [link.neo.fields, link.outlook.fields, left?.fields, right?.fields]',
  replace: 'const dates = [left?.fields, right?.fields]',
  tests: ['test/unit/core/plan.test.ts'],
}
