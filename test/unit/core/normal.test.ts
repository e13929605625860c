import { describe, expect, test } from 'vitest'
import type { Times } from '../../../lib/core/event.ts'
import {
  canonical,
  changedFields,
  firstDay,
  lastDay,
  normalise,
  sameFields,
  touches,
  withFields,
} from '../../../lib/core/normal.ts'
import { fieldsOf, nextDay, noon, window } from './build.ts'

const days = (first: string, last = first): Times => ({ kind: 'days', first, last })
const timed = (start: string, end: string): Times => ({ kind: 'timed', start, end })

describe('the normal form', () => {
  test('B16: line ends, blanks at the ends and no-break spaces are no change', () => {
    const typed = fieldsOf(' 定例\t会議 ', { place: '会議室\u00a0A', body: '\n一行目 \r\n二行目\u00a0x\r\n\r\n' })
    expect(normalise(typed)).toEqual(fieldsOf('定例 会議', { place: '会議室 A', body: '一行目\n二行目 x' }))
  })
  test('is a fixed point', () => {
    const once = normalise(fieldsOf(`${'あ'.repeat(254)}😀😀`, { body: ' 字下げ\n\n 本文 ' }))
    expect(normalise(once)).toEqual(once)
  })
  test('keeps blank lines and indents inside of a text', () => {
    expect(normalise(fieldsOf('a', { body: '一\n\n  二' })).body).toBe('一\n\n  二')
  })
  test('H1: no text is cut, however long', () => {
    const subject = `${'あ'.repeat(400)}😀`
    expect(normalise(fieldsOf(subject)).subject).toBe(subject)
  })
  test('equal forms have equal texts, different ones different texts', () => {
    expect(canonical(fieldsOf('a'))).toBe(canonical({ body: '', place: '', subject: 'a', times: { ...noon } }))
    expect(canonical(fieldsOf('a', { place: 'b' }))).not.toBe(canonical(fieldsOf('a', { body: 'b' })))
    expect(canonical(fieldsOf('a', { times: days('2026-11-26') }))).not.toBe(canonical(fieldsOf('a')))
  })
  test('names the fields that differ, and takes them over', () => {
    const [a, b] = [fieldsOf('a', { body: 'x' }), fieldsOf('b', { body: 'x', times: nextDay })]
    expect(changedFields(a, b)).toEqual(['subject', 'times'])
    expect(withFields(a, b, ['times'])).toEqual(fieldsOf('a', { body: 'x', times: nextDay }))
    expect(sameFields(withFields(a, b, ['subject', 'times']), b)).toBe(true)
  })
})

describe('days of an event', () => {
  test.each([
    [noon, '2026-11-26', '2026-11-26'],
    [timed('2026-11-26T22:00', '2026-11-27T00:00'), '2026-11-26', '2026-11-26'],
    [timed('2026-11-26T22:00', '2026-11-27T00:01'), '2026-11-26', '2026-11-27'],
    [timed('2026-11-26T00:00', '2026-11-26T00:00'), '2026-11-26', '2026-11-26'],
    [timed('2026-12-31T23:00', '2027-01-01T00:00'), '2026-12-31', '2026-12-31'],
    [days('2026-02-27', '2026-03-01'), '2026-02-27', '2026-03-01'],
  ])('%j', (times, first, last) => {
    expect([firstDay(times), lastDay(times)]).toEqual([first, last])
  })
  test.each([
    ['on the first day', days('2026-11-20'), true],
    ['the day before', days('2026-11-19'), false],
    ['into the first day', days('2026-11-01', '2026-11-20'), true],
    ['until midnight before', timed('2026-11-19T22:00', '2026-11-20T00:00'), false],
    ['a minute past it', timed('2026-11-19T22:00', '2026-11-20T00:01'), true],
    ['on the last day', timed('2026-11-30T23:59', '2026-11-30T23:59'), true],
    ['at midnight after', timed('2026-12-01T00:00', '2026-12-01T00:00'), false],
    ['all around', days('2026-01-01', '2026-12-31'), true],
  ])('C11: an event %s: in the window %j → %s', (_, times, inside) => {
    expect(touches(times, window)).toBe(inside)
  })
})
