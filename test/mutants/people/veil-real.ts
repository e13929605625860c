import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'rules for kinds',
  removes: 'NEO is asked about the event behind the veil.',
  file: 'lib/core/veil.ts',
  find: "if (operation.do === 'delete') return { ...operation, seen: item.fields }",
  replace: "if (operation.do === 'delete') return operation",
  tests: ['test/contracts/kinds.test.ts'],
}
