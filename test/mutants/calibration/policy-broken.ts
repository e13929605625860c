import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'policy only',
  removes: "A policy's profile that cannot be used is not passed over.",
  file: 'lib/app/compose.ts',
  find: "    if (!overlay) throw new ProblemError({ kind: 'neo-profile', side: 'neo' })\n    return",
  replace: '    if (overlay) return',
  tests: ['test/unit/app/calibration.test.ts'],
}
