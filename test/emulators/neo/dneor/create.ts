import type { Visit } from '../context.ts'
import { decode, FORM_FIELDS, FORM_KEY, mailedUsers } from '../fields.ts'
import { applyFiles, fileFields, type PostedForm } from '../files.ts'
import { isRefusal, refusals, type Refusal } from '../refusal.ts'
import { decodeRule, ruleNames, settled } from '../rule-fields.ts'

/** `schcmdentry`, facts/neo-web.md §4.2: a new entry, single or a series. */
export function create({ neo, session, user }: Visit, body: PostedForm): { sid?: string } | Refusal {
  const rule = ruleNames(neo)
  for (const [name, value] of body) {
    if (name === 'cmd' || name === session.token || FORM_FIELDS.includes(name) || rule.includes(name)) continue
    if (fileFields(neo).includes(name)) continue
    if (FORM_KEY.test(name) && value === '') continue
    return refusals.unknownField(name)
  }
  for (const name of ['startdate', 'enddate', 'otherto', 'sendhowto'])
    if (!body.get(name)) return refusals.missingField(name)
  const decoded = decode(neo, body)
  if (isRefusal(decoded)) return decoded
  const recurrence = decodeRule(neo, body)
  if (recurrence && isRefusal(recurrence)) return recurrence
  const made = settled(neo, decoded.fields, recurrence)
  if (!made) return refusals.rule()
  const files = applyFiles(neo, [], body)
  if ('errorno' in files) return files
  const whole = {
    ...made,
    files,
    changeBy: 'registered' as const,
    deleteBy: 'registered' as const,
  }
  if (!recurrence && neo.store.conflict(whole, undefined)) return refusals.conflict()
  const sid = neo.store.add(user.uid, whole)
  const to = mailedUsers(neo, decoded.sendhowto, user.uid, decoded.fields.otherto)
  if (to.length > 0) neo.mail({ sid, why: 'create', to })
  return neo.variant.createAnswersSid ? { sid } : {}
}
