import { Hono } from 'hono'
import type { Emulator } from '../emulator.ts'
import { authorize } from './authorize.ts'
import { createDenials, type Denial } from './denials.ts'
import { instanceDiscovery, openIdConfiguration } from './discovery.ts'
import { EntraError, errorBody, traceOf } from './errors.ts'
import { signingKey, verifySignature } from './keys.ts'
import { logout } from './logout.ts'
import { graphResource } from './scopes.ts'
import {
  type Client,
  otherTenant,
  type Platform,
  sampleClient,
  sampleTenant,
  sampleUsers,
  type Tenant,
  type User,
} from './seed.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { step } from './steps.ts'
import { createStore } from './store.ts'
import { token } from './token.ts'
import { type Seen, tenantOf, type World } from './world.ts'

export type EntraOptions = {
  clock?: () => number
  tenants?: Tenant[]
  clients?: Client[]
  users?: User[]
  /** Ids for which the default client is registered: `https://<id>.chromiumapp.org/` as SPA. */
  extensionIds?: string[]
  settings?: Partial<Settings>
}

/** What an access token for Graph says; times in seconds. */
export type AccessClaims = { oid: string; tid: string; scp: string; exp: number; iat: number; [claim: string]: unknown }

export type Entra = Emulator & {
  readonly name: 'entra'
  /** Claims of an access token that was made here for Graph, also of an expired one; undefined for anything else. */
  verify(token: string): Promise<AccessClaims | undefined>
  settings: Settings
  /** What reached authorize, token and logout, in order. */
  seen: Seen[]
  clients: Client[]
  users: User[]
  tenants: Tenant[]
  /** Adds a redirect URI to a client (default: the first one). Throws if it is registered for another platform. */
  register(uri: string, platform?: Platform, clientId?: string): void
  /** The next requests that could be refused so are refused so; see denials.ts. */
  denyNext(kind: Denial, times?: number): void
  /** Every refresh token and every sign-in of the person so far becomes worthless. */
  revokeAll(oid: string): void
  /** Every browser is signed out, refresh tokens stay good. */
  expireSignIn(): void
  /** Consent of an administrator, for everyone. */
  grantForAll(scopes: string[], clientId?: string): void
  /** Takes back the administrator's and everyone's own consent to these scopes. */
  revokeConsent(scopes: string[], clientId?: string): void
}

const host = 'login.microsoftonline.com'

function checkPlatforms(client: Client): void {
  const uris = client.redirects.map((redirect) => redirect.uri)
  if (new Set(uris).size !== uris.length) throw new Error(`a redirect URI of ${client.name} is registered twice`)
}

/** Sign-in as facts/graph-and-auth.md §9, §10 and §12.1 describe it, on login.microsoftonline.com. */
export function createEntra(options: EntraOptions = {}): Entra {
  const clock = options.clock ?? Date.now
  const settings: Settings = { ...defaultSettings, ...options.settings }
  const seed = structuredClone({
    tenants: options.tenants ?? [sampleTenant, otherTenant],
    clients: options.clients ?? [sampleClient(options.extensionIds ?? [])],
    users: options.users ?? sampleUsers,
  })
  seed.clients.forEach(checkPlatforms)
  const denials = createDenials(() => settings.deny)
  const world: World = { clock, settings, store: createStore(), denials, seen: [], ...structuredClone(seed) }
  const clientById = (id: string | undefined) => {
    const found = id === undefined ? world.clients[0] : world.clients.find((client) => client.id === id)
    if (!found) throw new Error(`no client ${id}`)
    return found
  }

  const keys = async (segment: string) => {
    tenantOf(world, segment)
    const { jwks } = await signingKey()
    return Response.json(jwks, { headers: { 'access-control-allow-origin': '*' } })
  }

  const app = new Hono()
  app.on(['GET', 'POST'], '/:tenant/oauth2/v2.0/authorize', (c) => authorize(world, c.req.param('tenant'), c.req.raw))
  app.all('/:tenant/oauth2/v2.0/token', (c) => token(world, c.req.param('tenant'), c.req.raw))
  app.get('/:tenant/oauth2/v2.0/logout', (c) => logout(world, c.req.param('tenant'), c.req.raw))
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => openIdConfiguration(world, c.req.param('tenant')))
  app.get('/common/discovery/instance', (c) => instanceDiscovery(world, new URL(c.req.url).searchParams))
  app.get('/:tenant/discovery/v2.0/keys', (c) => keys(c.req.param('tenant')))
  app.post('/sign-in', (c) => step(world, c.req.raw))
  app.notFound((c) =>
    c.html('<!doctype html><title>404</title><h1>404</h1><p>この住所には何もありません(テスト用の代役)。</p>', 404),
  )
  app.onError((error, c) => {
    const known =
      error instanceof EntraError
        ? error
        : new EntraError(90000, 'server_error', `The emulator broke: ${String(error)}`, { status: 500 })
    return c.json(errorBody(known, traceOf(clock(), null)), known.status === 500 ? 500 : 400)
  })

  return {
    name: 'entra',
    answers: (asked) => asked === host,
    fetch: async (request) => app.fetch(request),
    reset() {
      world.store.clear()
      world.seen.length = 0
      denials.clear()
      Object.assign(settings, defaultSettings, options.settings)
      const fresh = structuredClone(seed)
      for (const name of ['tenants', 'clients', 'users'] as const) {
        world[name].length = 0
        world[name].push(...(fresh[name] as never[]))
      }
    },
    async verify(text) {
      const payload = await verifySignature(text)
      return payload?.aud === graphResource ? (payload as AccessClaims) : undefined
    },
    settings,
    seen: world.seen,
    clients: world.clients,
    users: world.users,
    tenants: world.tenants,
    register(uri, platform = 'spa', clientId) {
      const client = clientById(clientId)
      const old = client.redirects.find((redirect) => redirect.uri === uri)
      if (old && old.platform !== platform) throw new Error(`${uri} is registered as ${old.platform}`)
      if (!old) client.redirects.push({ uri, platform })
    },
    denyNext: denials.next,
    revokeAll(oid) {
      for (const grant of [...world.store.codes.values(), ...world.store.refresh.values()])
        if (grant.user.oid === oid) grant.revoked = true
      for (const session of world.store.sessions.values())
        session.accounts = session.accounts.filter((account) => account.oid !== oid)
    },
    expireSignIn: () => world.store.sessions.clear(),
    grantForAll(scopes, clientId) {
      const client = clientById(clientId)
      client.adminConsent = [...new Set([...client.adminConsent, ...scopes])]
    },
    revokeConsent(scopes, clientId) {
      const client = clientById(clientId)
      client.adminConsent = client.adminConsent.filter((scope) => !scopes.includes(scope))
      for (const [key, own] of world.store.consents)
        if (key.startsWith(`${client.id} `)) for (const scope of scopes) own.delete(scope)
    },
  }
}
