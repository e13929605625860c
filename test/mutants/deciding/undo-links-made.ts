import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'An undo that settles a creation whose answer got lost remembers what it has made.',
  file: 'lib/core/undo.ts',
  find: 'now), put, wish: planned.wish })',
  replace: 'now), wish: planned.wish })',
  tests: ['test/unit/core/undo-late.test.ts'],
}
