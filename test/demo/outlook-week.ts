import type { SeedEvent } from '../emulators/graph/seed.ts'
import { addDays, weekOf } from '../emulators/neo/browser/days.ts'

/** Monday of the week that the demo plays in: the one of NEO's sample. */
export const mondayOf = (ms: number) => {
  const today = new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10)
  return addDays(weekOf(today, 0).start, 1)
}

/**
 * What stands in Outlook before the first sync, in the week that begins on `monday`; one event is in NEO already, one is a meeting, one a series of meetings,
 * which is not carried yet.
 */
export const outlookWeek = (monday: string): SeedEvent[] => {
  const day = (offset: number) => addDays(monday, offset)
  const timed = (offset: number, start: string, end: string) => ({
    start: `${day(offset)}T${start}`,
    end: `${day(offset)}T${end}`,
  })
  return [
    { subject: '会議：営業定例', ...timed(1, '10:00', '11:30'), location: '本社：7階' },
    { subject: '歯科', ...timed(3, '18:00', '19:00') },
    { subject: '研修（オンライン）', ...timed(4, '13:00', '15:00'), body: '資料は前日に届く\n録画あり' },
    { subject: '経費の締め', start: day(0), end: day(1), isAllDay: true },
    { subject: '取引先との打ち合わせ', ...timed(2, '11:00', '12:00'), attendees: ['hanako.sato@example.com'] },
    {
      subject: '取引先との定例会',
      ...timed(1, '16:00', '16:30'),
      attendees: ['hanako.sato@example.com'],
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
        range: { type: 'numbered', startDate: day(1), numberOfOccurrences: 4 },
      },
    },
    { subject: '健康診断', ...timed(0, '15:30', '16:30'), sensitivity: 'private' },
    {
      subject: '英会話',
      ...timed(0, '12:15', '12:45'),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
        range: { type: 'numbered', startDate: day(0), numberOfOccurrences: 8 },
      },
    },
  ]
}
