import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own pages only',
  removes: 'Another extension may not ask.',
  file: 'lib/messages/background.ts',
  find: '  id === browser.runtime.id && url !== undefined &&',
  replace: '  url !== undefined &&',
  tests: ['test/unit/messages/client.test.ts'],
}
