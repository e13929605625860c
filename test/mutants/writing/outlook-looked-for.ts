import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'What an open creation may have made is searched for in Outlook.',
  file: 'lib/graph/read.ts',
  find: 'const made = await idsOfIntents(client, context.scope, request.intents, known)',
  replace: 'const made: string[] = []',
  tests: [
    'test/contracts/graph-creates.test.ts',
    'test/contracts/graph-faults.test.ts',
    'test/contracts/graph-side.test.ts',
  ],
}
