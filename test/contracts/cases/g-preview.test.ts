import { describe } from 'vitest'
import { acceptancePreviewed, collect } from './acceptance.ts'

/** Every case of the groups A to F, with a look before each run. The deaths have their own looks. */
const cases = await collect(async () => {
  await import('./a-table.test.ts')
  await import('./b-versions.test.ts')
  await import('./c-deletions.test.ts')
  await import('./c-scopes.test.ts')
  await import('./d-faults.test.ts')
  await import('./e-concurrency.test.ts')
  await import('./f-first-sync.test.ts')
})

describe('a preview before every run', () => acceptancePreviewed(cases))
