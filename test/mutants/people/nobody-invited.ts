import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'What is restored invites nobody.',
  file: 'lib/graph/kept.ts',
  find: `  subject: z.string(),
  body,`,
  replace: `  subject: z.string(),
  attendees: z.array(z.unknown()).optional(),
  body,`,
  tests: ['test/contracts/graph-keep.test.ts'],
}
