import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'intents are settled by looking',
  removes: 'What was carried out although its answer got lost is remembered.',
  file: 'lib/core/settle.ts',
  find: 'const done = settled.flatMap((intent) => landed(intent, pictures[intent.operation.on]) ?? [])',
  replace:
    "const done = settled.flatMap((intent) => (intent.id === '' ? (landed(intent, pictures[intent.operation.on]) ?? []) : []))",
  tests: ['test/unit/core/settle.test.ts'],
}
