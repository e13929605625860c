import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the diagnosis is a whitelist',
  removes: 'A code that could be a text is withheld.',
  file: 'lib/app/diagnosis.ts',
  find: '{ code: codeOf(code) }',
  replace: '{ code }',
  tests: ['test/unit/app/diagnosis.test.ts'],
}
