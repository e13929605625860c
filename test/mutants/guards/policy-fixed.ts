import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'policy only',
  removes: 'What a policy fixes is not changed by a user.',
  file: 'lib/settings/resolve.ts',
  find: "sources[name] !== 'policy' && ",
  replace: '',
  tests: ['test/unit/settings/resolve.test.ts'],
}
