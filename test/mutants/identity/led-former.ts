import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'two devices',
  removes: 'A link that is led to an event made anew knows whose stamp the other one still carries.',
  file: 'lib/core/relink.ts',
  find: 'replace(link, takingOver(led, link))',
  replace: 'replace(link, led)',
  tests: ['test/unit/core/two-devices.test.ts'],
}
