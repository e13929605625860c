import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A link leads to the event that another device has made anew.',
  file: 'lib/core/relink.ts',
  find: 'if (found) replace(link, {',
  replace: "if (found && found.id === '') replace(link, {",
  tests: ['test/unit/core/relink.test.ts', 'test/unit/core/two-devices.test.ts'],
}
