import { codesIn, errorName, type Outcome, outcomeOf } from './outcomes.ts'

/**
 * For an unknown tenant, client or redirect URI Entra shows a page of its own and never sends the user back; all that comes of it is a closed window. So these
 * are asked for beforehand, by plain requests without cookies that change nothing. Undefined: nothing wrong was found.
 */
type Get = (url: string, init: RequestInit) => Promise<Response>

const get = async (fetch: Get, url: string): Promise<Response | undefined> => {
  try {
    return await fetch(url, { credentials: 'omit', redirect: 'manual', signal: AbortSignal.timeout(15_000) })
  } catch {
    return undefined
  }
}
const unreachable: Outcome = { kind: 'microsoft-unreachable' }

export const authority = 'https://login.microsoftonline.com'

/** Does the tenant exist? Entra answers its discovery document, or 400 with the AADSTS number. */
export const checkTenant = async (fetch: Get, tenantId: string): Promise<Outcome | undefined> => {
  const url = `${authority}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`
  const response = await get(fetch, url)
  if (!response || response.status >= 500) return unreachable
  const text = await response.text().catch(() => '')
  // Anything else that answers 200 is somebody between us and Microsoft, such as a captive portal.
  if (response.ok) return /"token_endpoint"\s*:/.test(text) ? undefined : unreachable
  return outcomeOf({ error: errorName(text.match(/"error"\s*:\s*"([^"]*)"/)?.[1]), codes: codesIn(text) })
}

/**
 * Are client and redirect URI known? `url` is the address that the window would open. Asked with prompt=none and without cookies, Entra either sends the
 * answer "login required" to the redirect URI, which is all we want to know, or shows its error page, which names the number.
 */
export const checkClient = async (fetch: Get, url: string): Promise<Outcome | undefined> => {
  const address = new URL(url)
  address.searchParams.set('prompt', 'none')
  address.searchParams.delete('login_hint')
  const response = await get(fetch, address.href)
  if (!response || response.status >= 500) return unreachable
  if (response.type === 'opaqueredirect') return undefined
  const codes = codesIn(await response.text().catch(() => ''))
  if (codes.length === 0) return undefined
  const outcome = outcomeOf({ error: '', codes })
  // A page that only says that nobody is signed in (or that this check is too simple) is no verdict.
  return verdicts.has(outcome.kind) ? outcome : undefined
}

const verdicts: ReadonlySet<string> = new Set([
  'microsoft-wrong-client',
  'microsoft-wrong-tenant',
  'microsoft-wrong-redirect',
])
