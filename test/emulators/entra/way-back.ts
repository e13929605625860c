import { describe, type EntraError, type Trace } from './errors.ts'
import { scriptedWayBack } from './pages.ts'
import type { Flow } from './store.ts'
import type { World } from './world.ts'

type Target = Pick<Flow, 'redirect' | 'responseMode' | 'state'>

async function goBack(world: World, target: Target, answer: Record<string, string | undefined>): Promise<Response> {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...answer, state: target.state }))
    if (value !== undefined) params.set(name, value)
  const { uri } = target.redirect
  const separator = target.responseMode === 'fragment' ? '#' : uri.includes('?') ? '&' : '?'
  const location = `${uri}${separator}${params}`
  if (world.settings.wayBack === 'script') return scriptedWayBack(location)
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
}

export const codeBack = (
  world: World,
  flow: Flow,
  answer: { code: string; client_info: string | undefined; session_state: string },
) => goBack(world, flow, answer)

/** `error`, `error_description`, `error_uri` and the state, where the app can read them. */
export const errorBack = (world: World, target: Target, error: EntraError, trace: Trace) =>
  goBack(world, target, {
    error: error.error,
    error_subcode: error.subcode,
    error_description: error.code === 0 ? undefined : describe(error, trace),
    error_uri: error.code === 0 ? undefined : `https://login.microsoftonline.com/error?code=${error.code}`,
  })
