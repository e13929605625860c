import type { SideName } from '../event.ts'
import type { Day, Times } from '../times.ts'
import { textOfException, textOfPattern } from './canonical.ts'
import { hasDay } from './days.ts'
import { exceptionsByDay, startOf } from './occurrences.ts'
import type { Exception, Series } from './series.ts'

/** What a side holds, and what it held at the last agreement. */
type Change = { was: Series; is: Series; times: Times }

const daysOf = (...all: readonly Series[]): Day[] => [
  ...new Set(all.flatMap(({ exceptions }) => exceptions.map(({ day }) => day))),
]
const sameRule = (a: Series, b: Series) => textOfPattern(a.rule) === textOfPattern(b.rule)

/** What stands on a day that a side has changed; undefined: it has changed nothing there. */
const changesOf = ({ was, is }: Change): Map<Day, Exception | undefined> => {
  const [old, now] = [exceptionsByDay(was), exceptionsByDay(is)]
  return new Map(
    daysOf(was, is)
      .filter((day) => textOfException(old.get(day)) !== textOfException(now.get(day)))
      .map((day) => [day, now.get(day)]),
  )
}

/**
 * Both sides have changed a series: date by date what either has changed goes over, and a new rule keeps the dates that the other has changed, as far as
 * it still gives them. `prefer`: who wins where both have changed the same.
 * @returns undefined where only a person can tell
 */
export const mergeSeries = (sides: Record<SideName, Change>, prefer?: SideName): Series | undefined => {
  const { neo, outlook } = sides
  const ruled = { neo: !sameRule(neo.was, neo.is), outlook: !sameRule(outlook.was, outlook.is) }
  const isTwice = ruled.neo && ruled.outlook && !sameRule(neo.is, outlook.is)
  if (isTwice && !prefer) return
  const leads: SideName = isTwice ? (prefer ?? 'neo') : ruled.outlook && !ruled.neo ? 'outlook' : 'neo'
  const [leader, other] = leads === 'neo' ? [neo, outlook] : [outlook, neo]
  const { rule } = leader.is
  const merged = new Map(exceptionsByDay(leader.is))
  const own = changesOf(leader)
  for (const [day, theirs] of changesOf(other)) {
    if (own.has(day) && textOfException(own.get(day)) !== textOfException(theirs)) {
      if (!prefer) return
      if (prefer === leads) continue
    }
    if (!hasDay(rule, startOf(leader.times), day)) {
      // The sides say the same dates by different rules, and this one has no place in the other.
      if (!ruled.neo && !ruled.outlook) return
      continue
    }
    if (theirs) merged.set(day, theirs)
    else merged.delete(day)
  }
  return { rule, exceptions: [...merged.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
}

/**
 * A write that was cut short between its requests may have taken dates away that it was to leave there: a side drops all dates of their own when its rule
 * is written, and they are given back one by one. `seen`: what the write found; `goal`: what it was to leave.
 * @returns the series with these dates as they are to be; undefined: none is missing
 */
export const mended = (is: Series, { seen, goal }: { seen: Series; goal: Series }): Series | undefined => {
  const [before, now] = [exceptionsByDay(seen), exceptionsByDay(is)]
  const missing = goal.exceptions.filter(({ day }) => before.has(day) && !now.has(day))
  if (missing.length === 0) return
  return { ...is, exceptions: [...is.exceptions, ...missing].toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
}
