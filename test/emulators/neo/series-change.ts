import { addDays, daysBetween, readDay } from './browser/days.ts'
import type { Neo } from './context.ts'
import type { ScopeKind } from './drawn-series.ts'
import { differs, type Decoded } from './fields.ts'
import { occurrenceAt, occurrencesOf, ruleDays } from './recurrence.ts'
import { refusals, type Refusal } from './refusal.ts'
import { sameRule, settled } from './rule-fields.ts'
import type { EventFields, Recurrence, StoredEvent } from './types.ts'

type Scope = { which: ScopeKind; day: string }
export type Wanted = { fields: Decoded['fields']; recurrence: Recurrence | undefined }

/** The answer to the question which days are meant; a refusal where it is missing or means nothing. */
export function readScope({ drawn, variant }: Neo, event: StoredEvent, body: URLSearchParams): Scope | Refusal {
  const { scope, series } = drawn
  const which = (Object.keys(series.scope) as ScopeKind[]).find((key) => series.scope[key] === body.get(scope.name))
  const day = readDay(body.get(scope.day) ?? '')
  if (!which) return refusals.series()
  if (which === 'all') return { which, day: day ?? event.startdate }
  return day && occurrenceAt(event, day, variant) ? { which, day } : refusals.series()
}

const lastDay = '2099-12-31'

/** The days of a series that come before one, as a series; undefined: there are none. */
function before(neo: Neo, event: StoredEvent, ruleDay: string): Recurrence | undefined {
  const { recurrence } = event
  if (!recurrence) return undefined
  if (recurrence.every === 'date') {
    const dates = recurrence.dates.filter((day) => day < ruleDay)
    return dates.length > 0 ? { ...recurrence, dates } : undefined
  }
  const { count: _, changed = {}, ...rule } = recurrence
  const earlier = Object.fromEntries(Object.entries(changed).filter(([day]) => day < ruleDay))
  const next = { ...rule, until: addDays(ruleDay, -1), changed: earlier }
  return occurrencesOf({ ...event, recurrence: next }, lastDay, neo.variant).length > 0 ? next : undefined
}

/** A series without one of its days; undefined: nothing is left. */
function without(neo: Neo, event: StoredEvent, ruleDay: string): Recurrence | undefined {
  const { recurrence } = event
  if (!recurrence) return undefined
  if (recurrence.every === 'date') {
    const dates = recurrence.dates.filter((day) => day !== ruleDay)
    return dates.length > 0 ? { ...recurrence, dates } : undefined
  }
  const { [ruleDay]: _, ...changed } = recurrence.changed ?? {}
  const next = { ...recurrence, except: [...recurrence.except, ruleDay], changed }
  return occurrencesOf({ ...event, recurrence: next }, lastDay, neo.variant).length > 0 ? next : undefined
}

/** Keeps what is left of a series, or takes the entry away with its last day. */
function leave(neo: Neo, event: StoredEvent, rest: Recurrence | undefined): void {
  if (!rest) return void neo.store.remove(event.sid)
  const [startdate = event.startdate] = ruleDays(event.startdate, rest, lastDay, neo.variant)
  const enddate = addDays(startdate, daysBetween(event.startdate, event.enddate))
  neo.store.edit(event.sid, { recurrence: rest, startdate, enddate })
}

const copyOf = (event: StoredEvent, fields: Decoded['fields'], recurrence: Recurrence | undefined): EventFields => {
  const { sid: _, owner: __, created: ___, updated: ____, revision: _____, ...rest } = event
  return { ...rest, ...fields, recurrence }
}

function changeOne(neo: Neo, event: StoredEvent, { fields, recurrence }: Wanted, day: string): boolean | Refusal {
  if (!sameRule(event.recurrence, recurrence)) return refusals.rule()
  const found = occurrenceAt(event, day, neo.variant)
  if (!found) return refusals.series()
  const now = { ...found.event, startdate: found.startdate, enddate: found.enddate }
  if (!differs(now, fields)) return false
  const rule = event.recurrence
  if (neo.variant.oneDay === 'stays' && rule) {
    neo.store.edit(event.sid, { recurrence: { ...rule, changed: { ...rule.changed, [found.day]: fields } } })
    return true
  }
  const single = copyOf(event, fields, undefined)
  if (neo.store.conflict(single, event.sid)) return refusals.conflict()
  leave(neo, event, without(neo, event, found.day))
  neo.store.add(event.owner, single)
  return true
}

function changeLater(neo: Neo, event: StoredEvent, wanted: Wanted, day: string): boolean | Refusal {
  const found = occurrenceAt(event, day, neo.variant)
  const rest = found && before(neo, event, found.day)
  if (!found) return refusals.series()
  if (!rest) return changeAll(neo, event, wanted, day)
  let { recurrence } = wanted
  const old = event.recurrence
  if (recurrence && old && recurrence.every !== 'date' && old.every !== 'date') {
    const past = ruleDays(event.startdate, old, addDays(found.day, -1), neo.variant).length
    const { count, ...rule } = recurrence
    const left = count !== undefined && count === old.count ? count - past : count
    recurrence = { ...rule, ...(left !== undefined && { count: left }) }
    if (sameRule(old, wanted.recurrence)) recurrence.except = old.except.filter((one) => one > found.day)
  } else if (recurrence?.every === 'date') {
    const dates = recurrence.dates.filter((one) => one >= found.day)
    recurrence = { every: 'date', dates }
  }
  const next = settled(neo, wanted.fields, recurrence)
  if (!next) return refusals.rule()
  leave(neo, event, rest)
  neo.store.add(event.owner, copyOf(event, next, next.recurrence))
  return true
}

function changeAll(neo: Neo, event: StoredEvent, { fields, recurrence }: Wanted, day: string): boolean | Refusal {
  const shift = daysBetween(day, fields.startdate)
  const startdate = addDays(event.startdate, shift)
  const enddate = addDays(startdate, daysBetween(fields.startdate, fields.enddate))
  const next = settled(neo, { ...fields, startdate, enddate }, recurrence)
  if (!next) return refusals.rule()
  const { recurrence: rule, ...rest } = next
  const old = event.recurrence
  const sameDays = sameRule(old, rule) && shift === 0
  if (sameDays && !differs(event, rest)) return false
  if (rule && old && rule.every !== 'date' && old.every !== 'date') {
    const sameTimes = event.starttime === rest.starttime && event.endtime === rest.endtime
    if (neo.variant.wholeChange === 'keeps' || (sameDays && sameTimes)) {
      const days = new Set(ruleDays(startdate, rule, lastDay, neo.variant))
      rule.except = old.except.filter((one) => days.has(one))
      const changed = Object.entries(old.changed ?? {}).filter(([one]) => days.has(one))
      if (changed.length > 0) rule.changed = Object.fromEntries(changed)
    }
  }
  neo.store.edit(event.sid, { ...rest, recurrence: rule })
  return true
}

/** Whether anything was changed. */
export function changeSeries(neo: Neo, event: StoredEvent, wanted: Wanted, { which, day }: Scope): boolean | Refusal {
  if (which === 'one') return changeOne(neo, event, wanted, day)
  return which === 'later' ? changeLater(neo, event, wanted, day) : changeAll(neo, event, wanted, day)
}

/** Takes days out of a series, or all of it. */
export function removeFrom(neo: Neo, event: StoredEvent, { which, day }: Scope): void {
  const found = which === 'all' ? undefined : occurrenceAt(event, day, neo.variant)
  if (!found) return void neo.store.remove(event.sid)
  leave(neo, event, which === 'one' ? without(neo, event, found.day) : before(neo, event, found.day))
}
