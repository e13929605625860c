import type { Neo } from './context.ts'
import { refusals, type Refusal } from './refusal.ts'
import type { Session } from './session.ts'

const KNOWN = new Set(['cmd', 'UserID', '_word', 'nexturl', 'starttab', 'svuid', 'svlid'])

/** `certify`, facts/neo-web.md §2.2; needs no token, because there is no session yet. */
export function certify(neo: Neo, body: URLSearchParams): { session: Session; answer: object } | Refusal {
  const stranger = [...body.keys()].find((name) => !KNOWN.has(name))
  if (stranger !== undefined) return refusals.unknownField(stranger)
  const user = neo.users.find((each) => each.userId === body.get('UserID') && each.password === body.get('_word'))
  if (!user) return refusals.login()
  const session = neo.sessions.open(user)
  const answer = {
    status: 'ok',
    rssid: session.sid,
    STOKEN: session.token,
    Name: user.name,
    id: user.uid,
    Group: '1',
    Mail: user.mail,
    UserID: user.userId,
    dnzSv: '1',
  }
  return { session, answer }
}

/** Where the login leads: a page beside dneor, never another site. */
export function nextPage(neo: Neo, asked: string): string {
  const own = `${neo.variant.directory}/dneo.${neo.variant.ext}`
  return new RegExp(`^dneo\\.${neo.variant.ext}(\\?|$)`).test(asked) ? `${neo.variant.directory}/${asked}` : own
}
