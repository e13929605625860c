import { EntraError, traceOf } from './errors.ts'
import { finish, lacking } from './finish.ts'
import { accountPage, errorPage, passwordPage, stayPage } from './pages.ts'
import { signedIn, signIn } from './sessions.ts'
import type { Flow } from './store.ts'
import { errorBack } from './way-back.ts'
import type { World } from './world.ts'

const noAccount = 'このアカウントは見つかりません。(AADSTS50034)'
const wrongPassword = 'メールアドレスかパスワードが違います。(AADSTS50126)'

/** POST /sign-in: one step of the pages that a person passes. */
export async function step(world: World, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text())
  const flow = world.store.flows.get(form.get('flow') ?? '')
  const answer = form.get('answer') ?? 'yes'
  const trace = traceOf(world.clock(), flow?.correlationId ?? null)
  const gone = () =>
    errorPage(
      new EntraError(90015, 'invalid_request', 'This sign-in is over or was never started.'),
      trace,
      world.settings.errorPageStatus,
    )
  if (!flow) return gone()
  const signedOff = (error: EntraError) => {
    world.store.flows.delete(flow.id)
    return errorBack(world, flow, error, trace)
  }
  if (answer === 'cancel')
    return signedOff(
      form.get('step') === 'consent' || form.get('step') === 'admin'
        ? new EntraError(65004, 'access_denied', 'The user declined to consent to access the application.')
        : new EntraError(0, 'access_denied', 'cancelled', { subcode: 'cancel' }),
    )

  const enter = async (stays: boolean): Promise<Response> => {
    if (flow.oid === undefined) return gone()
    const strong = flow.strong ?? false
    const { account, cookie } = signIn(world, request, { oid: flow.oid, at: world.clock(), stays, strong })
    const { response } = await finish(world, flow, account, false, trace)
    response.headers.append('set-cookie', cookie)
    return response
  }
  const here = () => signedIn(world, request).find((account) => account.oid === flow.oid)
  const goOn = async (): Promise<Response> => {
    const account = here()
    return account ? (await finish(world, flow, account, false, trace)).response : gone()
  }

  switch (form.get('step') ?? '') {
    case 'account': {
      const login = (form.get('login') ?? '').trim()
      const user = world.users.find((candidate) => candidate.mail.toLowerCase() === login.toLowerCase())
      return user ? passwordPage(flow, user.mail) : accountPage(flow, login, noAccount)
    }
    case 'password': {
      const user = world.users.find((candidate) => candidate.mail === form.get('login'))
      if (!user || user.password !== form.get('password'))
        return passwordPage(flow, form.get('login') ?? '', wrongPassword)
      flow.oid = user.oid
      flow.typed = true
      return world.settings.askToStay ? stayPage(flow) : enter(false)
    }
    case 'stay':
      return enter(answer === 'yes')
    case 'pick': {
      if (answer === 'other') return accountPage(flow, '')
      flow.oid = answer
      return goOn()
    }
    case 'second': {
      const account = here()
      if (!account) return gone()
      flow.strong = true
      return enter(account.stays)
    }
    case 'consent':
      return here() ? consent(world, flow).then(goOn) : gone()
    default:
      return gone()
  }
}

async function consent(world: World, flow: Flow): Promise<void> {
  if (flow.oid === undefined) return
  const key = `${flow.client.id} ${flow.oid}`
  world.store.consents.set(key, new Set([...(world.store.consents.get(key) ?? []), ...lacking(world, flow, flow.oid)]))
  delete flow.mustConsent
  flow.consented = true
}
