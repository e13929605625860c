/** How a sign-in can fail, in the words that the screens know. Structurally a part of the house's list of problems. */
export const outcomeKinds = [
  'microsoft-signed-out',
  'microsoft-cancelled',
  'microsoft-wrong-client',
  'microsoft-wrong-tenant',
  'microsoft-wrong-redirect',
  'microsoft-consent-needed',
  'microsoft-not-allowed',
  'microsoft-unreachable',
  'microsoft-unexpected-answer',
] as const
type OutcomeKind = (typeof outcomeKinds)[number]

/** `code` is an AADSTS number or an OAuth error name: it helps the administrator and says nothing of the user. */
export type Outcome = { kind: OutcomeKind; code?: string }

/** What is kept of a failure. Entra's description is dropped at once: it can name the user. */
export type Failure = { error: string; codes: string[] }

/** AADSTS numbers by what a person has to do about them. Those that are missing here fall back to the OAuth error. */
const numbers: Record<OutcomeKind, readonly number[]> = {
  'microsoft-wrong-client': [700016, 700038],
  'microsoft-wrong-tenant': [90002, 900021, 900023, 90019, 50194],
  // Also a redirect URI of the wrong platform: the token endpoint then quarrels with the Origin or wants a secret.
  'microsoft-wrong-redirect': [50011, 500112, 500113, 900971, 9002326, 9002327, 7000218],
  'microsoft-consent-needed': [65001, 90093, 90094, 900941, 90095],
  'microsoft-not-allowed': [50105, 50020, 500212, 500213, 7000112],
  'microsoft-cancelled': [65004],
  'microsoft-signed-out': [
    16000, 16001, 16002, 50055, 50058, 50072, 50074, 50076, 50078, 50079, 50089, 50132, 50133, 50140, 50173, 53000,
    53001, 53002, 53003, 530033, 54005, 70000, 70008, 70043, 70044, 700003, 700082, 700084, 9002313,
  ],
  'microsoft-unreachable': [90033, 50196],
  'microsoft-unexpected-answer': [],
}
const kindByNumber = new Map(
  Object.entries(numbers).flatMap(([kind, list]) => list.map((number) => [String(number), kind as OutcomeKind])),
)

const kindByError: Record<string, OutcomeKind> = {
  access_denied: 'microsoft-cancelled',
  consent_required: 'microsoft-consent-needed',
  login_required: 'microsoft-signed-out',
  interaction_required: 'microsoft-signed-out',
  invalid_grant: 'microsoft-signed-out',
  bad_token: 'microsoft-signed-out',
  no_tokens_found: 'microsoft-signed-out',
  refresh_token_expired: 'microsoft-signed-out',
  no_account_error: 'microsoft-signed-out',
  invalid_tenant: 'microsoft-wrong-tenant',
  temporarily_unavailable: 'microsoft-unreachable',
  server_error: 'microsoft-unreachable',
  // No network, or somebody between us and Microsoft who answers in HTML.
  unreachable: 'microsoft-unreachable',
  no_json: 'microsoft-unreachable',
}

/** The most precise kind for a failure: its AADSTS numbers first, in Entra's order, then the OAuth error. */
export const outcomeOf = ({ error, codes }: Failure): Outcome => {
  const known = codes.find((code) => kindByNumber.has(code))
  const number = known ?? codes[0]
  const kind =
    (known === undefined ? undefined : kindByNumber.get(known)) ?? kindByError[error] ?? 'microsoft-unexpected-answer'
  const code = number === undefined ? error : `AADSTS${number}`
  return code === '' ? { kind } : { kind, code }
}

/** AADSTS numbers in a text that Entra wrote for people, in order of appearance. */
export const codesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/AADSTS(\d{4,8})/g)].map((match) => match[1] ?? '')),
]

/** An OAuth error name or nothing: no other text may travel on. */
export const errorName = (value: unknown): string =>
  typeof value === 'string' && /^[a-z][a-z0-9_]{0,59}$/.test(value) ? value : ''

/** The failure that an address of return carries in its fragment (or query), or undefined when it carries none. */
export const failureIn = (address: string): Failure | undefined => {
  const { hash, search } = new URL(address)
  const answer = new URLSearchParams(hash.length > 1 ? hash.slice(1) : search)
  const error = answer.get('error')
  if (error === null) return undefined
  const codes = codesIn(answer.get('error_description') ?? '')
  const subcode = /[?&]code=(\d{4,8})/.exec(answer.get('error_uri') ?? '')?.[1]
  return { error: errorName(error), codes: codes.length > 0 ? codes : subcode ? [subcode] : [] }
}

/** What Entra says of a refresh token that is of no use any more. */
export const endsTheRefreshToken: ReadonlySet<string> = new Set([
  'microsoft-signed-out',
  'microsoft-consent-needed',
  'microsoft-not-allowed',
])
/** What is worth saying of a window that was closed. */
export const saysWhy: ReadonlySet<string> = new Set([
  'microsoft-consent-needed',
  'microsoft-not-allowed',
  'microsoft-wrong-client',
  'microsoft-wrong-tenant',
  'microsoft-wrong-redirect',
])

/** A person was asked and Entra still wants them to: asking again would not help, a rule of the organisation stands against it. */
export const afterAsking = (outcome: Outcome): Outcome =>
  outcome.kind === 'microsoft-signed-out' ? { ...outcome, kind: 'microsoft-not-allowed' } : outcome
