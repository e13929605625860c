import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'proof of deletion in NEO',
  removes: 'A form that does not name the user any more shows no event of theirs.',
  file: 'lib/neo/read.ts',
  find: 'registeredIn(sight.form, uid, profile.form).members.includes(uid)',
  replace: 'registeredIn(sight.form, uid, profile.form).members !== undefined',
  tests: ['test/contracts/people.test.ts'],
}
