import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'policy only',
  removes: "An administrator's own switch is not stored for a user.",
  file: 'lib/settings/resolve.ts',
  find: ` && !policyOnly.has(name)
`,
  replace: `
`,
  tests: ['test/unit/settings/resolve.test.ts'],
}
