import { addDays, readDay } from '../browser/days.ts'
import type { Visit } from '../context.ts'
import { mailedUsers, readSendhowto } from '../fields.ts'
import { occurrenceDays } from '../recurrence.ts'
import { refusals, type Refusal } from '../refusal.ts'
import { mayDelete } from '../rights.ts'
import type { Recurrence } from '../types.ts'

/** The rule without one day, or without this and all later ones; `undefined` when nothing is left. */
function shortened(first: string, rule: Recurrence, day: string, onlyThis: boolean): Recurrence | undefined {
  const keeps = (other: string) => (onlyThis ? other !== day : other < day)
  const next: Recurrence =
    rule.every === 'date'
      ? { every: 'date', dates: rule.dates.filter(keeps) }
      : onlyThis
        ? { ...rule, except: [...rule.except, day] }
        : { ...rule, until: addDays(day, -1) }
  return occurrenceDays(first, next, '9999-12-31').length > 0 ? next : undefined
}

/**
 * `schdel`, facts/neo-web.md §4.3: for everybody registered. A series needs the scope (1 this day, 2 from this day, 3 all)
 * under names that a seed drew, since nobody knows them.
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

  let rest: Recurrence | undefined
  if (event.recurrence) {
    const which = body.get(scope.name) ?? ''
    const day = readDay(body.get(scope.day) ?? '')
    if (!['1', '2', '3'].includes(which) || (which !== '3' && !day)) return refusals.series()
    if (which !== '3' && day) rest = shortened(event.startdate, event.recurrence, day, which === '1')
  } else if (body.has(scope.name) || body.has(scope.day)) return refusals.badValue(scope.name)

  if (rest) neo.store.edit(sid, { recurrence: rest })
  else neo.store.remove(sid)
  const to = mailedUsers(neo, sendhowto, user.uid, event.otherto)
  if (to.length > 0) neo.mail({ sid, why: 'delete', to })
  return {}
}
