import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'bounded requests',
  removes: 'What a creation has met is remembered where nothing may be done about it.',
  file: 'lib/core/relink.ts',
  find: `      freed.add(o.partnerId)
`,
  replace: ``,
  tests: ['test/unit/core/recovery.test.ts'],
}
