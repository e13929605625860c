import { readClaims } from './claims-request.ts'
import { authorizeDenial } from './denials.ts'
import { EntraError, missing, traceOf, unsupported } from './errors.ts'
import { finish } from './finish.ts'
import { accountPage, errorPage, passwordPage, pickPage } from './pages.ts'
import { readScopes } from './scopes.ts'
import { signedIn } from './sessions.ts'
import type { Flow } from './store.ts'
import { errorBack } from './way-back.ts'
import { checkParameters, clientOf, look, tenantOf, type World } from './world.ts'

const known = new Set(
  [
    'client_id redirect_uri response_type response_mode scope state nonce prompt claims login_hint domain_hint sid',
    'code_challenge code_challenge_method client_info clidata client-request-id X-AnchorMailbox instance_aware pocd haschrome',
  ].flatMap((names) => names.split(' ')),
)
const prompts = new Set([undefined, 'none', 'login', 'select_account', 'consent'])

/** The opaque `login_hint` claim that clients may send back instead of an address. */
export const hintOf = (oid: string) => `O.${Buffer.from(oid).toString('base64url')}`

function matches(hint: string, user: { oid: string; mail: string }): boolean {
  return hint.toLowerCase() === user.mail.toLowerCase() || hint === hintOf(user.oid)
}

/** What must be right before the redirect URI may be trusted: failing here ends on a page. */
function trusted(world: World, segment: string, params: URLSearchParams) {
  const tenant = tenantOf(world, segment)
  const client = clientOf(world, params.get('client_id') ?? undefined, tenant)
  const uri = params.get('redirect_uri')
  if (uri === null) throw missing('redirect_uri')
  const redirect = client.redirects.find((candidate) => candidate.uri === uri)
  if (!redirect)
    throw new EntraError(
      50011,
      'invalid_request',
      `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${client.id}'.`,
    )
  return { tenant, client, redirect }
}

/** The rest of the request: failing here goes back to the app. */
function details(params: URLSearchParams) {
  checkParameters(params, known)
  const of = (name: string) => params.get(name) ?? undefined
  const type = of('response_type')
  if (type === undefined) throw missing('response_type')
  if (type !== 'code')
    throw new EntraError(
      700051,
      'unsupported_response_type',
      `response_type '${type}' is not enabled for the application.`,
    )
  const mode = of('response_mode') ?? 'query'
  if (mode !== 'fragment' && mode !== 'query') throw unsupported('response_mode')
  const scope = of('scope')
  if (scope === undefined || scope.trim() === '') throw missing('scope')
  const prompt = of('prompt')
  if (!prompts.has(prompt)) throw unsupported('prompt')
  const challenge = of('code_challenge')
  const method = of('code_challenge_method')
  if ((challenge === undefined) !== (method === undefined))
    throw missing(challenge ? 'code_challenge_method' : 'code_challenge')
  if (method !== undefined && method !== 'S256') throw unsupported('code_challenge_method')
  if (challenge !== undefined && !/^[\w-]{43}$/.test(challenge))
    throw new EntraError(501491, 'invalid_request', 'Invalid size of the code_challenge parameter.')
  const { scopes, isDefault } = readScopes(scope)
  const claims = readClaims(of('claims'))
  return {
    prompt,
    challenge,
    scopes,
    isDefault,
    claims,
    loginHint: of('login_hint'),
    sid: of('sid'),
    nonce: of('nonce'),
  }
}

/** GET or POST /{tenant}/oauth2/v2.0/authorize */
export async function authorize(world: World, segment: string, request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams
  if (request.method === 'POST')
    for (const [name, value] of new URLSearchParams(await request.text())) params.append(name, value)
  const seen = look(world, 'authorize', segment, request, params)
  const trace = traceOf(world.clock(), params.get('client-request-id'))
  const refuse = (error: unknown, answer: (error: EntraError) => Promise<Response>) => {
    if (!(error instanceof EntraError)) throw error
    seen.outcome = `AADSTS${error.code}`
    return answer(error)
  }

  let trust: ReturnType<typeof trusted>
  try {
    trust = trusted(world, segment, params)
  } catch (error) {
    return refuse(error, (known) => errorPage(known, trace, world.settings.errorPageStatus))
  }
  const responseMode = params.get('response_mode') === 'fragment' ? 'fragment' : 'query'
  const target = { ...trust, responseMode, state: params.get('state') ?? undefined } as const
  let flow: Flow
  try {
    const wantsClientInfo = params.get('client_info') === '1'
    flow = {
      id: crypto.randomUUID(),
      segment,
      ...target,
      ...details(params),
      wantsClientInfo,
      correlationId: trace.correlation_id,
    }
  } catch (error) {
    return refuse(error, (known) => errorBack(world, target, known, trace))
  }
  if (flow.prompt === 'consent') flow.mustConsent = true

  const { loginHint, sid } = flow
  const people = signedIn(world, request).flatMap((account) => {
    const user = world.users.find((candidate) => candidate.oid === account.oid)
    return user ? [{ ...account, name: user.name, mail: user.mail }] : []
  })
  const fitting = people.filter(
    (person) => (sid === undefined || person.sid === sid) && (loginHint === undefined || matches(loginHint, person)),
  )
  const [only, ...more] = fitting
  const silent = flow.prompt === 'none'
  if (only && more.length === 0 && flow.prompt !== 'login' && flow.prompt !== 'select_account') {
    const { outcome, response } = await finish(world, flow, only, silent, trace)
    seen.outcome = outcome
    return response
  }
  if (silent) {
    const several = new EntraError(
      16000,
      'interaction_required',
      'Several people are signed in; the request does not say who is meant.',
    )
    return refuse(only ? several : authorizeDenial('login-required'), (known) => errorBack(world, target, known, trace))
  }
  world.store.flows.set(flow.id, flow)
  if (flow.prompt !== 'login' && (more.length > 0 || (flow.prompt === 'select_account' && people.length > 0)))
    return pickPage(flow, loginHint === undefined ? people : fitting)
  const hinted = loginHint === undefined ? undefined : world.users.find((user) => matches(loginHint, user))
  if (hinted) return passwordPage(flow, hinted.mail)
  return accountPage(flow, loginHint?.includes('@') ? loginHint : '')
}
