import type { World } from './world.ts'
import { opaque, type Session, type SignedIn } from './store.ts'

// Names as in a real browser's jar: one for this browser session, one that survives it.
const transient = 'ESTSAUTH'
const persistent = 'ESTSAUTHPERSISTENT'
const attributes = 'path=/; secure; HttpOnly; SameSite=None'

function cookie(request: Request, name: string): string | undefined {
  const parts = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim())
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1)
}

function isAlive(world: World, account: SignedIn): boolean {
  const { sessionSeconds, staySeconds } = world.settings
  const end = account.at + (account.stays ? staySeconds : sessionSeconds) * 1000
  return world.clock() < end
}

const sessionsOf = (world: World, request: Request): Session[] =>
  [transient, persistent].flatMap((name) => world.store.sessions.get(cookie(request, name) ?? '') ?? [])

/** Who is signed in in the browser that sends the request. */
export function signedIn(world: World, request: Request): (SignedIn & { sid: string })[] {
  const found = new Map<string, SignedIn & { sid: string }>()
  for (const session of sessionsOf(world, request))
    for (const account of session.accounts)
      if (isAlive(world, account)) found.set(account.oid, { ...account, sid: session.id })
  return [...found.values()]
}

/** Adds the person to the browser's session; returns the account and the cookie to set. */
export function signIn(world: World, request: Request, account: SignedIn) {
  const others = sessionsOf(world, request).flatMap((session) => session.accounts)
  const kept = others.filter(
    (other) => other.oid !== account.oid && other.stays === account.stays && isAlive(world, other),
  )
  // A second sign-in of the same person replaces the first, whichever cookie held it.
  for (const session of sessionsOf(world, request))
    session.accounts = session.accounts.filter((other) => other.oid !== account.oid)
  const session: Session = { id: crypto.randomUUID(), accounts: [...kept, account] }
  const value = opaque('s')
  world.store.sessions.set(value, session)
  const line = account.stays
    ? `${persistent}=${value}; max-age=${world.settings.staySeconds}; ${attributes}`
    : `${transient}=${value}; ${attributes}`
  return { account: { ...account, sid: session.id }, cookie: line }
}

/** Signs out one person, or all, in the browser that sends the request. */
export function signOut(world: World, request: Request, oid: string | undefined): string[] {
  for (const session of sessionsOf(world, request))
    session.accounts = session.accounts.filter((account) => oid !== undefined && account.oid !== oid)
  if (oid !== undefined && signedIn(world, request).length > 0) return []
  return [transient, persistent].map((name) => `${name}=; max-age=0; ${attributes}`)
}
