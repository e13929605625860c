import type { Visit } from '../context.ts'
import { mailedUsers, readSendhowto } from '../fields.ts'
import { isRefusal, refusals, type Refusal } from '../refusal.ts'
import { mayDelete } from '../rights.ts'
import { readScope, removeFrom } from '../series-change.ts'

/**
 * `schdel`, facts/neo-web.md §4.3: for everybody registered. A series needs the scope (this day, from this day on,
 * all) under names and codes that a seed drew, since nobody knows them.
 */
export function remove({ neo, session, user }: Visit, body: URLSearchParams): object | Refusal {
  const { scope } = neo.drawn
  const known = new Set(['cmd', 'sid', 'sendhowto', session.token, scope.name, scope.day])
  const stranger = [...body.keys()].find((name) => !known.has(name))
  if (stranger !== undefined) return refusals.unknownField(stranger)
  const sid = body.get('sid')
  if (!sid) return refusals.missingField('sid')
  const sendhowto = readSendhowto(neo, body.get('sendhowto') ?? '')
  if (sendhowto === undefined) return refusals.badValue('sendhowto')
  const event = neo.store.events.get(sid)
  if (!event) return refusals.gone(neo.variant.goneText)
  if (!mayDelete(user.uid, event)) return refusals.forbidden()

  if (event.recurrence) {
    const asked = readScope(neo, event, body)
    if (isRefusal(asked)) return asked
    removeFrom(neo, event, asked)
  } else if (body.has(scope.name) || body.has(scope.day)) return refusals.badValue(scope.name)
  else neo.store.remove(sid)
  const to = mailedUsers(neo, sendhowto, user.uid, event.otherto)
  if (to.length > 0) neo.mail({ sid, why: 'delete', to })
  return {}
}
