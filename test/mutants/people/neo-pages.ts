import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own pages only',
  removes: 'No page but those of NEO may open a port.',
  file: 'lib/messages/background.ts',
  find: "if (sender?.id !== browser.runtime.id || !sender.tab || !sender.url || !sender.url.startsWith('https://')) {",
  replace: 'if (!sender?.url) {',
  tests: ['test/unit/messages/neo-pages.test.ts'],
}
