import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'files are settled by looking',
  removes: 'A file is sent only where its name is still free.',
  file: 'lib/graph/files.ts',
  find: "if (await look(target, name)) return { is: 'lost', problem: nameTaken }",
  replace: "if (name === '') return { is: 'lost', problem: nameTaken }",
  tests: ['test/contracts/files-rules.test.ts'],
}
