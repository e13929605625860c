import { GraphError } from './errors.ts'
import type { Claims } from './types.ts'

/** What a 401 carries. */
export const challenge =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"'

const refused = (message: string) =>
  new GraphError(401, 'InvalidAuthenticationToken', message, { headers: { 'WWW-Authenticate': challenge } })

/** Who asks. Missing, unknown and expired tokens are 401 with the challenge header. */
export const authenticate = async (
  header: string | null,
  verify: (token: string) => Promise<Claims | undefined>,
  now: number,
): Promise<Claims> => {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1]
  if (!token) throw refused('Access token is empty.')
  const claims = await verify(token)
  if (!claims) throw refused('IDX14100: JWT is not well formed or its signature is not valid.')
  if (claims.exp * 1000 <= now) throw refused('Lifetime validation failed, the token is expired.')
  return claims
}

/** One of the scopes must have been granted. */
export const demandScope = (claims: Claims, oneOf: readonly string[]) => {
  const granted = new Set(claims.scp.split(' ').map((scope) => scope.replace(/^https:\/\/graph\.microsoft\.com\//, '')))
  if (!oneOf.some((scope) => granted.has(scope)))
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
}

export const readCalendars = ['Calendars.ReadWrite', 'Calendars.Read', 'Calendars.ReadBasic']
export const writeCalendars = ['Calendars.ReadWrite']
export const readUser = ['User.Read', 'User.ReadBasic.All', 'User.ReadWrite']
export const readPlaces = ['Place.Read.All', 'Place.ReadWrite.All']
export const readSettings = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite']
