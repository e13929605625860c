import { expect, test } from 'vitest'
import type { Fields } from '../../../lib/core/event.ts'
import { reminderMembers } from '../../../lib/graph/reminder.ts'

const zone = 'Asia/Tokyo'
const weekly: Fields = {
  subject: '朝会',
  times: { kind: 'timed', start: '2026-11-02T10:00', end: '2026-11-02T11:00' },
  place: '',
  body: '',
  series: {
    rule: {
      pattern: { every: 'week', n: 1, weekdays: [1], weekStart: 1 },
      end: { is: 'until', day: '2026-11-16' },
      short: 'last',
    },
    exceptions: [
      { day: '2026-11-16', is: 'changed', own: { times: { kind: 'days', first: '2026-11-17', last: '2026-11-17' } } },
    ],
  },
}
const rings = (at: string) => reminderMembers(weekly, 15, zone, Date.parse(`${at}:00+09:00`)).isReminderOn

test('a series rings until its last date is over, even one that ends with its day', () => {
  expect([rings('2026-11-03T10:00'), rings('2026-11-17T23:59'), rings('2026-11-18T00:00')]).toEqual([true, true, false])
})
