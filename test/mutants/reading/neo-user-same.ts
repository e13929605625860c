import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'wrong NEO user',
  removes: 'The user after a list has to be the one before it.',
  file: 'lib/neo/session.ts',
  find: `      if (after.uid !== before.uid) throw new ProblemError({ kind: 'neo-user-changed', side: 'neo' })
`,
  replace: '',
  tests: ['test/unit/neo/session.test.ts'],
}
