import { authorizeDenial, denials } from './denials.ts'
import { describe, EntraError, type Trace } from './errors.ts'
import { base64url } from './keys.ts'
import { adminPage, consentPage, errorPage, passwordPage, secondFactorPage } from './pages.ts'
import { type Flow, opaque, type SignedIn } from './store.ts'
import { codeBack, errorBack } from './way-back.ts'
import type { World } from './world.ts'

/** Scopes that neither the person nor an administrator has granted yet. */
export function lacking(world: World, flow: Pick<Flow, 'client' | 'scopes'>, oid: string): string[] {
  const own = world.store.consents.get(`${flow.client.id} ${oid}`)
  return flow.scopes.filter((scope) => !flow.client.adminConsent.includes(scope) && !own?.has(scope))
}

/** Everything the person or the directory has granted to the client. */
export function granted(world: World, client: Flow['client'], oid: string): Set<string> {
  return new Set([...client.adminConsent, ...(world.store.consents.get(`${client.id} ${oid}`) ?? [])])
}

/**
 * The person is known: policies, consent, then the code. `silent` = prompt=none: every obstacle goes back to the app;
 * otherwise it becomes a page. Returns the outcome for the record beside the answer.
 */
export async function finish(
  world: World,
  flow: Flow,
  account: SignedIn & { sid: string },
  silent: boolean,
  trace: Trace,
): Promise<{ outcome: string; response: Response }> {
  const user = world.users.find((candidate) => candidate.oid === account.oid)
  const back = async (error: EntraError) => ({
    outcome: `AADSTS${error.code}`,
    response: await errorBack(world, flow, error, trace),
  })
  const page = async (response: Promise<Response>, outcome = 'page') => {
    flow.oid = account.oid
    world.store.flows.set(flow.id, flow)
    return { outcome, response: await response }
  }
  const admin = (error: EntraError) => page(adminPage(flow, describe(error, trace)), 'AADSTS90094')
  if (!user) return back(authorizeDenial('login-required'))
  if (flow.tenant && flow.tenant.id !== user.tenant) {
    const stranger = new EntraError(
      50020,
      'invalid_request',
      `'${user.mail}' does not exist in tenant '${flow.tenant.name}' and cannot use the application there.`,
    )
    return { outcome: 'AADSTS50020', response: await errorPage(stranger, trace, world.settings.errorPageStatus) }
  }

  const denial = world.denials.take('authorize', account.strong)
  if (denial !== undefined) {
    const error = authorizeDenial(denial)
    const { person } = denials[denial]
    if (silent || person === 'redirect') return back(error)
    // Someone who has just typed the password has done what the policy wants.
    if (person === 'password' && !flow.typed) return page(passwordPage(flow, user.mail))
    if (person === 'second-factor') return page(secondFactorPage(flow))
    if (person === 'page')
      return { outcome: `AADSTS${error.code}`, response: await errorPage(error, trace, world.settings.errorPageStatus) }
    if (person === 'admin') return admin(error)
    if (person === 'consent' && !flow.consented) flow.mustConsent = true
  }

  const wanted = flow.mustConsent ? flow.scopes : lacking(world, flow, user.oid)
  if (wanted.length > 0) {
    const needsAdmin = wanted.some(
      (scope) => world.settings.adminOnly.includes(scope) && !flow.client.adminConsent.includes(scope),
    )
    const error = authorizeDenial(needsAdmin ? 'admin-consent' : 'consent')
    if (silent) return back(error)
    return needsAdmin ? admin(error) : page(consentPage(flow, wanted))
  }

  const code = opaque('1.c')
  const { stays, strong, sid } = account
  const { client, redirect, nonce, challenge, claims, scopes } = flow
  const now = world.clock()
  const expires = now + world.settings.codeSeconds * 1000
  world.store.codes.set(code, {
    user,
    client,
    redirect,
    stays,
    strong,
    sid,
    scopes,
    authorizedAt: now,
    revoked: false,
    nonce,
    challenge,
    claims,
    expires,
    redeemed: false,
  })
  world.store.flows.delete(flow.id)
  const client_info = flow.wantsClientInfo ? base64url({ uid: user.oid, utid: user.tenant }) : undefined
  return { outcome: 'code', response: await codeBack(world, flow, { code, client_info, session_state: sid }) }
}
