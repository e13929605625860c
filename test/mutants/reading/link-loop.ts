import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'repeated nextLink',
  removes: 'A link that comes again and brings nothing new ends the round as failed.',
  file: 'lib/graph/delta.ts',
  find: 'if (visited.has(url) && seen.size === before) break',
  replace: 'if (visited.has(url) && seen.size === before) return { events, removed, link: url }',
  tests: ['test/unit/graph/delta.test.ts'],
}
