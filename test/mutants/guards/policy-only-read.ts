import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'policy only',
  removes: "An administrator's own switch counts for nothing where a user has set it.",
  file: 'lib/settings/resolve.ts',
  find: " || (source === 'user' && policyOnly.has(name))",
  replace: '',
  tests: ['test/unit/settings/resolve.test.ts'],
}
