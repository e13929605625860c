import type { Event } from '@microsoft/microsoft-graph-types'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedNames, type FieldName, type Fields, type Times } from '../../lib/core/event.ts'
import { changedFields, normalise, withFields } from '../../lib/core/normal.ts'
import { bodyOf, fieldsOf, isComplete, timesOfOptional } from '../../lib/graph/convert.ts'
import { covers, hullOf } from '../../lib/graph/hull.ts'
import { placesIn } from '../../lib/graph/places.ts'
import { eventSchema } from '../../lib/graph/wire.ts'
import { tokyo } from '../../lib/graph/zones.ts'

const dates = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString())
const pair = (length: number) =>
  fc.tuple(dates, dates).map(([a, b]) => [a.slice(0, length), b.slice(0, length)].toSorted() as [string, string])
const times: fc.Arbitrary<Times> = fc.oneof(
  pair(16).map(([start, end]) => ({ kind: 'timed' as const, start, end })),
  pair(10).map(([first, last]) => ({ kind: 'days' as const, first, last })),
)
const text = fc.string({ unit: fc.constantFrom(...Array.from('あ亜𠮷a <&>";\n\r\t\u00a0|。')) })
const fields: fc.Arbitrary<Fields> = fc
  .record({
    subject: text,
    times,
    place: text,
    body: text,
    visibility: fc.constantFrom('open' as const, 'private' as const),
    certainty: fc.constantFrom('firm' as const, 'tentative' as const),
    block: fc.constantFrom('', '登録先：山田、佐藤'),
    meeting: fc.constant(''),
    category: fc.constant(''),
    rooms: fc.constantFrom('', 'a@example.com 第1会議室', 'a@example.com 第1会議室\nb@example.com Room；2 （NEO）'),
    importance: fc.constantFrom('normal' as const, 'high' as const),
  })
  .map((each) => normalise(each))
const names = fc.subarray([...carriedNames])

type Body = Omit<Event, 'location' | 'locations'> & Pick<ReturnType<typeof bodyOf>, 'location' | 'locations'>

/** What the service makes of a body: seven digits, CRLF, its own members around; the place and the list of places say the same. */
const stored = (body: Body, id = 'AAk1') => {
  const content = (body.body?.content ?? '').replaceAll('\n', '\r\n')
  const time = (value: unknown) => {
    const { dateTime, timeZone } = value as { dateTime: string; timeZone: string }
    return { dateTime: `${dateTime}.0000000`, timeZone }
  }
  const locations = body.locations ?? [body.location ?? {}].filter(({ displayName }) => displayName)
  return eventSchema.parse({
    sensitivity: 'normal',
    showAs: 'busy',
    importance: 'normal',
    categories: [],
    ...body,
    locations,
    location: locations[0] ?? { displayName: '' },
    id,
    '@odata.etag': 'W/"1"',
    type: 'singleInstance',
    start: time(body.start),
    end: time(body.end),
    body: { contentType: 'text', content },
  })
}

test('what is written is read back as it was, and writing it again changes nothing', () => {
  fc.assert(
    fc.property(fields, (sent) => {
      const event = stored(bodyOf(sent, carriedNames, tokyo))
      expect(isComplete(event, tokyo)).toBe(true)
      const back = fieldsOf(event, tokyo)
      expect(back).toEqual(sent)
      expect(fieldsOf(stored(bodyOf(back, carriedNames, tokyo)), tokyo)).toEqual(back)
    }),
  )
})

test('a change of some fields changes these and no other', () => {
  fc.assert(
    fc.property(fields, fields, names, (before, after, changed: FieldName[]) => {
      const sent = bodyOf(before, carriedNames, tokyo)
      const next = withFields(before, after, changed)
      const held = stored(sent)
      const { location, locations, ...rest } = bodyOf(next, changed, tokyo, held, {}, undefined, placesIn(held))
      const places = locations ?? (location ? [location] : placesIn(held))
      const event = stored({ ...sent, ...rest, locations: places.filter(({ displayName }) => displayName) })
      const back = fieldsOf(event, tokyo)
      expect(back).toEqual(next)
      for (const name of changedFields(before, back)) expect(changed).toContain(name)
    }),
  )
})

test('all-day events are dates, whatever zone they are answered in', () => {
  const zones = fc.constantFrom('UTC', tokyo, 'Pacific Standard Time', 'tzone://Microsoft/Custom')
  fc.assert(
    fc.property(pair(10), zones, ([first, last], timeZone) => {
      const body = bodyOf(
        { subject: '', times: { kind: 'days', first, last }, place: '', body: '' },
        ['times'],
        timeZone,
      )
      expect(timesOfOptional(stored(body), tokyo)).toEqual({ kind: 'days', first, last })
    }),
  )
})

test('timed events are the same instant, whatever known zone they are answered in', () => {
  const zones = fc.constantFrom('UTC', 'Korea Standard Time', 'India Standard Time', 'Asia/Tokyo')
  fc.assert(
    fc.property(pair(16), zones, ([start, end], zone) => {
      const event = stored(
        bodyOf({ subject: '', times: { kind: 'timed', start, end }, place: '', body: '' }, ['times'], zone),
      )
      const there = timesOfOptional(event, tokyo)
      if (there?.kind !== 'timed') throw new Error('not a timed event')
      const back = stored(bodyOf({ subject: '', times: there, place: '', body: '' }, ['times'], tokyo))
      expect(timesOfOptional(back, zone)).toEqual({ kind: 'timed', start, end })
    }),
  )
})

test('the listed days hold the window, fit in one view, and hold it still on the next days', () => {
  fc.assert(
    fc.property(pair(10), fc.integer({ min: 0, max: 25 }), ([from, to], days) => {
      const hull = hullOf({ from, to })
      const length = Temporal.PlainDate.from(hull.from).until(hull.to, { largestUnit: 'days' }).days + 1
      expect(length).toBeLessThanOrEqual(1825)
      expect(covers(hull, { from, to })).toBe(true)
      if (length > 1700) return
      const shift = (day: string) => Temporal.PlainDate.from(day).add({ days }).toString()
      expect(covers(hull, { from: shift(from), to: shift(to) })).toBe(true)
    }),
  )
})
