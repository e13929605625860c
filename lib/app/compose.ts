import type { SideName } from '../core/event.ts'
import type { Side, SyncStore } from '../core/ports.ts'
import { graphSide } from '../graph/side.ts'
import { keyOf } from '../graph/identity.ts'
import type { Addresses, Sample } from '../neo/addresses.ts'
import { checkNeo } from '../neo/check.ts'
import { defaultProfile } from '../neo/profile.ts'
import { meansSave } from '../neo/seen.ts'
import { neoSide } from '../neo/side.ts'
import { openDb } from '../store/db.ts'
import { mirrorStore } from '../store/mirror.ts'
import { syncStore } from '../store/links.ts'
import { neoAddresses } from './local.ts'
import type { NeoHome } from './neo-home.ts'
import type { NeoPages } from './neo-pages.ts'
import { createRotation } from './rotation.ts'
import { readCookies } from './neo-doors.ts'

/** Calendars of both sides are read and written in this zone: Japan has no daylight saving time. */
export const zone = { iana: 'Asia/Tokyo', windows: 'Tokyo Standard Time' }

export type Scope = { neoOrigin: string; neoUid: string; tenantId: string; objectId: string; calendar: 'default' }
export type Composed = { sides: Record<SideName, Side>; store: SyncStore }

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
  const scopeKey = JSON.stringify([scope.neoOrigin, scope.neoUid, scope.tenantId, scope.objectId, scope.calendar])
  return {
    store: syncStore(db, scopeKey),
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
        now: Date.now,
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      }),
    },
  }
}
