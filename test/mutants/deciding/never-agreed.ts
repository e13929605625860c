import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a conflict waits for a word',
  removes: 'Of a pair that was just found, what differs was never agreed.',
  file: 'lib/core/match.ts',
  find: 'isKnown && sameField(neo.fields, outlook.fields, name) ? neo.fields[name] : unknown[name]',
  replace: 'neo.fields[name]',
  tests: ['test/unit/core/match.test.ts'],
}
