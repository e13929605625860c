import { readClaims } from './claims-request.ts'
import { tokenDenial } from './denials.ts'
import { EntraError, errorBody, missing, traceOf } from './errors.ts'
import { lacking } from './finish.ts'
import { challengeOf } from './keys.ts'
import { issue } from './issue.ts'
import { readScopes } from './scopes.ts'
import type { Client, Platform } from './seed.ts'
import type { Code, Refresh } from './store.ts'
import { checkParameters, clientOf, look, tenantOf, type World } from './world.ts'

const known = new Set(
  [
    'client_id scope grant_type code redirect_uri code_verifier refresh_token client_secret',
    'client_info clidata claims X-AnchorMailbox client-request-id',
  ].flatMap((names) => names.split(' ')),
)
const invalid = (code: number, text: string, more: { suberror?: string } = {}) =>
  new EntraError(code, 'invalid_grant', text, more)

function need(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value === null || value === '') throw missing(name)
  return value
}

/** Who may redeem: SPA only from a page or extension, the others only without one (facts/graph-and-auth.md §10.1). */
function checkOrigin(platform: Platform, origin: string | null): void {
  if (platform === 'spa' && origin === null)
    throw new EntraError(
      9002327,
      'invalid_request',
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    )
  if (platform !== 'spa' && origin !== null)
    throw new EntraError(
      9002326,
      'invalid_request',
      `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
    )
}

function checkSecret(client: Client, platform: Platform, secret: string | null): void {
  if (platform !== 'web') {
    if (secret !== null)
      throw new EntraError(700025, 'invalid_client', 'The client is public, so no secret may be presented.', {
        status: 401,
      })
    return
  }
  if (secret === null)
    throw new EntraError(
      7000218,
      'invalid_client',
      "The request body must contain 'client_assertion' or 'client_secret'.",
      { status: 401 },
    )
  if (secret !== client.secret)
    throw new EntraError(7000215, 'invalid_client', 'Invalid client secret provided.', { status: 401 })
}

async function findCode(world: World, form: URLSearchParams, client: Client, origin: string | null): Promise<Code> {
  const code = world.store.codes.get(need(form, 'code'))
  const uri = need(form, 'redirect_uri')
  if (!code || code.client !== client) throw invalid(9002313, 'Invalid request. The code is malformed or invalid.')
  checkOrigin(code.redirect.platform, origin)
  checkSecret(client, code.redirect.platform, form.get('client_secret'))
  if (code.redirect.uri !== uri)
    throw invalid(500112, `The reply address '${uri}' does not match the one given when the code was requested.`)
  if (code.redeemed) throw invalid(54005, 'The authorization code was already redeemed.')
  if (world.clock() >= code.expires) throw invalid(70008, 'The authorization code has expired.')
  const verifier = form.get('code_verifier')
  if (code.challenge === undefined && code.redirect.platform === 'spa')
    throw new EntraError(
      9002325,
      'invalid_request',
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    )
  if (code.challenge !== undefined && (verifier === null || (await challengeOf(verifier)) !== code.challenge))
    throw invalid(501481, 'The code_verifier does not match the code_challenge of the authorization request.')
  return code
}

function findRefresh(world: World, form: URLSearchParams, client: Client, origin: string | null): Refresh {
  const token = world.store.refresh.get(need(form, 'refresh_token'))
  if (!token || token.client !== client)
    throw invalid(9002313, 'Invalid request. The refresh token is malformed or invalid.')
  checkOrigin(token.redirect.platform, origin)
  checkSecret(client, token.redirect.platform, form.get('client_secret'))
  if (world.clock() >= token.expires) {
    if (token.redirect.platform === 'spa') throw tokenDenial('refresh-expired')
    throw invalid(70008, 'The refresh token has expired due to inactivity.')
  }
  return token
}

async function redeem(world: World, segment: string, form: URLSearchParams, origin: string | null) {
  if (form.has('resource'))
    throw new EntraError(901002, 'invalid_request', "The 'resource' request parameter is not supported.")
  checkParameters(form, known)
  const tenant = tenantOf(world, segment)
  const type = need(form, 'grant_type')
  const client = clientOf(world, form.get('client_id') ?? undefined, tenant)
  if (type !== 'authorization_code' && type !== 'refresh_token')
    throw new EntraError(70003, 'unsupported_grant_type', `The app requested an unsupported grant type '${type}'.`)
  const byCode = type === 'authorization_code'
  const code = byCode ? await findCode(world, form, client, origin) : undefined
  const refresh = byCode ? undefined : findRefresh(world, form, client, origin)
  const grant = code ?? refresh
  if (!grant) throw invalid(9002313, 'Invalid request.')
  if (tenant && grant.user.tenant !== tenant.id)
    throw invalid(700005, 'The grant is intended to be used against another tenant.')
  if (grant.revoked) throw tokenDenial('refresh-revoked')
  const denial = world.denials.take('token', grant.strong)
  if (denial !== undefined) throw tokenDenial(denial)

  const asked = form.get('scope')
  const { scopes } = asked === null ? { scopes: grant.scopes } : readScopes(asked)
  if (lacking(world, { client, scopes }, grant.user.oid).length > 0) throw tokenDenial('consent')
  const own = readClaims(form.get('claims') ?? undefined)
  const claims = code && !form.has('claims') ? code.claims : own
  if (code) code.redeemed = true
  return issue(
    world,
    { ...grant, scopes },
    {
      nonce: code?.nonce,
      claims,
      wantsClientInfo: form.get('client_info') === '1',
      inheritedExpiry: refresh?.redirect.platform === 'spa' ? refresh.expires : undefined,
      // A refresh token goes on existing only if it was granted in the first place.
      mayRefresh: refresh !== undefined || scopes.includes('offline_access'),
    },
  )
}

const cors = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'POST, OPTIONS' }

/** POST (and the OPTIONS before it) /{tenant}/oauth2/v2.0/token */
export async function token(world: World, segment: string, request: Request): Promise<Response> {
  const origin = request.headers.get('origin')
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    pragma: 'no-cache',
    ...(origin === null ? {} : cors),
  }
  if (request.method === 'OPTIONS') {
    const wanted = request.headers.get('access-control-request-headers')
    if (wanted !== null) headers['access-control-allow-headers'] = wanted
    return new Response(null, { status: 200, headers })
  }
  const query = new URL(request.url).searchParams
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')
  const form = new URLSearchParams(isForm ? await request.text() : '')
  const seen = look(world, 'token', segment, request, form)
  const trace = traceOf(world.clock(), query.get('client-request-id') ?? form.get('client-request-id'))
  try {
    if (request.method !== 'POST')
      throw new EntraError(
        900561,
        'invalid_request',
        `The endpoint only accepts POST requests. Received a ${request.method} request.`,
      )
    checkParameters(query, new Set(['client-request-id']))
    const answer = await redeem(world, segment, form, origin)
    seen.outcome = 'tokens'
    return Response.json(answer, { headers })
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    seen.outcome = `AADSTS${error.code}`
    return Response.json(errorBody(error, trace), { status: error.status, headers })
  }
}
