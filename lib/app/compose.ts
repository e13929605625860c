import type { SideName } from '../core/event.ts'
import type { FileSide, FilesStore } from '../core/files.ts'
import type { HistoryStore, Mirror, Side, SyncStore } from '../core/ports.ts'
import { type Calendar, listCalendars } from '../graph/calendars.ts'
import { listRooms } from '../graph/rooms.ts'
import { graphSide } from '../graph/side.ts'
import { hashOf, keyOf } from '../graph/identity.ts'
import { ProblemError } from '../core/problem.ts'
import type { Room } from '../core/rooms.ts'
import type { Addresses, Sample } from '../neo/addresses.ts'
import { type Calibration, calibrate } from '../neo/calibrate.ts'
import { checkNeo } from '../neo/check.ts'
import { constantsOf, dictate, type Note, observeEnd, type ObserverOrder, orderName } from '../neo/observed.ts'
import { readNote } from '../neo/observed-schema.ts'
import { laidOver, readOverlay, readOverlayText } from '../neo/overlay.ts'
import { defaultProfile } from '../neo/profile.ts'
import type { Profile } from '../neo/profile-schema.ts'
import { meansSave } from '../neo/seen.ts'
import { neoSide } from '../neo/side.ts'
import { openDb } from '../store/db.ts'
import { filesStore, keptFileStore } from '../store/files.ts'
import { historyStore } from '../store/history.ts'
import { mirrorStore } from '../store/mirror.ts'
import { syncStore } from '../store/links.ts'
import { runStore } from '../store/runs.ts'
import { forgetScope } from '../store/scopes.ts'
import { valueStore } from '../store/values.ts'
import { createAudit } from './audit.ts'
import type { Settings } from '../settings/schema.ts'
import { readSettings } from '../settings/storage.ts'
import { readBody } from './file-body.ts'
import { neoAddresses, neoOverlays } from './local.ts'
import type { NeoHome } from './neo-home.ts'
import type { NeoPages } from './neo-pages.ts'
import { createRotation } from './rotation.ts'
import { readCookies } from './neo-doors.ts'
import { mayUpload, uploadSessions } from './upload-sessions.ts'

/** Calendars of both sides are read and written in this zone: Japan has no daylight saving time. */
export const zone = { iana: 'Asia/Tokyo', windows: 'Tokyo Standard Time' }

export type Scope = { neoOrigin: string; neoUid: string; tenantId: string; objectId: string; calendar: string }
export type Composed = {
  sides: Record<SideName, Side>
  store: SyncStore
  history: HistoryStore
  digest(text: string): Promise<string>
  mirrors: Record<SideName, Mirror>
  files: { sides: Record<SideName, FileSide<Blob>>; store: FilesStore; kept: ReturnType<typeof keptFileStore> }
}

export const neoCookies = (home: NeoHome) => readCookies(home, defaultProfile.cookies)

/**
 * What is known of a NEO: the profile, with what an administrator's policy or a person's calibration says laid over it; the policy wins.
 * @throws ProblemError neo-profile, if the policy's cannot be used: a broken profile must not run, and not be passed over either.
 */
export const profileOf = async (origin: string): Promise<Profile> => {
  const { neoProfile } = (await readSettings()).values
  if (neoProfile !== '') {
    const overlay = readOverlayText(neoProfile, defaultProfile)
    if (!overlay) throw new ProblemError({ kind: 'neo-profile', side: 'neo' })
    return laidOver(defaultProfile, overlay)
  }
  const overlay = readOverlay((await neoOverlays.read())?.[origin]?.overlay, defaultProfile)
  return overlay ? laidOver(defaultProfile, overlay) : defaultProfile
}

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
export const isSave = async (origin: string, path: string) =>
  meansSave(path, await profileOf(origin).catch(() => defaultProfile))

export type CalibrationNote = Note
export type { ObserverOrder }
export const dictationOf = dictate
export const observerNames = { order: orderName, end: observeEnd }
export const observerOrder = (parts: {
  code: string
  month: string
  store: string
  uid: string
  token: string
}): ObserverOrder => ({
  dictation: dictate(parts.code, parts.month),
  constants: constantsOf(defaultProfile),
  uid: parts.uid,
  token: parts.token,
  store: parts.store,
})
/** What an observed page says, if it may be kept. */
export const readNoteOf = (text: unknown, secret: readonly string[]): Note | undefined =>
  readNote(text, constantsOf(defaultProfile), secret)
