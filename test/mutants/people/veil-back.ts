import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'No word of Outlook comes back to a veiled event.',
  file: 'lib/core/merge.ts',
  find: 'neo.oneWay?.includes(name) === true',
  replace: 'neo.oneWay === undefined && direction === undefined',
  tests: ['test/unit/core/veil.test.ts'],
}
