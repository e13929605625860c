import type { Fields } from '../../lib/core/event.ts'
import { changedFields, normalise } from '../../lib/core/normal.ts'
import type { Exception, Series } from '../../lib/core/series/series.ts'
import { defaultSettings } from '../emulators/graph/settings.ts'
import type { SeriesSettings } from '../emulators/graph/types.ts'
import type { linkOf } from './graph-world.ts'
import { ask, createWorld, oid, timed, updateOf, type World } from './graph-world.ts'

export const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['thursday'] },
  range: { type: 'endDate', startDate: '2026-11-26', endDate: '2026-12-24' },
}
export const rule: Series['rule'] = {
  pattern: { every: 'week', n: 1, weekdays: [4], weekStart: 7 },
  end: { is: 'until', day: '2026-12-24' },
  short: 'last',
}
export const thursdays = ['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24']
export const series = (exceptions: readonly Exception[] = [], more: Partial<Series['rule']> = {}) =>
  normalise(timed('朝会', { series: { rule: { ...rule, ...more }, exceptions } }))
export const at = (day: string, from = '10:00', to = '11:00') =>
  ({ kind: 'timed', start: `${day}T${from}`, end: `${day}T${to}` }) as const
export const out = (day: string): Exception => ({ day, is: 'cancelled' })
export const renamed = (day: string, subject = '変更回'): Exception => ({ day, is: 'changed', own: { subject } })
export const moved = (day: string, to: string): Exception => ({
  day,
  is: 'changed',
  own: { times: at(to, '15:00', '16:00') },
})

export const worldWith = (settings: Partial<SeriesSettings>) =>
  createWorld({ settings: { series: { ...defaultSettings().series, ...settings } } })

/** What the calendar shows, day by day. */
export const shown = ({ graph }: World, id: string) =>
  graph
    .mailbox(oid)
    .days(id, '2026-11-01', '2027-03-01')
    .map(({ start, subject }) => `${start.replace('T', ' ')} ${subject}`)
export const plain = (days: readonly string[], subject = '朝会') => days.map((day) => `${day} 10:00 ${subject}`)

export const changeOf = (item: Parameters<typeof updateOf>[0], fields: Fields) =>
  updateOf(item, fields, changedFields(item.fields, fields))

/** Reads until nothing is late any more. */
export const settled = async (side: ReturnType<World['side']>, links: ReturnType<typeof linkOf>[] = []) => {
  for (let round = 0; round < 3; round++) await side.read(ask({ links }))
  return side.read(ask({ links }))
}

export const drops = ['never', 'rule', 'rule-or-times'] as const
