import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'undo leaves alone what was changed since',
  removes: 'Of an event that was taken back only what was taken back is agreed on.',
  file: 'lib/core/record.ts',
  find: 'agree(link, changed, here, link.outlook) : agree(link, changed, link.neo, here)',
  replace:
    'agree(link, Object.keys(here.fields) as never, here, link.outlook) : agree(link, Object.keys(here.fields) as never, link.neo, here)',
  tests: ['test/unit/core/undo-twice.test.ts'],
}
