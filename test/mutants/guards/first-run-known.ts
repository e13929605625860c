import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'G5: first run',
  removes: 'The very first run is known as such.',
  file: 'lib/app/scope.ts',
  find: '(await store.intents()).length === 0 && (await history.entries()).length === 0',
  replace: 'false',
  tests: ['test/unit/app/scope.test.ts'],
}
