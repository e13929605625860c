import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'NEO is searched before a second attempt',
  removes: 'Events at the time of an open creation are read.',
  file: 'lib/neo/read.ts',
  find: 'const made = new Set(createdTimes(intents).map(timesText))',
  replace: 'const made = new Set<string>()',
  tests: ['test/contracts/neo-faults.test.ts', 'test/contracts/neo-side.test.ts'],
}
