import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'wrong NEO user',
  removes: 'The user whose events are linked has to be logged in.',
  file: 'lib/neo/session.ts',
  find: `    if (options.expected !== undefined && uid !== options.expected) return fail('neo-user-changed', { side: 'neo' })
`,
  replace: '',
  tests: ['test/unit/neo/session.test.ts'],
}
