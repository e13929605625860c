import { expect } from 'vitest'
import type { Fields, SideName, Times } from '../../../../lib/core/event.ts'
import { canonical } from '../../../../lib/core/normal.ts'
import type { Day } from '../../../../lib/core/times.ts'
import type { Exception, Own, Rule, Series, Weekday } from '../../../../lib/core/series/series.ts'
import type { World } from '../two-calendars.ts'

export const at = (day: Day, time = '10:00', end = '11:00'): Times => ({
  kind: 'timed',
  start: `${day}T${time}`,
  end: `${day}T${end}`,
})
/** Fridays from 6 November 2026 on; the window of the tests shows some of them. */
export const first = '2026-11-06'
export const fridays = ['2026-11-13', '2026-11-20', '2026-11-27', '2026-12-04', '2026-12-11'] as const
export const weekly = (...weekdays: Weekday[]): Rule => ({
  pattern: { every: 'week', n: 1, weekdays, weekStart: 1 },
  end: { is: 'never' },
  short: 'last',
})
export const cancelled = (day: Day): Exception => ({ day, is: 'cancelled' })
export const changed = (day: Day, own: Own): Exception => ({ day, is: 'changed', own })
export const seriesOf = (rule: Rule, ...exceptions: Exception[]): Series => ({ rule, exceptions })
export const regular = (...exceptions: Exception[]): Fields => ({
  subject: '定例',
  times: at(first),
  place: '会議室',
  body: '',
  visibility: 'open',
  certainty: 'firm',
  importance: 'normal',
  series: seriesOf(weekly(5), ...exceptions),
})

/** The only event of a side. */
export const only = (made: World, side: SideName) => {
  const [id, ...more] = made.ids(side)
  if (id === undefined || more.length > 0) throw new Error(`${side} holds ${more.length + (id === undefined ? 0 : 1)}`)
  return made.calendars[side].get(id)
}
/** What a person makes of the dates of a series. */
export const setDates = (made: World, side: SideName, ...exceptions: Exception[]) => {
  const { id, fields } = only(made, side)
  const days = new Set(exceptions.map(({ day }) => day))
  const kept = fields.series?.exceptions.filter(({ day }) => !days.has(day)) ?? []
  made.calendars[side].edit(id, { series: seriesOf(fields.series?.rule ?? weekly(5), ...kept, ...exceptions) })
}
export const setRule = (made: World, side: SideName, rule: Rule) => {
  const { id, fields } = only(made, side)
  made.calendars[side].edit(id, { series: seriesOf(rule, ...(fields.series?.exceptions ?? [])) })
}
export const edit = (made: World, side: SideName, change: Partial<Fields>) =>
  made.calendars[side].edit(only(made, side).id, change)
export const datesOf = (made: World, side: SideName) =>
  only(made, side).fields.series?.exceptions.map((one) => [one.day, one.is === 'changed' ? one.own : 'cancelled'])

/** Both hold the same, and nothing is left to do. */
export const expectEvenOf = async (made: World) => {
  expect(canonical(only(made, 'neo').fields)).toBe(canonical(only(made, 'outlook').fields))
  const { plan } = await made.run()
  expect([made.written(), plan.put, plan.parked, await made.intents()]).toEqual([0, [], [], []])
}
/** A series that is synced. */
export const settle = async (made: World, side: SideName, ...exceptions: Exception[]) => {
  made.calendars[side].add(regular(...exceptions))
  await made.run()
}
