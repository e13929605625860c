import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Times } from '../../../lib/core/event.ts'
import { dayLike, dayOf, readTimes, writeTimes } from '../../../lib/neo/times.ts'

const neo = (startdate: string, enddate: string, starttime = '', endtime = '') => ({
  startdate,
  enddate,
  starttime,
  endtime,
})

describe('reading', () => {
  test.each([
    [neo('20261125', '20261125'), { kind: 'days', first: '2026-11-25', last: '2026-11-25' }],
    [neo('2026-11-25', '2026/11/27'), { kind: 'days', first: '2026-11-25', last: '2026-11-27' }],
    [neo('20261125', ''), { kind: 'days', first: '2026-11-25', last: '2026-11-25' }],
    [
      neo('20261125', '20261125', '0900', '1030'),
      { kind: 'timed', start: '2026-11-25T09:00', end: '2026-11-25T10:30' },
    ],
    [
      neo('20261125', '20261125', '900', '10:30'),
      { kind: 'timed', start: '2026-11-25T09:00', end: '2026-11-25T10:30' },
    ],
    [neo('20261125', '20261125', '0900', ''), { kind: 'timed', start: '2026-11-25T09:00', end: '2026-11-25T09:00' }],
    [
      neo('20261125', '20261125', '0900', '2400'),
      { kind: 'timed', start: '2026-11-25T09:00', end: '2026-11-26T00:00' },
    ],
    [
      neo('20261231', '20261231', '2200', '2630'),
      { kind: 'timed', start: '2026-12-31T22:00', end: '2027-01-01T02:30' },
    ],
    [
      neo('20261125', '20261127', '0900', '1700'),
      { kind: 'timed', start: '2026-11-25T09:00', end: '2026-11-27T17:00' },
    ],
  ])('%j', (written, times) => expect(readTimes(written)).toEqual(times))

  test.each([
    neo('', ''),
    neo('20261131', '20261131'),
    neo('20261127', '20261125'),
    neo('20261125', '20261125', '1000', '0900'),
    neo('20261125', '20261125', '0960', '1000'),
    neo('20261125', '20261125', '朝', ''),
  ])('%j cannot be read', (written) => expect(readTimes(written)).toBeUndefined())
})

test('a day is written as its model is', () => {
  expect(dayLike('2026-11-25', '2026/01/01')).toBe('2026/11/25')
  expect(dayLike('2026-11-25', '20260101')).toBe('20261125')
  expect(dayLike('2026-11-25', '')).toBe('2026-11-25')
  expect(dayOf('2026/11-25')).toBeUndefined()
})

test('an end at midnight is 2400 of the day before', () =>
  expect(writeTimes({ kind: 'timed', start: '2026-11-25T22:00', end: '2026-11-26T00:00' })).toEqual(
    neo('2026-11-25', '2026-11-25', '2200', '2400'),
  ))

const minutes = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 60_000).toISOString().slice(0, 16)
const times: fc.Arbitrary<Times> = fc.oneof(
  fc.tuple(fc.nat(500_000), fc.nat(5000)).map(([start, length]): Times => ({
    kind: 'timed',
    start: minutes(start),
    end: minutes(start + length),
  })),
  fc.tuple(fc.nat(300), fc.nat(9)).map(([start, length]): Times => ({
    kind: 'days',
    first: minutes(start * 1440).slice(0, 10),
    last: minutes((start + length) * 1440).slice(0, 10),
  })),
)
test('whatever is written is read back', () => {
  fc.assert(
    fc.property(times, (value) => {
      expect(readTimes(writeTimes(value))).toEqual(value)
    }),
  )
})
