import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'one bad event does not stop the others',
  removes: 'One event that cannot be read does not end the read.',
  file: 'lib/graph/wire.ts',
  find: '  isAllDay: z.boolean().nullish(),',
  replace: '  isAllDay: z.boolean(),',
  tests: ['test/contracts/graph-side.test.ts', 'test/unit/graph/delta.test.ts', 'test/unit/graph/convert.test.ts'],
}
