import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'HTML instead of JSON',
  removes: 'A page instead of a list is a failure.',
  file: 'lib/neo/client.ts',
  find: `      return fail('neo-unexpected-answer', { side: 'neo', code: String(raw.status) })
    },`,
  replace: `      return { '0': { scheduledata: '' } }
    },`,
  tests: ['test/contracts/neo-faults.test.ts'],
}
