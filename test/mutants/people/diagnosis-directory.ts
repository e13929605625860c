import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the diagnosis is a whitelist',
  removes: "NEO's directory is told only as the well-known one or another.",
  file: 'lib/app/diagnosis.ts',
  find: "['/cgi-bin/dneo', '/scripts/dneo'].includes(base) ? base : 'another'",
  replace: 'base',
  tests: ['test/unit/app/diagnosis.test.ts'],
}
