import { createHash } from 'node:crypto'
import { hintOf } from './authorize.ts'
import type { ClaimsRequest } from './claims-request.ts'
import { granted } from './finish.ts'
import { base64url, sign } from './keys.ts'
import { graphResource, scpOf } from './scopes.ts'
import { type Grant, opaque } from './store.ts'
import type { World } from './world.ts'

/** Differs from app to app, as the real `sub` does. */
const pairwise = (oid: string, client: string) => createHash('sha256').update(`${oid} ${client}`).digest('base64url')

/** The token endpoint's good answer (facts/graph-and-auth.md §12.1 item 8). */
export async function issue(
  world: World,
  grant: Grant,
  more: {
    nonce: string | undefined
    claims: ClaimsRequest
    wantsClientInfo: boolean
    /** ms; what a renewed SPA refresh token may not outlive. */
    inheritedExpiry: number | undefined
    mayRefresh: boolean
  },
): Promise<Record<string, unknown>> {
  const { user, client, redirect, scopes } = grant
  const { settings } = world
  const now = world.clock()
  const iat = Math.floor(now / 1000)
  const life = more.claims.canBeChallenged ? settings.longTokenSeconds : settings.accessTokenSeconds
  const scope = scpOf(granted(world, client, user.oid))
  const { nbf = iat, ...demanded } = more.claims.demanded
  const access_token = await sign({
    aud: graphResource,
    iss: `https://sts.windows.net/${user.tenant}/`,
    iat,
    // A challenge by time wants a token that is not older than this.
    nbf: Math.max(iat, Number(nbf)),
    exp: iat + life,
    appid: client.id,
    oid: user.oid,
    tid: user.tenant,
    scp: scope,
    sub: pairwise(user.oid, graphResource),
    upn: user.mail,
    name: user.name,
    sid: grant.sid,
    uti: crypto.randomUUID(),
    ver: '1.0',
    ...(more.claims.canBeChallenged ? { xms_cc: ['CP1'] } : {}),
    ...demanded,
  })

  const answer: Record<string, unknown> = {
    token_type: 'Bearer',
    scope,
    expires_in: life,
    ext_expires_in: life,
    access_token,
  }
  if (more.mayRefresh) {
    const isSpa = redirect.platform === 'spa'
    const fresh = isSpa ? grant.authorizedAt + settings.spaRefreshSeconds * 1000 : now + settings.refreshSeconds * 1000
    const expires = more.inheritedExpiry ?? fresh
    const refresh_token = opaque('1.r')
    world.store.refresh.set(refresh_token, { ...grant, expires, issuedAt: now })
    answer['refresh_token'] = refresh_token
    answer['refresh_token_expires_in'] = Math.max(0, Math.floor((expires - now) / 1000))
  }
  if (scopes.includes('openid'))
    answer['id_token'] = await sign({
      aud: client.id,
      iss: `https://login.microsoftonline.com/${user.tenant}/v2.0`,
      iat,
      nbf: iat,
      exp: iat + 3600,
      sub: pairwise(user.oid, client.id),
      oid: user.oid,
      tid: user.tenant,
      ver: '2.0',
      ...(scopes.includes('profile') ? { name: user.name, preferred_username: user.mail } : {}),
      ...(scopes.includes('email') ? { email: user.mail } : {}),
      ...(more.nonce === undefined ? {} : { nonce: more.nonce }),
      ...(grant.stays ? { signin_state: ['kmsi'] } : {}),
      ...(more.claims.idToken.includes('login_hint') ? { login_hint: hintOf(user.oid) } : {}),
    })
  if (more.wantsClientInfo) answer['client_info'] = base64url({ uid: user.oid, utid: user.tenant })
  return answer
}
