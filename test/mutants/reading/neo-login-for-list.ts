import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'login page',
  removes: 'A login page instead of a list says that the session has ended.',
  file: 'lib/neo/client.ts',
  find: 'if (raw.status < 400 && readPage(raw, profile).isLogin)',
  replace: 'if (raw.status < 0)',
  tests: ['test/contracts/neo-faults.test.ts'],
}
