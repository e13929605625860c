import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'nobody is mailed',
  removes: 'An event is looked at before something is attached to it.',
  file: 'lib/graph/files.ts',
  find: "        if (closed) return { is: 'refused', why: closed }\n        // Another",
  replace: '        // Another',
  tests: ['test/contracts/files-rules.test.ts'],
}
