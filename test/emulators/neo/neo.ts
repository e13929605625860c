import type { Emulator } from '../emulator.ts'
import type { Knobs, Neo } from './context.ts'
import { draw, type Drawn } from './drawn.ts'
import { drawSeries } from './drawn-series.ts'
import { createRandom } from './random.ts'
import { sampleEvents, sampleFacilities, sampleKinds, sampleUsers } from './sample.ts'
import { createApp } from './serve.ts'
import { createSessions } from './session.ts'
import { createStore } from './store.ts'
import { drawStrange, type Strange } from './strange.ts'
import type {
  Access,
  Call,
  EventFields,
  EventInput,
  Facility,
  Kind,
  NeoUser,
  SeedEvent,
  SentMail,
  StoredEvent,
} from './types.ts'
import { findVariant, type NeoVariant, type VariantName } from './variants.ts'

export type NeoOptions = {
  variant: NeoVariant | VariantName
  host?: string
  /** Decides all drawn names; random when not given, and readable as `seed`. */
  seed?: number
  /** Milliseconds since the epoch. */
  clock?: () => number
  users?: NeoUser[]
  facilities?: Facility[]
  kinds?: Kind[]
  /** What stands in NEO at the start and after `reset`; default: a sample week around today. */
  events?: SeedEvent[]
  /** What a viewer may see of another user's schedule; default: full, but 時間のみ公開 of the third user. */
  access?: (viewer: string, target: string) => Access
  sessionMinutes?: number
} & Partial<Knobs>

/** The NEO emulator: its HTTP face is `fetch`; the rest is for tests to look at and to act "as a user would in NEO". */
export type NeoEmulator = Emulator & {
  readonly name: 'neo'
  variant: NeoVariant
  seed: number
  drawn: Drawn
  /** Names while `knobs.strangeNames` is on. */
  strange: Strange
  host: string
  /** `/cgi-bin/dneo` */
  base: string
  ext: 'cgi' | 'exe'
  origin: string
  entryUrl: string
  /** The schedule page. */
  scheduleUrl: string
  users: NeoUser[]
  facilities: Facility[]
  kinds: Kind[]
  /** Turn them at any time; `reset` puts them back. */
  knobs: Knobs
  events: Map<string, StoredEvent>
  addEvent(ownerUid: string, fields: EventInput): string
  editEvent(sid: string, patch: Partial<EventFields>): void
  removeEvent(sid: string): void
  /** Entries that the user is registered in. */
  eventsOf(uid: string): StoredEvent[]
  expireSessions(): void
  /** Every command that arrived, refused ones too. */
  calls(): readonly Call[]
  mailsSent(): readonly SentMail[]
}

/** A NEO of one variant, in memory. */
export function createNeo(options: NeoOptions): NeoEmulator {
  const variant = findVariant(options.variant)
  const clock = options.clock ?? Date.now
  const seed = options.seed ?? Math.floor(Math.random() * 1_000_000)
  const random = createRandom(seed)
  const drawn = { ...draw(random), series: drawSeries(createRandom(seed ^ 0x5e_51_e5)) }
  const strange = drawStrange(createRandom(seed + 1_000_003))
  const host = options.host ?? variant.host
  const users = options.users ?? sampleUsers
  const knobs: Knobs = {
    latencyMs: options.latencyMs ?? 0,
    maintenance: options.maintenance ?? false,
    originRule: options.originRule ?? 'own-if-present',
    noticeByMail: options.noticeByMail ?? false,
    builtInSync: options.builtInSync ?? false,
    textLimit: options.textLimit,
    strangeNames: options.strangeNames ?? false,
    mostFileBytes: options.mostFileBytes ?? 50_000_000,
    refusedNames: options.refusedNames ?? /[\\/:*?"<>|]/,
  }
  const knobsAtStart = { ...knobs }
  const today = () => new Date(clock() + 9 * 3_600_000).toISOString().slice(0, 10)
  const store = createStore({ random, sidStyle: variant.sidStyle, clock, conventions: variant })
  const calls: Call[] = []
  const mails: SentMail[] = []
  const neo: Neo = {
    variant,
    drawn,
    strange,
    pages: `${variant.directory}/dneo.${variant.ext}`,
    api: `${variant.directory}/dneor.${variant.ext}`,
    users,
    facilities: options.facilities ?? sampleFacilities,
    kinds: options.kinds ?? sampleKinds,
    access: options.access ?? ((_, target) => (target === users[2]?.uid ? 'time' : 'full')),
    store,
    sessions: createSessions({ random, clock, minutes: options.sessionMinutes ?? 480 }),
    knobs,
    clock,
    today,
    userName: (uid) => users.find((user) => user.uid === uid)?.name ?? uid,
    mail: (message) => mails.push({ at: clock(), ...message }),
    formKey: () => `${String(clock()).padStart(13, '0')}${random.digits(4)}`,
  }
  const known = options.users === undefined
  const seedEvents = () => options.events ?? (known ? sampleEvents(today()) : [])
  store.reset(seedEvents())
  const app = createApp(neo, (call) => calls.push({ at: clock(), ...call }))
  const origin = `https://${host}`
  return {
    name: 'neo',
    answers: (asked) => asked === host,
    fetch: async (request) => app.fetch(request),
    reset() {
      store.reset(seedEvents())
      neo.sessions.clear()
      calls.length = 0
      mails.length = 0
      Object.assign(knobs, knobsAtStart)
    },
    variant,
    seed,
    drawn,
    strange,
    host,
    base: variant.directory,
    ext: variant.ext,
    origin,
    entryUrl: `${origin}${neo.pages}`,
    scheduleUrl: `${origin}${neo.pages}?cmd=schindex`,
    users,
    facilities: neo.facilities,
    kinds: neo.kinds,
    knobs,
    events: store.events,
    addEvent: store.add,
    editEvent: store.edit,
    removeEvent: (sid) => void store.remove(sid),
    eventsOf: store.of,
    expireSessions: () => neo.sessions.clear(),
    calls: () => calls,
    mailsSent: () => mails,
  }
}
