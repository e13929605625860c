import type { Drawn } from './drawn.ts'
import type { Session, Sessions, OriginRule } from './session.ts'
import type { Store } from './store.ts'
import type { Strange } from './strange.ts'
import type { Access, Facility, Kind, NeoUser, SentMail } from './types.ts'
import type { NeoVariant } from './variants.ts'

/** What a test may turn while the emulator runs. */
export type Knobs = {
  latencyMs: number | ((request: Request) => number)
  /** Every address answers NEO's maintenance page with this status. */
  maintenance: false | 200 | 503
  originRule: OriginRule
  /** The forms ask for a mail to everybody who is registered, as a person may have set. */
  noticeByMail: boolean
  /** Most bytes of one attached file, and names that are not taken. */
  mostFileBytes: number
  refusedNames: RegExp
  /** Signs of NEO's own Microsoft 365 feature (cookie dnzO365, mark on the schedule). */
  builtInSync: boolean
  /** Longer texts are stored without their end, and with this in its place; how long they may be in a real NEO nobody has told. */
  textLimit: { characters: number; dots: '' | '...' } | undefined
  /** After an update that nobody has told of: commands, fields and keys are called otherwise (strange.ts). */
  strangeNames: boolean
}

/** Everything that the pages and commands of one NEO share. */
export type Neo = {
  variant: NeoVariant
  drawn: Drawn
  strange: Strange
  /** `/cgi-bin/dneo/dneo.cgi` */
  pages: string
  /** `/cgi-bin/dneo/dneor.cgi` */
  api: string
  users: NeoUser[]
  facilities: Facility[]
  kinds: Kind[]
  access(viewer: string, target: string): Access
  store: Store
  sessions: Sessions
  knobs: Knobs
  clock(): number
  today(): string
  userName(uid: string): string
  mail(message: Omit<SentMail, 'at'>): void
  formKey(): string
}

/** One request of somebody who is logged in. */
export type Visit = { neo: Neo; session: Session; user: NeoUser; request: Request }
