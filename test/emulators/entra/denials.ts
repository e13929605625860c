import { EntraError } from './errors.ts'

/** Refusals on demand: the rows of facts/graph-and-auth.md §10.3, by what they mean. */
export type Denial =
  | 'login-required'
  | 'second-factor'
  | 'second-factor-setup'
  | 'second-factor-expired'
  | 'device-not-compliant'
  | 'device-not-joined'
  | 'app-not-approved'
  | 'blocked'
  | 'app-protection'
  | 'sign-in-frequency'
  | 'consent'
  | 'admin-consent'
  | 'not-assigned'
  | 'tenant-restricted'
  | 'refresh-expired'
  | 'refresh-revoked'
  | 'cancelled'
  | 'transient'

type Row = {
  code: number
  /** `error` at authorize; at the token endpoint it is `invalid_grant` with the suberror. */
  error: string
  suberror?: string
  text: string
  at: 'authorize' | 'token' | 'both'
  /** What a person sees when they can be asked: an error page, or a step that puts it right. */
  person: 'page' | 'second-factor' | 'password' | 'consent' | 'admin' | 'redirect'
}

const needsAction = { error: 'interaction_required', suberror: 'basic_action', at: 'both' } as const
const blocked = { error: 'interaction_required', suberror: 'message_only', at: 'both', person: 'page' } as const
const tokenOnly = { error: 'invalid_grant', at: 'token', person: 'redirect' } as const

export const denials: Record<Denial, Row> = {
  'login-required': {
    code: 50058,
    error: 'login_required',
    text: 'Nobody is signed in, and the request allows no prompt.',
    at: 'authorize',
    person: 'password',
  },
  'second-factor': {
    ...needsAction,
    code: 50076,
    text: 'Multi-factor authentication is required to go on.',
    person: 'second-factor',
  },
  'second-factor-setup': {
    ...needsAction,
    code: 50079,
    text: 'The user must enrol in multi-factor authentication.',
    person: 'second-factor',
  },
  'second-factor-expired': {
    ...needsAction,
    code: 50078,
    text: 'The multi-factor authentication has expired.',
    person: 'second-factor',
  },
  'device-not-compliant': {
    ...blocked,
    code: 53000,
    text: 'The device does not comply with the policy of the organization.',
  },
  'device-not-joined': {
    ...blocked,
    code: 53001,
    text: 'The device is not joined to the domain that the policy demands.',
  },
  'app-not-approved': { ...blocked, code: 53002, text: 'The application is not approved by the policy.' },
  blocked: { ...blocked, code: 53003, text: 'Access has been blocked by Conditional Access policies.' },
  'app-protection': { ...blocked, code: 530033, text: 'The policy of the organization does not allow this sign-in.' },
  'sign-in-frequency': {
    ...needsAction,
    code: 70043,
    suberror: 'bad_token',
    text: 'The session has expired because of sign-in frequency checks.',
    person: 'password',
  },
  consent: {
    code: 65001,
    error: 'consent_required',
    suberror: 'consent_required',
    text: 'The user or administrator has not consented to use the application.',
    at: 'both',
    person: 'consent',
  },
  'admin-consent': {
    code: 90094,
    error: 'consent_required',
    suberror: 'consent_required',
    text: 'An administrator must grant the permissions that the application asks for.',
    at: 'both',
    person: 'admin',
  },
  'not-assigned': {
    code: 50105,
    error: 'interaction_required',
    text: 'The user is not assigned to a role of the application.',
    at: 'authorize',
    person: 'page',
  },
  'tenant-restricted': {
    code: 500212,
    error: 'access_denied',
    text: 'The administrator of the network does not allow access to this organization.',
    at: 'authorize',
    person: 'page',
  },
  'refresh-expired': {
    ...tokenOnly,
    code: 700084,
    text: 'The refresh token was issued to a single page app and has a fixed, limited lifetime, which is over.',
  },
  'refresh-revoked': {
    ...tokenOnly,
    code: 50173,
    suberror: 'bad_token',
    text: 'The grant was revoked; a fresh sign-in is needed.',
  },
  cancelled: {
    code: 65004,
    error: 'access_denied',
    text: 'The user declined to consent to access the application.',
    at: 'authorize',
    person: 'redirect',
  },
  transient: {
    code: 90033,
    error: 'temporarily_unavailable',
    text: 'A transient error has occurred. Please try again.',
    at: 'both',
    person: 'redirect',
  },
}

export function authorizeDenial(kind: Denial): EntraError {
  const { code, error, text } = denials[kind]
  return new EntraError(code, error, text)
}

export function tokenDenial(kind: Denial): EntraError {
  const { code, text, suberror } = denials[kind]
  if (kind === 'transient') return new EntraError(code, 'temporarily_unavailable', text, { status: 503 })
  return new EntraError(code, 'invalid_grant', text, suberror === undefined ? {} : { suberror })
}

/** Refusals waiting for their request, oldest first, and the standing policy of the settings. */
export function createDenials(standing: () => Denial | undefined) {
  let queue: Denial[] = []
  return {
    next: (kind: Denial, times = 1) => void queue.push(...Array.from({ length: times }, () => kind)),
    /** The refusal that hits this request, taken off the queue. `strong` = the second factor was given. */
    take(at: 'authorize' | 'token', strong: boolean): Denial | undefined {
      const found = queue.findIndex((kind) => denials[kind].at === at || denials[kind].at === 'both')
      if (found >= 0) return queue.splice(found, 1)[0]
      const policy = standing()
      if (policy === undefined || (denials[policy].at !== at && denials[policy].at !== 'both')) return undefined
      return strong && denials[policy].person === 'second-factor' ? undefined : policy
    },
    clear: () => void (queue = []),
  }
}
