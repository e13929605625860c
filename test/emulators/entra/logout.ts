import { hintOf } from './authorize.ts'
import { EntraError, traceOf } from './errors.ts'
import { errorPage, signedOutPage } from './pages.ts'
import { signedIn, signOut } from './sessions.ts'
import { checkParameters, look, tenantOf, type World } from './world.ts'

const known = new Set([
  'post_logout_redirect_uri',
  'id_token_hint',
  'logout_hint',
  'client-request-id',
  'state',
  'client_id',
])

/** GET /{tenant}/oauth2/v2.0/logout; an unregistered way back is not taken. */
export async function logout(world: World, segment: string, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const seen = look(world, 'logout', segment, request, query)
  try {
    tenantOf(world, segment)
    checkParameters(query, known)
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    seen.outcome = `AADSTS${error.code}`
    return errorPage(error, traceOf(world.clock(), query.get('client-request-id')), world.settings.errorPageStatus)
  }
  const hint = query.get('logout_hint')
  const meant = hint === null ? undefined : world.users.find((user) => user.mail === hint || hintOf(user.oid) === hint)
  const here = signedIn(world, request).some((account) => account.oid === meant?.oid)
  const cookies = signOut(world, request, here ? meant?.oid : undefined)
  seen.outcome = 'signed-out'
  const back = query.get('post_logout_redirect_uri')
  const isKnown = world.clients.some((client) => client.redirects.some((redirect) => redirect.uri === back))
  const state = query.get('state')
  const suffix = state === null ? '' : `?${new URLSearchParams({ state })}`
  const response =
    back !== null && isKnown
      ? new Response(null, { status: 302, headers: { location: back + suffix } })
      : await signedOutPage()
  for (const line of cookies) response.headers.append('set-cookie', line)
  return response
}
