import { createBench } from '../../../emulators/bench.ts'
import { createEntra, type EntraOptions } from '../../../emulators/entra/entra.ts'
import { challengeOf } from '../../../emulators/entra/keys.ts'
import { sampleClientId, sampleTenant, sampleUsers } from '../../../emulators/entra/seed.ts'

export const extensionId = 'abcdefghijklmnopabcdefghijklmnop'
export const origin = `chrome-extension://${extensionId}`
export const spa = `https://${extensionId}.chromiumapp.org/`
export const base = `https://login.microsoftonline.com/${sampleTenant.id}`
export const verifier = 'v'.repeat(43)
export const usualScope = 'openid profile offline_access User.Read Calendars.ReadWrite'
export const [yamada, sato] = sampleUsers as [(typeof sampleUsers)[0], (typeof sampleUsers)[0]]

export type Answer = { status: number; params: URLSearchParams; page: string; location: string }
export type Tokens = Record<string, string> & {
  error_codes: number[]
  expires_in: number
  refresh_token_expires_in: number
}
type Params = Record<string, string | undefined>

const compact = (params: Params) =>
  new URLSearchParams(Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** A browser in front of the emulator: walks through the pages as a person would, one field at a time. */
export function setUp(options: EntraOptions = {}) {
  const time = { now: Date.parse('2026-11-23T03:00:00Z') }
  const clock = () => time.now
  const entra = createEntra({ clock, extensionIds: [extensionId], ...options })
  const bench = createBench({ emulators: [entra], clock })
  const jar = bench.jar()
  const worker = bench.jar({ origin })

  const read = async (response: Response): Promise<Answer> => {
    const location = response.headers.get('location') ?? ''
    const url = location === '' ? undefined : new URL(location)
    const params = new URLSearchParams(url?.hash === '' ? url.search : url?.hash.slice(1))
    return { status: response.status, params, location, page: await response.text() }
  }

  const authorize = async (params: Params = {}, root = base): Promise<Answer> => {
    const query = compact({
      client_id: sampleClientId,
      redirect_uri: spa,
      response_type: 'code',
      response_mode: 'fragment',
      scope: usualScope,
      state: 'st',
      nonce: 'no',
      client_info: '1',
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
      ...params,
    })
    return read(await jar.fetch(`${root}/oauth2/v2.0/authorize?${query}`, { redirect: 'manual' }))
  }

  /** Sends the form of the page that was answered. */
  const submit = async (answer: Answer, fields: Record<string, string>): Promise<Answer> => {
    const hidden = [...answer.page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ])
    const body = new URLSearchParams({ ...(Object.fromEntries(hidden) as Record<string, string>), ...fields })
    return read(
      await jar.fetch('https://login.microsoftonline.com/sign-in', { method: 'POST', body, redirect: 'manual' }),
    )
  }

  /** The whole sign-in of a person; ends with what comes after "stay signed in?". */
  const signIn = async (params: Params = {}, person = { user: yamada, stay: 'no' }): Promise<Answer> => {
    const account = await authorize(params)
    const password = await submit(account, { login: person.user.mail })
    const stay = await submit(password, { password: person.user.password, answer: 'yes' })
    return submit(stay, { answer: person.stay })
  }

  const token = async (form: Params, root = base, fetch = worker.fetch) => {
    const body = compact({ client_id: sampleClientId, client_info: '1', ...form })
    const response = await fetch(`${root}/oauth2/v2.0/token`, { method: 'POST', body, credentials: 'omit' })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Tokens }
  }
  const redeem = (answer: Answer, form: Params = {}, fetch = worker.fetch) =>
    token(
      {
        grant_type: 'authorization_code',
        code: answer.params.get('code') ?? '',
        redirect_uri: spa,
        code_verifier: verifier,
        scope: usualScope,
        ...form,
      },
      base,
      fetch,
    )
  const refresh = (refresh_token: string | undefined, form: Params = {}) =>
    token({ grant_type: 'refresh_token', refresh_token, scope: usualScope, ...form })

  return { time, entra, bench, jar, worker, authorize, submit, signIn, token, redeem, refresh }
}

/** The AADSTS codes that a text shows. */
export const codesIn = (text: string | null) => [
  ...new Set([...(text ?? '').matchAll(/AADSTS(\d+)/g)].map(([, code]) => Number(code))),
]
