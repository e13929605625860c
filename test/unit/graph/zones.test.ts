import { expect, test } from 'vitest'
import { calendarPath, deltaPath, viewPath } from '../../../lib/graph/paths.ts'
import { ianaOptional, startOfDay, tokyo, wallTimeOptional } from '../../../lib/graph/zones.ts'

test('a time in the preferred zone is taken as it is, seconds dropped', () => {
  expect(wallTimeOptional({ dateTime: '2026-11-26T10:00:59.9999999', timeZone: tokyo }, tokyo)).toBe('2026-11-26T10:00')
})

test('times in other known zones are converted, unknown zones are not guessed', () => {
  const at = (timeZone: string) => wallTimeOptional({ dateTime: '2026-07-01T20:30:00.0000000', timeZone }, tokyo)
  expect(at('UTC')).toBe('2026-07-02T05:30')
  expect(at('Asia/Tokyo')).toBe('2026-07-01T20:30')
  expect(at('Pacific Standard Time')).toBe('2026-07-02T12:30')
  expect(at('tzone://Microsoft/Custom')).toBeUndefined()
  expect(ianaOptional('Nowhere Standard Time')).toBeUndefined()
})

test('days begin in the zone of the calendar', () => {
  expect(startOfDay('2026-11-01', tokyo)).toBe('2026-10-31T15:00:00Z')
  expect(startOfDay('2026-11-01', 'UTC')).toBe('2026-11-01T00:00:00Z')
  const bounds = 'startDateTime=2026-10-31T15%3A00%3A00Z&endDateTime=2026-11-30T15%3A00%3A00Z'
  const days = { from: '2026-11-01', to: '2026-11-30' }
  expect(deltaPath('default', days, tokyo)).toBe(`/me/calendar/calendarView/delta?${bounds}`)
  expect(viewPath('a=', days, tokyo)).toContain(`/me/calendars/a%3D/calendarView?${bounds}&`)
  expect(calendarPath('AAk=/+')).toBe('/me/calendars/AAk%3D%2F%2B')
})
