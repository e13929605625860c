import type { SideName } from '../core/event.ts'
import type { HistoryStore, Side, SyncStore } from '../core/ports.ts'
import { graphSide } from '../graph/side.ts'
import { hashOf, keyOf } from '../graph/identity.ts'
import type { Addresses, Sample } from '../neo/addresses.ts'
import { checkNeo } from '../neo/check.ts'
import { defaultProfile } from '../neo/profile.ts'
import { meansSave } from '../neo/seen.ts'
import { neoSide } from '../neo/side.ts'
import { openDb } from '../store/db.ts'
import { historyStore } from '../store/history.ts'
import { mirrorStore } from '../store/mirror.ts'
import { syncStore } from '../store/links.ts'
import { runStore } from '../store/runs.ts'
import { forgetScope } from '../store/scopes.ts'
import { valueStore } from '../store/values.ts'
import { createAudit } from './audit.ts'
import { neoAddresses } from './local.ts'
import type { NeoHome } from './neo-home.ts'
import type { NeoPages } from './neo-pages.ts'
import { createRotation } from './rotation.ts'
import { readCookies } from './neo-doors.ts'

/** Calendars of both sides are read and written in this zone: Japan has no daylight saving time. */
export const zone = { iana: 'Asia/Tokyo', windows: 'Tokyo Standard Time' }

export type Scope = { neoOrigin: string; neoUid: string; tenantId: string; objectId: string; calendar: 'default' }
export type Composed = {
  sides: Record<SideName, Side>
  store: SyncStore
  history: HistoryStore
  digest(text: string): Promise<string>
}

export const neoCookies = (home: NeoHome) => readCookies(home, defaultProfile.cookies)

const learntAddresses = ({ origin }: NeoHome) => ({
  load: async () => ((await neoAddresses.read())?.[origin] ?? {}) as Addresses,
  save: async (addresses: Addresses) => neoAddresses.write({ ...(await neoAddresses.read()), [origin]: addresses }),
})

/** A NEO page showed how it links one event: kept until NEO itself leads elsewhere. */
export const learnSample = async (home: NeoHome, sample: Sample) => {
  const addresses = learntAddresses(home)
  await addresses.save({ ...(await addresses.load()), sample })
}

/** Whether a call that a NEO page was seen making may have changed the schedule. */
export const isSave = (path: string) => meansSave(path, defaultProfile)

/** Connection test for the settings page. */
export const testNeo = (home: NeoHome) =>
  checkNeo({
    ...home,
    profile: defaultProfile,
    fetch: (...args) => fetch(...args),
    cookies: () => neoCookies(home),
  })

let opened: ReturnType<typeof openDb> | undefined
/** One connection in a life of the worker. */
const database = () => (opened ??= openDb())

/** Every stored row belongs to one pair of accounts and calendar. */
export const keyOfScope = ({ neoOrigin, neoUid, tenantId, objectId, calendar }: Scope) =>
  JSON.stringify([neoOrigin, neoUid, tenantId, objectId, calendar])

/** What is stored about one scope, for looking at it without a sign-in. */
export const storesOf = (scope: Scope) => {
  const db = database()
  const key = keyOfScope(scope)
  return {
    store: syncStore(db, key),
    history: historyStore(db, key),
    runs: runStore(db, key),
    forget: () => forgetScope(db, key),
  }
}

/** A value that belongs to this browser, whatever accounts are used. It may hold titles, which storage.local never does. */
export const deviceValue = (key: string) => valueStore(database(), '', key)

/** The one place that names concrete adapters. */
export const compose = async (parts: {
  home: NeoHome
  scope: Scope
  device: string
  token(options?: { fresh?: boolean }): Promise<string>
  pages: NeoPages
}): Promise<Composed> => {
  const { home, scope } = parts
  const db = database()
  const scopeKey = keyOfScope(scope)
  const audit = await createAudit(scopeKey, Date.now())
  return {
    store: syncStore(db, scopeKey),
    history: historyStore(db, scopeKey),
    digest: hashOf,
    sides: {
      neo: neoSide({
        ...home,
        uid: scope.neoUid,
        profile: defaultProfile,
        fetch: (...args) => fetch(...args),
        cookies: () => neoCookies(home),
        keyOf: (sid) => keyOf(scope, sid),
        mirror: mirrorStore(db, scopeKey, 'neo'),
        addresses: learntAddresses(home),
        frame: parts.pages.frame(home.origin),
        reread: await createRotation(scopeKey, Date.now()),
      }),
      outlook: graphSide({
        token: parts.token,
        fetch: (...args) => fetch(...args),
        scope,
        device: parts.device,
        mirror: mirrorStore(db, scopeKey, 'outlook'),
        zone: zone.windows,
        ...(audit && { audit }),
        now: Date.now,
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      }),
    },
  }
}
