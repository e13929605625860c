import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'An event that was made in Outlook keeps its words there.',
  file: 'lib/core/veil.ts',
  find: '(byMark.get(item.partnerMark) ?? agreed.get(item.id))',
  replace: 'undefined',
  tests: ['test/contracts/kinds.test.ts'],
}
