import { z } from 'zod'

/** The registration that tokens were issued to: another client or tenant makes them worthless to us. */
export type Registration = { clientId: string; tenantId: string }

/** Who signed in; the only part that may be written to disk. */
export const accountSchema = z.object({ tenantId: z.string(), objectId: z.string(), loginHint: z.string() })
export type Account = z.infer<typeof accountSchema>

/** The token endpoint's answer as it came over the wire (facts: graph-and-auth 12.1, item 8). Times in seconds from now. */
export const tokenResponseSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  scope: z.string(),
  id_token: z.string().optional(),
  client_info: z.string().optional(),
  refresh_token: z.string().optional(),
  refresh_token_expires_in: z.coerce.number().optional(),
})
export type TokenResponse = z.infer<typeof tokenResponseSchema>

/** What storage.session keeps, until sign-out or the end of the browser session; never storage.local. Times in ms since the epoch. */
export const tokensSchema = z.object({
  clientId: z.string(),
  tenantId: z.string(),
  obtainedAt: z.number(),
  accessToken: z.string(),
  accessUntil: z.number(),
  scope: z.string(),
  idToken: z.string(),
  clientInfo: z.string(),
  refreshToken: z.string().optional(),
  refreshUntil: z.number().optional(),
})
export type Tokens = z.infer<typeof tokensSchema>

/** A token that ends within this time is renewed first, so that no request starts with a dying one. */
export const margin = 5 * 60_000

/** A fresh answer as tokens; what a renewal leaves out (id token, rotated refresh token) is taken over from `before`. */
export const tokensFrom = (
  registration: Registration,
  response: TokenResponse,
  now: number,
  before?: Tokens,
): Tokens | undefined => {
  const idToken = response.id_token ?? before?.idToken
  const clientInfo = response.client_info ?? before?.clientInfo
  if (idToken === undefined || clientInfo === undefined) return undefined
  const renewed = response.refresh_token !== undefined
  const refreshToken = response.refresh_token ?? before?.refreshToken
  const lifetime = response.refresh_token_expires_in
  const refreshUntil = renewed && lifetime !== undefined ? now + lifetime * 1000 : before?.refreshUntil
  return {
    ...registration,
    obtainedAt: now,
    accessToken: response.access_token,
    accessUntil: now + response.expires_in * 1000,
    scope: response.scope,
    idToken,
    clientInfo,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(refreshUntil !== undefined && { refreshUntil }),
  }
}

/** The wire form again, with the lifetimes that are left, as MSAL's loadExternalTokens wants it. */
export const responseFrom = (tokens: Tokens, now: number): TokenResponse => ({
  access_token: tokens.accessToken,
  expires_in: Math.max(1, Math.floor((tokens.accessUntil - now) / 1000)),
  scope: tokens.scope,
  id_token: tokens.idToken,
  client_info: tokens.clientInfo,
  ...(tokens.refreshToken !== undefined && { refresh_token: tokens.refreshToken }),
  ...(tokens.refreshUntil !== undefined && {
    refresh_token_expires_in: Math.max(0, Math.floor((tokens.refreshUntil - now) / 1000)),
  }),
})

export const isFor = (tokens: Tokens, { clientId, tenantId }: Registration): boolean =>
  tokens.clientId === clientId && tokens.tenantId === tenantId

export const usableAccess = (tokens: Tokens, now: number): boolean => now < tokens.accessUntil - margin

export const usableRefresh = (tokens: Tokens, now: number): boolean =>
  tokens.refreshToken !== undefined && (tokens.refreshUntil === undefined || now < tokens.refreshUntil - 60_000)

const claimsSchema = z.object({
  tid: z.string(),
  oid: z.string(),
  login_hint: z.string().optional(),
  preferred_username: z.string().optional(),
  upn: z.string().optional(),
})

/** The account of an id token. Its signature is not checked: it came from the token endpoint over TLS. */
export const accountOf = ({ idToken }: Pick<Tokens, 'idToken'>): Account | undefined => {
  try {
    const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0))
    const claims = claimsSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
    if (!claims) return undefined
    // The address first, although Entra also takes its opaque hint: a person shall read who is signed in.
    const loginHint = claims.preferred_username ?? claims.upn ?? claims.login_hint ?? ''
    return { tenantId: claims.tid, objectId: claims.oid, loginHint }
  } catch {
    return undefined
  }
}

export const sameAccount = (one: Account, other: Account): boolean =>
  one.tenantId === other.tenantId && one.objectId === other.objectId
