import { compact, daysOf, monthGrid, readDay, weekOf } from '../browser/days.ts'
import type { View, ViewRow } from '../browser/view.ts'
import type { Visit } from '../context.ts'
import { holidayName } from '../holidays.ts'
import { refusals, type Refusal } from '../refusal.ts'
import { masked, sight } from '../rights.ts'
import { viewItem } from '../shown.ts'
import { inItsNames } from '../strange.ts'
import { container, listItem } from './list-item.ts'

type Parameters = Record<string, string>
type Range = { start: string; end: string }
type Command = {
  required: readonly string[]
  optional?: readonly string[]
  answer(visit: Visit, parameters: Parameters): object | Refusal
}

function day(parameters: Parameters, name: string): string | Refusal {
  const written = parameters[name] ?? ''
  return (/^\d{8}$/.test(written) ? readDay(written) : undefined) ?? refusals.badValue(name)
}

/** What the visitor may see of a user in a range: own and shared entries whole, others masked or not at all. */
function seen({ neo, user }: Visit, uid: string, range: Range) {
  return neo.store.within(uid, range.start, range.end).flatMap(({ event, startdate, enddate }) => {
    const how = sight(user.uid, event, (viewer, target) => neo.access(viewer, target))
    if (how === 'none') return []
    return [{ event: how === 'masked' ? masked(event) : event, span: { startdate, enddate } }]
  })
}

function view(visit: Visit, range: Range, uids: readonly string[], month?: string): View {
  const { neo, user } = visit
  const row = (uid: string): ViewRow => ({
    uid,
    name: neo.userName(uid),
    me: uid === user.uid,
    items: seen(visit, uid, range).map(({ event, span }) => viewItem(neo, user.uid, event, span)),
  })
  const today = neo.today()
  const days = daysOf(range.start, range.end).map((each) => ({
    day: each,
    today: each === today,
    holiday: holidayName(each) ?? '',
    otherMonth: month !== undefined && each.slice(0, 7) !== month,
  }))
  return { days, rows: uids.map(row) }
}

const knownUser = ({ neo }: Visit, uid: string | undefined) => neo.users.some((user) => user.uid === uid)

/** The reading commands, facts/neo-web.md §4.1. What the views get besides is this emulator's own. */
const READ_COMMANDS: Record<string, Command> = {
  schmonth: {
    required: ['date', 'id'],
    answer(visit, parameters) {
      const date = day(parameters, 'date')
      if (typeof date !== 'string') return date
      if (!knownUser(visit, parameters['id'])) return refusals.badValue('id')
      const grid = monthGrid(date, visit.neo.variant.firstWeekday)
      return { view: view(visit, grid, [parameters['id'] ?? ''], date.slice(0, 7)) }
    },
  },
  schprivate: {
    required: ['date', 'proc', 'id'],
    answer(visit, parameters) {
      const date = day(parameters, 'date')
      if (typeof date !== 'string') return date
      const uid = parameters['id'] ?? ''
      if (!knownUser(visit, uid)) return refusals.badValue('id')
      const first = visit.neo.variant.firstWeekday
      const ranges: Record<string, Range> = {
        m: monthGrid(date, first),
        w: weekOf(date, first),
        d: { start: date, end: date },
      }
      const range = ranges[parameters['proc'] ?? '']
      if (!range) return refusals.badValue('proc')
      const items = seen(visit, uid, range).map(({ event, span }) => listItem(visit.neo, event, span))
      return inItsNames(visit.neo, { slist: container(visit.neo, items) }) as object
    },
  },
  todocmdlistsearch: {
    required: ['srch_limdate_s', 'srch_limdate_e'],
    answer(visit, parameters) {
      for (const name of ['srch_limdate_s', 'srch_limdate_e']) {
        const date = day(parameters, name)
        if (typeof date !== 'string') return date
      }
      return { todolist: container(visit.neo, []) }
    },
  },
  schholidaylist: {
    required: ['startdate', 'enddate', 'id'],
    answer(visit, parameters) {
      const [from, to] = [day(parameters, 'startdate'), day(parameters, 'enddate')]
      if (typeof from !== 'string') return from
      if (typeof to !== 'string') return to
      if (!knownUser(visit, parameters['id'])) return refusals.badValue('id')
      const items = daysOf(from, to).flatMap((each) => {
        const name = holidayName(each)
        return name ? [{ date: compact(each), name }] : []
      })
      return { holidaylist: container(visit.neo, items) }
    },
  },
  // By analogy with schmonth, which is the name of a view and of a command.
  schweekgrp: {
    required: ['date'],
    optional: ['gid'],
    answer(visit, parameters) {
      const date = day(parameters, 'date')
      if (typeof date !== 'string') return date
      const others = visit.neo.users.map((user) => user.uid).filter((uid) => uid !== visit.user.uid)
      return { view: view(visit, weekOf(date, visit.neo.variant.firstWeekday), [visit.user.uid, ...others]) }
    },
  },
  schday: {
    required: ['date', 'id'],
    answer(visit, parameters) {
      const date = day(parameters, 'date')
      if (typeof date !== 'string') return date
      if (!knownUser(visit, parameters['id'])) return refusals.badValue('id')
      return { view: view(visit, { start: date, end: date }, [parameters['id'] ?? '']) }
    },
  },
}

/** One reading command with its parameters; anything it does not know is refused. */
export function read(visit: Visit, cmd: string, parameters: Parameters): object | Refusal {
  const command = READ_COMMANDS[cmd]
  if (!command || !Object.hasOwn(READ_COMMANDS, cmd)) return refusals.unknownCommand(cmd)
  const known = new Set([...command.required, ...(command.optional ?? [])])
  const stranger = Object.keys(parameters).find((name) => !known.has(name))
  if (stranger !== undefined) return refusals.unknownField(stranger)
  const missing = command.required.find((name) => !parameters[name])
  if (missing !== undefined) return refusals.missingField(missing)
  return command.answer(visit, parameters)
}
