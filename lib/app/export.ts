import { browser } from 'wxt/browser'
import type { Snapshot } from '../messages/snapshot.ts'
import { readSettings } from '../settings/storage.ts'
import { storesOf } from './compose.ts'
import { diagnosisOf } from './diagnosis.ts'
import { neoHomes } from './local.ts'
import { readRuns } from './run-log.ts'
import { currentScope } from './scope.ts'

/** Everything that helps an administrator, as text to hand on; see diagnosis.ts for what is never in it. */
export const exportText = async (snapshot: Snapshot, now: number): Promise<string> => {
  const scope = await currentScope()
  const stores = scope && storesOf(scope)
  const [{ values, sources, refused }, links, intents, wishes, entries, runs, alarms, homes] = await Promise.all([
    readSettings(),
    stores?.store.links() ?? [],
    stores?.store.intents() ?? [],
    stores?.store.wishes() ?? [],
    stores?.history.entries() ?? [],
    readRuns(),
    browser.alarms.getAll(),
    neoHomes.read(),
  ])
  const text = diagnosisOf({
    now,
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    settings: { values, sources, refused },
    snapshot,
    links,
    intents,
    wishes,
    entries,
    runs,
    alarms,
    homes: Object.values(homes ?? {}),
  })
  return JSON.stringify(text, undefined, 2)
}
