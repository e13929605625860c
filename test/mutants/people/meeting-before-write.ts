import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'An event that has become a meeting unnoticed is not written.',
  file: 'lib/graph/look.ts',
  find: 'if (notYet || isMeeting(parsed.data) || isHalf',
  replace: 'if (notYet || isHalf',
  tests: ['test/contracts/graph-keep.test.ts', 'test/contracts/graph-proofs.test.ts'],
}
