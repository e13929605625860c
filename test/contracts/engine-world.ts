// The engine as the product composes it, in process: real adapters over their emulators; links, journal and mirrors in memory.
import { digestOfBody, readBody } from '../../lib/app/file-body.ts'
import type { SideName } from '../../lib/core/event.ts'
import type { FileSide, FilesStore } from '../../lib/core/files.ts'
import type { HistoryEntry, HistoryStore, Mirror, Side, SyncStore } from '../../lib/core/ports.ts'
import { defaultRules, type Direction, type Rules } from '../../lib/core/rules.ts'
import { sync, type SyncRequest, type SyncResult } from '../../lib/core/sync.ts'
import type { FilesLimits } from '../../lib/core/files-run.ts'
import { syncFiles } from '../../lib/core/sync-files.ts'
import { undo } from '../../lib/core/undo.ts'
import type { Reminder } from '../../lib/graph/reminder.ts'
import { graphSide } from '../../lib/graph/side.ts'
import { hashOf, keyOf } from '../../lib/graph/identity.ts'
import type { UploadSessions } from '../../lib/graph/upload.ts'
import type { Addresses } from '../../lib/neo/addresses.ts'
import { defaultProfile } from '../../lib/neo/profile.ts'
import type { Profile } from '../../lib/neo/profile-schema.ts'
import { neoSide } from '../../lib/neo/side.ts'
import { detailHref } from '../emulators/neo/shown.ts'
import { memoryFiles, memoryUploads } from '../fakes/memory-files.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { type Person, person } from '../fixtures/people.ts'
import { createWorld, loginRequest, type World, type WorldOptions } from '../fixtures/world.ts'
import { scriptFrame } from './neo-world.ts'

/** `YYYY-MM-DD`, so many days from today in Tokyo. */
export const day = (offset: number) =>
  new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
/** The product's default range. */
export const range = { from: day(-30), to: day(180) }

const device = 'device-1'
const token = 'token-of-the-engine-test'
/** A colleague’s, for a second engine over the same world. */
export const colleagueToken = 'token-of-a-colleague'

/** One PC: its name, and what survives there between two runs. */
export type Pc = {
  device: string
  store: SyncStore & HistoryStore
  mirrors: Record<SideName, Mirror>
  /** Default: one of the engine's own, for all its PCs without one. */
  files?: FilesStore
  uploads?: UploadSessions
}
const memoryPc = (): Pc => ({
  device,
  store: memoryStore(),
  mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
})

/**
 * What a run may be told. `rules`: what differs from the product's defaults. `pc`: another PC than the first. `page`: whether a NEO page is open.
 * `through`: stands between the adapters and the network.
 */
export type RunOptions = Pick<SyncRequest, 'confirmed' | 'occasion' | 'hints' | 'limits'> & {
  direction?: Direction
  rules?: Partial<Rules>
  window?: SyncRequest['window']
  pc?: Pc
  page?: boolean
  now?: () => number
  through?: (send: typeof fetch) => typeof fetch
  around?: (sides: Record<SideName, Side>) => Record<SideName, Side>
  /** Whether the host of upload sessions is allowed; default: it is. */
  uploads?: boolean
  /** Everything of Outlook is looked at again, as once a day. */
  audit?: boolean
  /** Every event of NEO is looked at again, as by and by. */
  reread?: boolean
  /** 既定のリマインダー; default: Outlook's own. */
  reminder?: Reminder
}

/** What a run of the files may be told. */
export type FilesOptions = {
  filesLimits?: Partial<FilesLimits>
  progress?: (done: number, total: number) => void
  aroundFiles?: (sides: Record<SideName, FileSide<Blob>>) => Record<SideName, FileSide<Blob>>
}

/** `pc`: what survives between two runs, by default in memory. `world`, `as`: another person's engine over the world of an engine that was made. */
export const createEngine = async ({
  pc: first = memoryPc(),
  world,
  as = person,
  profile = defaultProfile,
  ...options
}: WorldOptions & { pc?: Pc; world?: World | undefined; as?: Person; profile?: Profile } = {}) =>
  engineOver(world ?? createWorld({ ...options, token }), first, as, profile)

