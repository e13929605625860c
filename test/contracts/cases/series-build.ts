// A series of every week in the hands of both calendars.
import type { Rule, StoredEvent } from '../../emulators/neo/types.ts'
import { profileOfKnown } from '../../fixtures/known-neo.ts'
import { both, type Case } from './acceptance.ts'
import { at, day, ev } from './events.ts'
import type { Stage, StageOptions } from './stage.ts'

export const only = ['adapters', 'in memory series are played by unit core/series'] as const
/** How one date is taken out is known. */
export const known: StageOptions = { profile: profileOfKnown() }

export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** The dates that a stage shows of a weekly series from tomorrow on. */
export const weeks = [1, 8, 15, 22, 29, 36, 43, 50, 57] as const
export const others = (...out: number[]) => weeks.filter((offset) => !out.includes(offset))
export const on = (offsets: readonly number[], title = 'e1=x') =>
  offsets.map((offset) => ev(title, { times: at(offset) }))

export const weekly = (more: Partial<Rule> = {}): Rule => ({
  every: 'week',
  interval: 1,
  weekdays: [weekdayOf(day(1))],
  until: '',
  except: [],
  ...more,
})
export const weeklyOutlook = (last?: number) => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: [names[weekdayOf(day(1))]] },
  range:
    last === undefined
      ? { type: 'noEnd', startDate: day(1) }
      : { type: 'endDate', startDate: day(1), endDate: day(last) },
})

/** The event e1 of A repeats every week. */
export const repeat = ({ a, neo, outlook, real }: Stage) => {
  const { world } = real()
  if (a === 'neo') world.neo.editEvent(neo.id('e1'), { recurrence: weekly() })
  else world.outlook().edit(outlook.id('e1'), { recurrence: weeklyOutlook() })
}
export const cancel =
  (offset: number) =>
  ({ a, neo, outlook, real }: Stage) => {
    const { world } = real()
    if (a === 'outlook') world.outlook().removeDay(outlook.id('e1'), day(offset))
    else world.neo.editEvent(neo.id('e1'), { recurrence: weekly({ except: [day(offset)] }) })
  }
export const starts = ({ outlook, real }: Stage) =>
  real()
    .world.outlook()
    .days(outlook.id('e1'), day(0), day(760))
    .map(({ start }) => start.slice(0, 10))
export const counts = ({ neo, outlook }: Stage) => [neo.ids().length, outlook.ids().length]
export const must = (isSo: boolean, what: string) => {
  if (!isSo) throw new Error(what)
}

export const made = {
  does: repeat,
  expect: { ...both(...on(weeks)), links: 1, writes: { b: { updated: 1 } } },
}
/** A run over what the last one has written. */
export const quiet = { expect: { ...both(...on(weeks)), links: 1 } }
export const first = { only, stage: known, agreed: ['e1=x'] } satisfies Partial<Case>
export const entryOf = ({ real }: Stage, id: string): StoredEvent => {
  const found = real().world.neo.events.get(id)
  if (!found) throw new Error('no such entry')
  return found
}
/** NEO ends the series the day before, and makes another of the rest, which is a copy with all that it carries. */
export const fromHere = (offset: number, change: Partial<StoredEvent>) => (stage: Stage) => {
  const { neo } = stage.real().world
  const { sid, owner, created: _, updated: __, revision: ___, ...fields } = entryOf(stage, stage.neo.id('e1'))
  neo.editEvent(sid, { recurrence: weekly({ until: day(offset - 1) }) })
  const dates = { startdate: day(offset), enddate: day(offset) }
  neo.addEvent(owner, { ...fields, ...dates, recurrence: weekly(), ...change })
}
