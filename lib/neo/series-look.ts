import type { Fields, Item, Window } from '../core/event.ts'
import { startOf } from '../core/series/occurrences.ts'
import { type Context, itemOfSight } from './context.ts'
import type { Sight } from './details.ts'
import { fetchList, type Listed } from './list.ts'
import { daysAround, monthsOf } from './months.ts'
import { dayToOpen } from './series-read.ts'
import type { User } from './session.ts'

/** `opened`: the day for which its form was asked. */
export type Looked = { sight: Sight; item?: Item; listed?: Listed; opened: string }

/** A series as its rule alone has it. */
export const withoutDays = (fields: Fields): Fields =>
  fields.series ? { ...fields, series: { ...fields.series, exceptions: [] } } : fields

/** All days that have something of their own, and those that were read last: of them the list has to tell. */
const daysToList = (context: Context, all: readonly Fields[]): Window => {
  const days = all.flatMap(({ times, series }) => [
    startOf(times),
    ...(series?.exceptions ?? []).flatMap((one) => [
      one.day,
      ...(one.is === 'changed' && one.own.times ? [startOf(one.own.times)] : []),
    ]),
  ])
  const own = context.days ? [context.days.from, context.days.to] : []
  const sorted = [...days, ...own].toSorted()
  return { from: sorted[0] ?? '', to: sorted.at(-1) ?? '' }
}

/** The series as its form and the list show it now. `before`: as it was known; `goal`: as it is to become. */
export const lookAtSeries = async (
  context: Context,
  user: User,
  id: string,
  before: Fields,
  goal: Fields = before,
): Promise<Looked> => {
  const { client, profile } = context
  const window = daysToList(context, [before, goal])
  const months = monthsOf(window, [])
  context.days = daysAround(months, window)
  const listed = (await fetchList(client, profile, user, months)).get(id)
  const opened = (listed && dayToOpen(listed)) ?? startOf(before.times)
  const sight = await context.details.read(
    { id, day: opened, title: listed?.first.detail ?? before.subject },
    user.token,
  )
  const item = await itemOfSight(context, user, sight, id, listed, before)
  if (item && sight.is === 'form') await context.rows.renew(item)
  return { sight, opened, ...(item && { item }), ...(listed && { listed }) }
}
