import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'What a person makes of the block in Outlook is no change of the event.',
  file: 'lib/core/event.ts',
  find: "[...wordNames, ...flagNames, 'series'] as const satisfies",
  replace: "[...wordNames, ...flagNames, 'series', 'block'] as const satisfies",
  tests: ['test/unit/core/block.test.ts'],
}
