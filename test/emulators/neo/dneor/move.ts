import { readDay } from '../browser/days.ts'
import type { Visit } from '../context.ts'
import { refusals, type Refusal } from '../refusal.ts'
import { mayChange } from '../rights.ts'

/** An entry dragged to another day (facts/neo-web.md §6.6: NEO can do it; with which command nobody knows, so a seed draws it). Not for series. */
export function move({ neo, session, user }: Visit, body: URLSearchParams): object | Refusal {
  const { sid: sidName, start, end } = neo.drawn.move
  const known = new Set(['cmd', sidName, start, end, session.token])
  const stranger = [...body.keys()].find((name) => !known.has(name) || body.getAll(name).length > 1)
  if (stranger !== undefined) return refusals.unknownField(stranger)
  const sid = body.get(sidName) ?? ''
  const [startdate, enddate] = [start, end].map((name) => readDay(body.get(name) ?? ''))
  if (!startdate) return refusals.badValue(start)
  if (!enddate || enddate < startdate) return refusals.badValue(end)
  const event = neo.store.events.get(sid)
  if (!event) return refusals.gone(neo.variant.goneText)
  if (!mayChange(user.uid, event)) return refusals.forbidden()
  if (event.recurrence) return refusals.series()
  if (neo.store.conflict({ ...event, startdate, enddate }, sid)) return refusals.conflict()
  neo.store.edit(sid, { startdate, enddate })
  return {}
}
