import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A link leads to the event that another device has made anew.',
  file: 'lib/core/relink.ts',
  find: 'if (led) replace(link, takingOver(led, link))',
  replace: "if (led && led.neo.id === '') replace(link, takingOver(led, link))",
  tests: ['test/unit/core/relink.test.ts', 'test/unit/core/two-devices.test.ts'],
}
