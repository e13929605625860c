import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own pages only',
  removes: 'Only our own pages may ask.',
  file: 'lib/messages/background.ts',
  find: " && url !== undefined && url.startsWith(browser.runtime.getURL('/'))",
  replace: '',
  tests: ['test/unit/messages/client.test.ts'],
}
