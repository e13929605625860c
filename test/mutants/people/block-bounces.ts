import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'the block goes one way',
  removes: 'A block that a person has edited in Outlook stays as it is.',
  file: 'lib/core/one-way.ts',
  find: "if (wanted === undefined || wanted === (link.neo.fields[name] ?? '')) return",
  replace: 'if (wanted === undefined) return',
  tests: ['test/unit/core/block.test.ts'],
}
