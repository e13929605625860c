// 場所 and the rooms of facilities are two views of one list of places: each obeys get∘put and put∘get, whatever a person has put beside them.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldName, Fields } from '../../lib/core/event.ts'
import { normalise } from '../../lib/core/normal.ts'
import { textOfRooms } from '../../lib/core/rooms.ts'
import { type OwnPlace, placeMembers, placesIn, readPlaces } from '../../lib/graph/places.ts'

const blank = { subject: '', times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' }, body: '' } as const
const bits = fc.constantFrom('会議室', 'A', '；', ';', '; ', ' ', '　', '（NEO）', '（', 'NEO', '）', '@', '=')
const text = fc.array(bits, { maxLength: 5 }).map((parts) => parts.join(''))
const address = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com')
const rooms = fc.array(fc.record({ address, name: text }), { maxLength: 3 }).map(textOfRooms)
const view = fc.tuple(text, rooms).map(([place, said]): Fields => normalise({ ...blank, place, rooms: said }))

/** What people and other programs have put there: with and without an address, with more than we know of. */
const foreign: fc.Arbitrary<OwnPlace> = fc.oneof(
  text.map((displayName) => ({ displayName, locationType: 'default' })),
  fc.record({
    displayName: text.filter((name) => !name.endsWith('（NEO）')),
    locationEmailAddress: address,
    locationType: fc.constant('conferenceRoom'),
    uniqueIdType: fc.constant('directory'),
  }),
)

type Event = { location: OwnPlace; locations: OwnPlace[] }
/** As the service keeps it: place and list say the same, and a place without a name is none. */
const kept = (list: readonly OwnPlace[]): Event => {
  const locations = list.filter(({ displayName }) => displayName)
  return { location: locations[0] ?? { displayName: '' }, locations }
}
const put = (fields: Fields, names: readonly FieldName[], event: Event): Event => {
  const { location, locations } = placeMembers(fields, names, placesIn(event))
  return locations ? kept(locations) : location ? kept([location]) : event
}
const get = (event: Event) => {
  const { place, rooms: said } = normalise({ ...blank, ...readPlaces(event) })
  return { place, rooms: said }
}
const event = fc
  .tuple(fc.array(foreign, { maxLength: 3 }), view)
  .map(([others, fields]) => kept([...others, ...put(fields, ['rooms'], kept([])).locations]))

test('what is written is read back, and writing one of the two leaves the other to the last sign', () => {
  fc.assert(
    fc.property(event, view, (before, { place, rooms: said }) => {
      const was = get(before)
      const both = { ...blank, place, rooms: said ?? '' }
      expect(get(put(both, ['place', 'rooms'], before))).toEqual({ place, rooms: said })
      expect(get(put({ ...both, rooms: was.rooms ?? '' }, ['place'], before))).toEqual({ place, rooms: was.rooms })
      const housed = put({ ...both, place: was.place }, ['rooms'], before)
      expect(get(housed)).toEqual({ place: was.place, rooms: said })
      // What stands there beside the rooms is all that it was.
      const others = (list: Event) => list.locations.filter((one) => readPlaces(kept([one])).rooms === '')
      if (others(before).length > 0) expect(others(housed)).toEqual(others(before))
    }),
    { numRuns: 2000 },
  )
})

test('what is read, written again, changes nothing that is read', () => {
  fc.assert(
    fc.property(event, (before) => {
      const { place, rooms: said } = get(before)
      const again = put({ ...blank, place, rooms: said ?? '' }, ['place', 'rooms'], before)
      expect(get(again)).toEqual({ place, rooms: said })
      expect(get(put({ ...blank, place, rooms: said ?? '' }, ['place', 'rooms'], again))).toEqual({
        place,
        rooms: said,
      })
    }),
    { numRuns: 2000 },
  )
})

test('whatever is written, nothing of it invites anybody', () => {
  fc.assert(
    fc.property(event, view, (before, fields) => {
      for (const names of [['place'], ['rooms'], ['place', 'rooms'], ['body']] as const)
        for (const key of Object.keys(placeMembers(fields, names, placesIn(before))))
          expect(['location', 'locations']).toContain(key)
    }),
  )
})
