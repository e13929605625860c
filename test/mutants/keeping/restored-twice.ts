import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'taken back on every device',
  removes: 'What one device has put back no other puts back once more.',
  file: 'lib/core/undo.ts',
  find: `const mark = markOfRestored(o.on, eventId)`,
  replace: `const mark = markOfRestored(o.on, id)`,
  tests: ['test/unit/core/undo-elsewhere.test.ts'],
}
