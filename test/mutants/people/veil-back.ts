import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'No word of Outlook comes back to a veiled event.',
  file: 'lib/core/merge.ts',
  find: 'names.some((name) => neo.oneWay?.includes(name))',
  replace: 'neo.oneWay === undefined && direction === undefined',
  tests: ['test/unit/core/veil.test.ts'],
}
