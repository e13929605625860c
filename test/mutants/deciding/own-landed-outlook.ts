import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'own echoes',
  removes: "The time of a write in Outlook that landed without its record is no person's.",
  file: 'lib/core/draft.ts',
  find: 'outlook: version !== link.outlook.version && intents',
  replace: "outlook: version === '' && intents",
  tests: ['test/unit/core/landed.test.ts'],
}
