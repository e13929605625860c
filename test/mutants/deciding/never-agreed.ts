import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a conflict waits for a word',
  removes: 'Of a pair that was just found, what differs was never agreed.',
  file: 'lib/core/match.ts',
  find: 'sameField(pair.neo.fields, pair.outlook.fields, name) ? pair.neo.fields[name] : never[name]',
  replace: 'pair.neo.fields[name]',
  tests: ['test/unit/core/match.test.ts'],
}
