import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A link gives way to the pairing of another device.',
  file: 'lib/core/relink.ts',
  find: 'const links = named.filter((link) => !left.has(link))',
  replace: 'const links = [...named]',
  tests: ['test/unit/core/two-devices.test.ts'],
}
