// Dates of a series that others share in NEO: taken out there they are gone for everybody.
import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../../lib/core/event.ts'
import { seenText } from '../../../../lib/core/wish.ts'
import { itemOf, linkOf, pictureOf, plan, said } from '../build.ts'
import { at, cancelled, changed, first, fridays, regular, seriesOf, weekly } from './build.ts'

const until = (day: string) => seriesOf({ ...weekly(5), end: { is: 'until', day } })
const ended: Fields = { ...regular(), series: until(fridays[4]) }
const { series: _, ...single } = regular()

const made = (was: Fields, now: Fields, neoNow: Fields = was, shared = true, word = false) => {
  const neo = itemOf('n', neoNow, shared ? { shared: true } : {})
  const outlook = itemOf('o', now, { partnerMark: 'm-n' })
  const wishes = word
    ? [{ id: 'w', at: 1, want: 'outlook' as const, neo: 'n', outlook: 'o', seen: seenText(neo, outlook) }]
    : []
  const { operations, parked } = plan({
    neo: pictureOf([neo]),
    outlook: pictureOf([outlook]),
    links: [linkOf('n', 'o', was)],
    wishes,
  })
  return { said: said(operations), parked: parked.map(({ why, fields }) => [why, fields]) }
}
const asked = { said: [], parked: [['conflict', ['series']]] }

describe('of a series that others share in NEO', () => {
  test.each<[string, Fields, Fields]>([
    ['a date taken out', regular(), regular(cancelled(fridays[2]))],
    ['an earlier end', ended, { ...regular(), series: until(fridays[2]) }],
    ['an end at all', regular(), ended],
    ['a single event', regular(), single],
  ])('in Outlook, %s is asked about', (_, was, now) => expect(made(was, now)).toEqual(asked))

  test('it goes for everybody when a person says so', () =>
    expect(made(regular(), regular(cancelled(fridays[2])), regular(), true, true).said).toEqual(['update neo n']))

  test('where NEO has changed another date, both are asked about', () =>
    expect(made(regular(), regular(cancelled(fridays[2])), regular(changed(fridays[3], { subject: '面談' })))).toEqual(
      asked,
    ))

  test.each<[string, Fields, Fields]>([
    ['a date of its own', regular(), regular(changed(fridays[2], { subject: '面談' }))],
    ['a later end', ended, { ...regular(), series: until('2026-12-18') }],
    ['another time of day', regular(), { ...regular(), times: at(first, '13:00', '14:00') }],
    ['a date put back', regular(cancelled(fridays[2])), regular()],
  ])('%s goes over as ever', (_, was, now) => expect(made(was, now)).toEqual({ said: ['update neo n'], parked: [] }))
})

test('of one’s own series a date goes as ever', () =>
  expect(made(regular(), regular(cancelled(fridays[2])), regular(), false)).toEqual({
    said: ['update neo n'],
    parked: [],
  }))
