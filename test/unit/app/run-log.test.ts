import '../../fakes/database.ts'
import { fakeBrowser } from '../../fakes/browser.ts'
import { beforeEach, expect, test } from 'vitest'
import { storesOf } from '../../../lib/app/compose.ts'
import { boundScope } from '../../../lib/app/local.ts'
import { logRun, readRuns } from '../../../lib/app/run-log.ts'
import { noCounts } from '../../../lib/messages/snapshot.ts'
import { fieldsOf } from '../core/build.ts'

const accounts = { neoOrigin: 'https://example.dn-cloud.com', neoUid: '12', tenantId: 'tenant-1', objectId: 'yamada' }
const day = 24 * 60 * 60_000
const now = Date.parse('2026-11-25T03:00:00Z')
const runAt = (id: string, startedAt: number) => ({
  id,
  startedAt,
  endedAt: startedAt + 1000,
  trigger: 'button' as const,
  counts: noCounts(),
  conflicts: 0,
  failed: 0,
})

beforeEach(async () => {
  fakeBrowser.reset()
  await boundScope.write(accounts)
})

test('what was written can be taken back for 30 days, and not a day less', async () => {
  const { store, history } = storesOf({ ...accounts, calendar: 'default' })
  const ages = [0, 29.9, 30.1, 400]
  for (const age of ages) {
    const operation = { do: 'delete', on: 'neo', id: 'n1', version: '', seen: fieldsOf('定例'), partnerId: '' } as const
    await store.begin([{ id: `${age}`, at: now - age * day, run: 'r1', operation }])
    await store.record({ intents: [`${age}`], done: [{ intent: `${age}`, eventId: 'n1', sure: true }] })
  }
  await logRun(runAt('r2', now))
  expect((await history.entries()).map(({ id }) => id)).toEqual(['0', '29.9'])
  expect((await readRuns()).map(({ id }) => id)).toEqual(['r2'])
})
