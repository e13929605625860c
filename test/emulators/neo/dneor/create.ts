import type { Visit } from '../context.ts'
import { decode, FORM_FIELDS, FORM_KEY, mailedUsers } from '../fields.ts'
import { isRefusal, refusals, type Refusal } from '../refusal.ts'

/** `schcmdentry`, facts/neo-web.md §4.2: a new entry. Series cannot be made here. */
export function create({ neo, session, user }: Visit, body: URLSearchParams): { sid?: string } | Refusal {
  for (const [name, value] of body) {
    if (name === 'cmd' || name === session.token || FORM_FIELDS.includes(name)) continue
    if (FORM_KEY.test(name) && value === '') continue
    return refusals.unknownField(name)
  }
  for (const name of ['startdate', 'enddate', 'otherto', 'sendhowto'])
    if (!body.get(name)) return refusals.missingField(name)
  const decoded = decode(neo, body)
  if (isRefusal(decoded)) return decoded
  if (decoded.repeat !== '' && decoded.repeat !== '0') return refusals.badValue('repeat')
  const { startdate } = decoded.fields
  const whole = {
    ...decoded.fields,
    recurrence: undefined,
    changeBy: 'registered' as const,
    deleteBy: 'registered' as const,
  }
  if (neo.store.conflict(whole, undefined)) return refusals.conflict()
  const sid = neo.store.add(user.uid, { ...whole, startdate })
  const to = mailedUsers(neo, decoded.sendhowto, user.uid, decoded.fields.otherto)
  if (to.length > 0) neo.mail({ sid, why: 'create', to })
  return neo.variant.createAnswersSid ? { sid } : {}
}
