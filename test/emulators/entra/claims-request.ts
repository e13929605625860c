import { unsupported } from './errors.ts'

/** What the `claims` parameter asked for. */
export type ClaimsRequest = {
  /** The client declared CP1, i.e. it can handle challenges. */
  canBeChallenged: boolean
  /** Claims of the id_token that were asked for by name. */
  idToken: string[]
  /** Values demanded of the access token, e.g. by a challenge; the token will carry them. */
  demanded: Record<string, unknown>
}

type Member = { value?: unknown; values?: unknown[] } | null

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the `claims` parameter of authorize and token (facts/graph-and-auth.md §9.4). */
export function readClaims(text: string | undefined): ClaimsRequest {
  const result: ClaimsRequest = { canBeChallenged: false, idToken: [], demanded: {} }
  if (text === undefined) return result
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw unsupported('claims')
  }
  if (!isObject(parsed)) throw unsupported('claims')
  const { access_token: access = {}, id_token: id = {}, ...rest } = parsed
  if (!isObject(access) || !isObject(id) || Object.keys(rest).length > 0) throw unsupported('claims')
  result.idToken = Object.keys(id)
  for (const [name, raw] of Object.entries(access)) {
    if (raw !== null && !isObject(raw)) throw unsupported('claims')
    const member = raw as Member
    const values = member?.values ?? (member?.value === undefined ? [] : [member.value])
    if (name === 'xms_cc') result.canBeChallenged = values.some((value) => String(value).toUpperCase() === 'CP1')
    else if (name === 'nbf' && values.length > 0) result.demanded['nbf'] = Number(values[0])
    else if (values.length > 0) result.demanded[name] = values
  }
  return result
}
