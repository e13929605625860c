import type { createDenials } from './denials.ts'
import { EntraError, missing } from './errors.ts'
import type { Client, Tenant, User } from './seed.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store.ts'

/** One request to authorize, token or logout, as a test wants to see it afterwards. */
export type Seen = {
  at: number
  endpoint: 'authorize' | 'token' | 'logout'
  /** Segment of the path. */
  tenant: string
  client_id: string | undefined
  grant_type: string | undefined
  scope: string | undefined
  prompt: string | undefined
  login_hint: string | undefined
  domain_hint: string | undefined
  /** `X-AnchorMailbox`, from header or parameter. */
  anchor: string | undefined
  claims: string | undefined
  origin: string | undefined
  /** Whether cookies came along; at the token endpoint they must not (facts/graph-and-auth.md §9.4). */
  cookies: boolean
  /** The same for the token endpoint only; false elsewhere. */
  cookiesOnToken: boolean
  /** `code`, `tokens`, `page`, `signed-out` or `AADSTS…` (`AADSTS0` = refused without a code). */
  outcome: string
}

/** Everything the endpoints share. */
export type World = {
  clock: () => number
  settings: Settings
  store: Store
  denials: ReturnType<typeof createDenials>
  seen: Seen[]
  tenants: Tenant[]
  clients: Client[]
  users: User[]
}

/** Starts the record of a request; the endpoint fills in the outcome. */
export function look(
  world: World,
  endpoint: Seen['endpoint'],
  tenant: string,
  request: Request,
  params: URLSearchParams,
): Seen {
  const of = (name: string) => params.get(name) ?? undefined
  const cookies = request.headers.has('cookie')
  const seen: Seen = {
    at: world.clock(),
    endpoint,
    tenant,
    client_id: of('client_id'),
    grant_type: of('grant_type'),
    scope: of('scope'),
    prompt: of('prompt'),
    login_hint: of('login_hint'),
    domain_hint: of('domain_hint'),
    anchor: request.headers.get('x-anchormailbox') ?? of('X-AnchorMailbox'),
    claims: of('claims'),
    origin: request.headers.get('origin') ?? undefined,
    cookies,
    cookiesOnToken: cookies && endpoint === 'token',
    outcome: 'page',
  }
  world.seen.push(seen)
  return seen
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/** The directory that a path names by id or domain; undefined for `common` and `organizations`. */
export function tenantOf(world: World, segment: string): Tenant | undefined {
  const name = segment.toLowerCase()
  if (name === 'common' || name === 'organizations') return undefined
  const found = world.tenants.find((tenant) => tenant.id === name || tenant.domains.includes(name))
  if (found) return found
  if (name !== 'consumers' && !guid.test(name) && !domain.test(name))
    throw new EntraError(900023, 'invalid_request', `'${segment}' is neither a tenant id nor a domain name.`)
  throw new EntraError(90002, 'invalid_request', `Tenant '${segment}' not found. Check that the tenant id is correct.`)
}

/** The registration, if it may be used through this directory. */
export function clientOf(world: World, id: string | undefined, tenant: Tenant | undefined): Client {
  if (id === undefined || id === '') throw missing('client_id')
  const client = world.clients.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase())
  if (!client || (tenant && client.tenant !== tenant.id && !client.multiTenant))
    throw new EntraError(
      700016,
      'unauthorized_client',
      `Application with identifier '${id}' was not found in the directory '${tenant?.name ?? 'organizations'}'.`,
    )
  if (!tenant && !client.multiTenant)
    throw new EntraError(
      50194,
      'invalid_request',
      `Application '${id}' is not configured as a multi-tenant application; use a tenant-specific endpoint.`,
    )
  return client
}

/** Refuses a parameter that came twice, and one that the service does not know (we answer it rather than ignore it). */
export function checkParameters(params: URLSearchParams, known: ReadonlySet<string>): void {
  const seen = new Set<string>()
  for (const name of params.keys()) {
    if (seen.has(name)) throw new EntraError(90023, 'invalid_request', `The parameter '${name}' came more than once.`)
    seen.add(name)
    if (!known.has(name) && !/^x-(client|app|ms)-/i.test(name))
      throw new EntraError(90023, 'invalid_request', `Unsupported or malformed parameter '${name}'.`)
  }
}
