import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'kept before it is overwritten',
  removes: 'An Outlook event is kept before a change.',
  file: 'lib/graph/write-update.ts',
  find: `  await keepSeen(
    keep,
`,
  replace: `  await keepSeen(
    async () => undefined,
`,
  tests: ['test/contracts/graph-keep.test.ts'],
}