const engineOver = async (world: World, first: Pc, as: Person, profile: Profile) => {
  const { neo, bench } = world
  const jar = bench.jar({ origin: neo.origin })
  const logIn = async () => {
    const answer = await jar.fetch(loginRequest(neo, as))
    if (!answer.ok) throw new Error('the login at NEO failed')
  }
  await logIn()
  const own = { files: memoryFiles(), uploads: memoryUploads() }

  const scope = {
    neoOrigin: neo.origin,
    neoUid: as.neoUid,
    tenantId: as.tenantId,
    objectId: as.oid,
    calendar: 'default' as const,
  }
  // An event that stands outside the range, as the schedule page links it: the adapter learns the addresses from it.
  const sid = neo.addEvent(as.neoUid, { startdate: '2025-01-10', detail: '見本' })
  let addresses: Addresses = {
    sample: {
      id: sid,
      href: detailHref({ drawn: neo.drawn, variant: neo.variant } as never, sid, '2025-01-10'),
      date: '20250110',
    },
  }
  const url = `${neo.origin}${neo.base}/`

  const sides = ({
    pc = first,
    page = true,
    now = Date.now,
    through = (send) => send,
    audit,
    reread,
    uploads = true,
    reminder,
  }: RunOptions) => ({
    neo: neoSide({
      origin: neo.origin,
      base: neo.base,
      ext: neo.ext,
      uid: as.neoUid,
      profile,
      fetch: through(jar.fetch),
      cookies: async () => {
        const [found, uid] = [jar.get(url, 'dnzToken'), jar.get(url, 'dnzInfo')]
        return { ...(found && { token: found }), ...(uid && { uid }) }
      },
      keyOf: (sid) => keyOf(scope, sid),
      mirror: pc.mirrors.neo,
      addresses: {
        load: async () => addresses,
        save: async (next) => {
          addresses = next
        },
      },
      readBody,
      ...(reread && { reread: (ids: readonly string[]) => ids }),
      ...(page && { frame: scriptFrame(through(jar.fetch), neo) }),
    }),
    outlook: graphSide({
      token: async () => (as === person ? token : colleagueToken),
      fetch: through(bench.fetch),
      scope,
      device: pc.device,
      mirror: pc.mirrors.outlook,
      ...(audit && { audit: { full: true, reread: (ids: readonly string[]) => ids } }),
      ...(reminder !== undefined && { reminder }),
      now,
      pause: async () => undefined,
      files: { readBody, mayUpload: async () => uploads, sessions: pc.uploads ?? own.uploads },
    }),
  })
  let ids = 0
  let runs = 0
  const requestOf = (options: RunOptions, made: Record<SideName, Side> = sides(options)): SyncRequest => ({
    ...(options.confirmed !== undefined && { confirmed: options.confirmed }),
    ...(options.occasion && { occasion: options.occasion }),
    ...(options.hints && { hints: options.hints }),
    ...(options.limits && { limits: options.limits }),
    sides: (options.around ?? ((made) => made))(made),
    store: (options.pc ?? first).store,
    run: `run-${++runs}`,
    window: options.window ?? range,
    rules: {
      ...defaultRules,
      direction: options.direction ?? 'both',
      device: (options.pc ?? first).device,
      ...options.rules,
    },
    now: options.now ?? Date.now,
    newId: () => `intent-${++ids}`,
    digest: hashOf,
    report: () => undefined,
  })
  return {
    world,
    files: own.files,
    uploads: own.uploads,
    /** Links, journal, wishes and history of the first PC; they outlive every run. */
    store: first.store,
    scope,
    logIn,
    /** One run in a new life of the worker: nothing but the stores survives between two runs. Nothing is asked first unless `occasion` says so. */
    run: (options: RunOptions = {}): Promise<SyncResult> => sync(requestOf(options)),
    /** A run as the product makes it where files are synced: the events, then their files. `kept`: what was taken away. */
    runFiles: async (options: RunOptions & FilesOptions = {}) => {
      const made = sides(options)
      const request = requestOf(options, made)
      const result = await sync(request)
      const pc = options.pc ?? first
      const itemsOf = async (side: SideName) =>
        new Map((await pc.mirrors[side].load()).rows.map(({ id, item }) => [id, item] as const))
      const kept: { on: SideName; name: string; body: Blob }[] = []
      const files = await syncFiles({
        sides: (options.aroundFiles ?? ((one) => one))({ neo: made.neo.files, outlook: made.outlook.files }),
        store: pc.files ?? own.files,
        links: await pc.store.links(),
        items: { neo: await itemsOf('neo'), outlook: await itemsOf('outlook') },
        parked: new Set(result.parked.flatMap(({ ids }) => [ids.neo ?? '', ids.outlook ?? ''])),
        window: request.window,
        rules: request.rules,
        limits: { cap: 1_000_000_000, total: 1_000_000_000, ...options.filesLimits },
        circumstances: `uploads ${options.uploads ?? true}`,
        digest: digestOfBody,
        keep: async ({ on, name }, body) => void kept.push({ on, name, body }),
        now: request.now,
        progress: options.progress ?? (() => undefined),
      })
      return { result, files, kept }
    },
    /** Takes writes back, by default all that the history has. It asks first: `confirmed` is the question's id. */
    undo: async (entries?: readonly HistoryEntry[], options: RunOptions = {}): Promise<SyncResult> =>
      undo(requestOf(options), entries ?? (await (options.pc ?? first).store.entries())),
    /** What reaches NEO and Graph from now on, as `GET /path`; a poll of the sample's own addresses included. */
    count: () => {
      const from = bench.log.length
      const of = (name: string) =>
        bench.log
          .slice(from)
          .filter(({ emulator }) => emulator === name)
          .map(({ method, path }) => `${method} ${path.split('?')[0]}`)
      return { neo: () => of('neo'), graph: () => of('graph') }
    },
  }
}
export type Engine = Awaited<ReturnType<typeof createEngine>>
