import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G6: the stop switch',
  removes: "The administrator's switch stops every run.",
  file: 'lib/app/attempt.ts',
  find: `  if (settings.stopped) fail('stopped-by-admin')
`,
  replace: '',
  tests: ['test/contracts/app-runs.test.ts'],
}
