import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'lost stamps come back',
  removes: 'A creation in NEO is followed by the stamp of its source.',
  file: 'lib/core/apply.ts',
  find: `        if (operation.on === 'neo' && !parted.has(link.outlook.id)) restamp(link)
`,
  replace: '',
  tests: ['test/unit/core/apply.test.ts'],
}
