import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'unknown is not gone',
  removes: 'Of a pair whose one event is not known nothing is decided.',
  file: 'lib/core/decide.ts',
  find: "return missing === 'gone' ? 'gone' : undefined",
  replace: "return missing ? 'gone' : undefined",
  tests: ['test/unit/core/decide.test.ts'],
}
