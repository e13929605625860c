import { createSignIn, type SignInDoors } from '../../lib/app/sign-in.ts'
import type { FromOffscreen, ToOffscreen } from '../../lib/messages/offscreen.ts'

const redirect = 'https://abc.chromiumapp.org/'
export const yamada = { tid: 'tenant-1', oid: 'yamada', preferred_username: 'taro.yamada@example.com' }
export const sato = { tid: 'tenant-1', oid: 'sato', preferred_username: 'hanako.sato@example.com' }

type Refusal = { error: string; code: number }

/** A browser and an Entra in memory, for the ladder of tokens: `entra` says what happens, the rest records what did. */
export const signInWorld = () => {
  const world = {
    now: Date.parse('2026-11-25T00:00:00Z'),
    config: { clientId: 'client', tenantId: 'tenant.example' },
    entra: {
      browserSession: undefined as typeof yamada | undefined,
      windowEnds: 'signed-in' as 'signed-in' | 'closed' | Refusal,
      silentError: { error: 'login_required', code: 50058 },
      /** `silent`: the document gives no answer. */
      refresh: 'works' as 'works' | 'silent' | { error: string; codes: string[] },
      tenant: 200 as number | 'unreachable',
      clientPage: undefined as string | undefined,
    },
    session: new Map<string, unknown>(),
    local: new Map<string, unknown>(),
    asked: [] as ToOffscreen[],
    launched: [] as { prompt: string | null; hint: string | null; interactive: boolean }[],
    /** Offscreen documents: open now, and opened so far. */
    open: 0,
    opened: 0,
    renewals: () => world.asked.filter(({ type }) => type === 'renew').length,
    /** A worker that starts anew, with what the browser kept. */
    wake: () => createSignIn(doors),
  }
  const { entra } = world
  let count = 0

  const area = (map: Map<string, unknown>): SignInDoors['session'] => ({
    get: async (key) => (map.has(key) ? { [key]: structuredClone(map.get(key)) } : {}),
    set: async (values) => Object.entries(values).forEach(([key, value]) => map.set(key, structuredClone(value))),
    remove: async (keys) => [keys].flat().forEach((key) => map.delete(key)),
  })
  const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`
  const issue = (who: typeof yamada): FromOffscreen => {
    count += 1
    return {
      type: 'tokens',
      response: {
        token_type: 'Bearer',
        access_token: `access-${count}`,
        expires_in: 3600,
        scope: 'Calendars.ReadWrite',
        id_token: jwt(who),
        client_info: 'info',
        refresh_token: `refresh-${count}`,
        refresh_token_expires_in: 86_400,
      },
    }
  }
  const answer = (request: ToOffscreen): FromOffscreen | undefined => {
    if (request.type === 'begin') {
      const query = new URLSearchParams({ client_id: request.registration.clientId })
      if (request.prompt) query.set('prompt', request.prompt)
      if (request.loginHint) query.set('login_hint', request.loginHint)
      return { type: 'address', url: `https://login.microsoftonline.com/t/oauth2/v2.0/authorize?${query}` }
    }
    if (request.type === 'finish') return issue(request.hash.includes('sato') ? sato : yamada)
    if (entra.refresh === 'silent') return undefined
    if (entra.refresh !== 'works') return { type: 'failed', ...entra.refresh }
    return issue(yamada)
  }
  const back = (fragment: Record<string, string>) => `${redirect}#${new URLSearchParams(fragment)}`
  const refusal = ({ error, code }: Refusal) =>
    back({ error, error_description: `AADSTS${code}: taro.yamada@example.com may not` })

  const doors: SignInDoors = {
    config: async () => world.config,
    now: () => world.now,
    session: area(world.session),
    local: area(world.local),
    openOffscreen: async () => {
      world.open += 1
      world.opened += 1
      return {
        ask: async (request) => {
          world.asked.push(request)
          await Promise.resolve()
          return answer(request)
        },
        close: async () => void (world.open -= 1),
      }
    },
    launch: async ({ url, interactive }) => {
      const { searchParams } = new URL(url)
      world.launched.push({ prompt: searchParams.get('prompt'), hint: searchParams.get('login_hint'), interactive })
      if (world.open !== 1) throw new Error('the document that must finish the sign-in is not open')
      if (interactive) {
        if (entra.windowEnds === 'closed') return undefined
        if (entra.windowEnds !== 'signed-in') return refusal(entra.windowEnds)
        entra.browserSession ??= yamada
      }
      return entra.browserSession ? back({ code: entra.browserSession.oid }) : refusal(entra.silentError)
    },
    redirectUri: () => redirect,
    fetch: async (url) => {
      if (entra.tenant === 'unreachable') throw new TypeError('failed')
      if (url.includes('openid-configuration')) {
        if (entra.tenant === 200) return Response.json({ token_endpoint: 'x' })
        return Response.json({ error: 'invalid_tenant', error_description: 'AADSTS90002' }, { status: entra.tenant })
      }
      if (entra.clientPage !== undefined) return new Response(entra.clientPage)
      return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
    },
  }
  return world
}
