import type { Random } from './random.ts'
import type { NeoUser } from './types.ts'

export type Session = {
  sid: string
  /** CSRF token: the name of the form field that carries `1`. */
  token: string
  uid: string
  lastSeen: number
  /** Random keys of the edit forms given out, and the entry each was made for. */
  formKeys: Map<string, string>
}

export function readCookies(request: Request): Map<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s))
  return new Map(pairs.map(([name = '', value = '']) => [name, value]))
}

/** Cookies as facts/neo-web.md §2.3 lists them; scripts could read them, so they are not HttpOnly. */
export function loginCookies(session: Session, builtInSync: boolean): string[] {
  const values: Record<string, string> = {
    dnzSid: session.sid,
    dnzToken: session.token,
    dnzInfo: session.uid,
    dnzSv: '1',
    dnzPtab: 'S',
    dnzHashcmd: 'fin',
  }
  if (builtInSync) values['dnzO365'] = '1'
  return Object.entries(values).map(([name, value]) => `${name}=${value}; Path=/; Secure`)
}

export const logoutCookies = (): string[] =>
  ['dnzSid', 'dnzToken', 'dnzInfo', 'dnzO365'].map((name) => `${name}=; Path=/; Secure; Max-Age=0`)

/** Sessions end `minutes` after their last request. */
export function createSessions(options: { random: Random; clock: () => number; minutes: number }) {
  const { random, clock } = options
  const sessions = new Map<string, Session>()
  return {
    open(user: NeoUser): Session {
      const session: Session = {
        sid: random.hex(40),
        token: random.hex(32),
        uid: user.uid,
        lastSeen: clock(),
        formKeys: new Map(),
      }
      sessions.set(session.sid, session)
      return session
    },
    /** The living session of a request; being asked keeps it alive. */
    find(request: Request): Session | undefined {
      const session = sessions.get(readCookies(request).get('dnzSid') ?? '')
      if (!session) return undefined
      if (clock() - session.lastSeen > options.minutes * 60_000) {
        sessions.delete(session.sid)
        return undefined
      }
      session.lastSeen = clock()
      return session
    },
    close: (session: Session) => void sessions.delete(session.sid),
    clear: () => sessions.clear(),
  }
}

export type Sessions = ReturnType<typeof createSessions>

/** CSRF: a field whose name is the token, with the value 1. */
export const carriesToken = (session: Session, body: URLSearchParams) => {
  const values = body.getAll(session.token)
  return values.length === 1 && values[0] === '1'
}

export type OriginRule = 'own-if-present' | 'required' | 'none'

/** Origin and Referer against NEO's own host. The port is left out: behind the bench NEO stands on another one. */
export function originAllowed(request: Request, rule: OriginRule): boolean {
  if (rule === 'none') return true
  const own = new URL(request.url)
  const given = ['origin', 'referer'].map((name) => request.headers.get(name)).filter((value) => value !== null)
  if (rule === 'required' && given.length === 0) return false
  return given.every((value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined
    return url?.protocol === own.protocol && url.hostname === own.hostname
  })
}