export const calibrationOf = (notes: readonly Note[]): Calibration => calibrate(notes, defaultProfile)
/** An imported profile, checked. */
export const readProfileText = (text: string) => readOverlayText(text, defaultProfile)

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
    kept: keptFileStore(db, key),
    forget: () => forgetScope(db, key),
  }
}

/** Events that could not be read are read again: NEO is known better now, or otherwise. */
export const forgetUnread = async (scope: Scope) => {
  const mirror = mirrorStore(database(), keyOfScope(scope), 'neo')
  const { rows } = await mirror.load()
  const unread = rows.filter(({ item }) => item.notYet === 'unreadable').map(({ id }) => id)
  if (unread.length > 0) await mirror.save({ remove: unread })
}

const graphFor = (token: () => Promise<string>) => ({
  token,
  fetch: (...args: Parameters<typeof fetch>) => fetch(...args),
  zone: zone.windows,
  now: Date.now,
  pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
})

/** The Outlook calendars of the user whose token it is. */
export const calendarsOf = (token: () => Promise<string>): Promise<Calendar[]> => listCalendars(graphFor(token))

/** The rooms of the organisation; the token has to be one for that. */
export const organisationRooms = (token: string): Promise<Room[]> => listRooms(graphFor(async () => token))

/** Kinds (予定) of the events that were read in NEO, the most frequent ones first. */
export const kindsOf = async (scope: Scope): Promise<string[]> => {
  const { rows } = await mirrorStore(database(), keyOfScope(scope), 'neo').load()
  const counts = new Map<string, number>()
  for (const { item } of rows) if (item.kind) counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1)
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 100)
    .map(([kind]) => kind)
}

/** Facilities (利用設備) of the events that were read in NEO, by name. */
export const facilitiesOf = async (scope: Scope): Promise<string[]> => {
  const { rows } = await mirrorStore(database(), keyOfScope(scope), 'neo').load()
  return [...new Set(rows.flatMap(({ item }) => item.facilities ?? []))].toSorted().slice(0, 200)
}

/** A value that belongs to this browser, whatever accounts are used. It may hold titles, which storage.local never does. */
export const deviceValue = (key: string) => valueStore(database(), '', key)

const reminderOf = (setting: Settings['reminder'] = 'keep') =>
  setting === 'keep' ? {} : { reminder: setting === 'none' ? setting : Number(setting) }

/** The one place that names concrete adapters. */
export const compose = async (parts: {
  home: NeoHome
  scope: Scope
  device: string
  token(options?: { fresh?: boolean }): Promise<string>
  pages: NeoPages
  reminder?: Settings['reminder']
}): Promise<Composed> => {
  const { home, scope } = parts
  const db = database()
  const scopeKey = keyOfScope(scope)
  const audit = await createAudit(scopeKey, Date.now())
  const mirrors = { neo: mirrorStore(db, scopeKey, 'neo'), outlook: mirrorStore(db, scopeKey, 'outlook') }
  const neo = neoSide({
    ...home,
    uid: scope.neoUid,
    profile: await profileOf(home.origin),
    fetch: (...args) => fetch(...args),
    cookies: () => neoCookies(home),
    keyOf: (sid) => keyOf(scope, sid),
    mirror: mirrors.neo,
    addresses: learntAddresses(home),
    frame: parts.pages.frame(home.origin),
    reread: await createRotation(scopeKey, Date.now()),
    readBody,
  })
  const outlook = graphSide({
    token: parts.token,
    fetch: (...args) => fetch(...args),
    scope,
    device: parts.device,
    mirror: mirrors.outlook,
    zone: zone.windows,
    ...(audit && { audit }),
    ...reminderOf(parts.reminder),
    now: Date.now,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    files: { readBody, mayUpload, sessions: uploadSessions },
  })
  return {
    store: syncStore(db, scopeKey),
    history: historyStore(db, scopeKey),
    digest: hashOf,
    mirrors,
    files: {
      sides: { neo: neo.files, outlook: outlook.files },
      store: filesStore(db, scopeKey),
      kept: keptFileStore(db, scopeKey),
    },
    sides: { neo, outlook },
  }
}
