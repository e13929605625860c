import type { Mutant } from '../mutant.ts'

export const mutant: Mutant = {
  step: 'a broken link stops',
  removes: 'A link that cannot be understood stops the run.',
  file: 'lib/store/links.ts',
  find: `  rows.map((row) => {
    const parsed = schema.safeParse(row)
    return parsed.success ? parsed.data : fail('storage-failed', { code })
  })`,
  replace: "  rows.flatMap((row) => schema.safeParse(row).data ?? (code === '' ? fail('storage-failed') : []))",
  tests: ['test/contracts/store-faults.test.ts', 'test/contracts/store.test.ts'],
}
