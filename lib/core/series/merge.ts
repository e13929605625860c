import { otherSide, type SideName } from '../event.ts'
import { type Dates, firstDay } from '../normal.ts'
import type { Day } from '../times.ts'
import { textOfException, textOfPattern, textOfTimes } from './canonical.ts'
import { hasDay } from './days.ts'
import { exceptionsByDay } from './occurrences.ts'
import type { Exception, Series } from './series.ts'

/** What a side held at the last agreement, and what it holds. */
type Change = { was: Dates; is: Dates }
type Repeating = Dates & { series: Series }

const daysOf = (...all: readonly Series[]): Day[] => [
  ...new Set(all.flatMap(({ exceptions }) => exceptions.map(({ day }) => day))),
]
/** The rule and the day that it counts from. */
const frameOf = ({ times, series }: Repeating) => `${firstDay(times)} ${textOfPattern(series.rule)}`

/** What stands on a day that a side has changed; undefined: it has changed nothing there. */
const changesOf = (was: Series, is: Series): Map<Day, Exception | undefined> => {
  const [old, now] = [exceptionsByDay(was), exceptionsByDay(is)]
  return new Map(
    daysOf(was, is)
      .filter((day) => textOfException(old.get(day)) !== textOfException(now.get(day)))
      .map((day) => [day, now.get(day)]),
  )
}

const repeats = (dates: Dates): dates is Repeating => dates.series !== undefined

/**
 * Both sides have changed a series: date by date what either has changed goes over, and a new rule keeps the dates that the other has changed, as far as
 * it still gives them. `isWhole`: the first day is in question, and the times go with the rule. `prefer`: who wins where both have changed the same.
 * @returns `leads`: the side whose first day and rule hold, if they are not the same; undefined where only a person can tell
 */
export const mergeSeries = (
  neo: Change,
  outlook: Change,
  { isWhole, prefer }: { isWhole: boolean; prefer?: SideName },
): { series: Series; leads?: SideName } | undefined => {
  const { was: neoWas, is: neoIs } = neo
  const { was: outlookWas, is: outlookIs } = outlook
  if (!repeats(neoWas) || !repeats(neoIs) || !repeats(outlookWas) || !repeats(outlookIs)) return
  const isNew = { neo: frameOf(neoWas) !== frameOf(neoIs), outlook: frameOf(outlookWas) !== frameOf(outlookIs) }
  const isTwice = isNew.neo && isNew.outlook && frameOf(neoIs) !== frameOf(outlookIs)
  if (isTwice && !prefer) return
  const leads: SideName = isTwice ? (prefer ?? 'neo') : isNew.outlook && !isNew.neo ? 'outlook' : 'neo'
  const sides = { neo: { was: neoWas, is: neoIs }, outlook: { was: outlookWas, is: outlookIs } }
  const [leader, other] = [sides[leads], sides[otherSide(leads)]]
  // The times that go with the rule are the leader's.
  const isTimed = textOfTimes(other.was.times) !== textOfTimes(other.is.times)
  const differs = textOfTimes(leader.is.times) !== textOfTimes(other.is.times)
  if (isWhole && differs && prefer !== leads && (isTimed || !isNew[leads])) return
  const { rule } = leader.is.series
  const merged = new Map(exceptionsByDay(leader.is.series))
  const own = changesOf(leader.was.series, leader.is.series)
  for (const [day, theirs] of changesOf(other.was.series, other.is.series)) {
    if (own.has(day) && textOfException(own.get(day)) !== textOfException(theirs)) {
      if (!prefer) return
      if (prefer === leads) continue
    }
    if (!hasDay(rule, firstDay(leader.is.times), day)) {
      // The sides say the same dates by different rules, and this one has no place in the other.
      if (!isNew.neo && !isNew.outlook) return
      continue
    }
    if (theirs) merged.set(day, theirs)
    else merged.delete(day)
  }
  const exceptions = [...merged.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return { series: { rule, exceptions }, ...(isWhole && { leads }) }
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
