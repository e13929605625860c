import { z } from 'zod'
import type { FieldName, Fields } from '../core/event.ts'
import { placeOfRoom, roomOfOptional, roomsIn, textOfRooms } from '../core/rooms.ts'
import type { WireEvent } from './wire.ts'

/** A place as Outlook itself has it, with everything that a request may say again. */
export const ownPlace = z.object({
  displayName: z.string().exactOptional(),
  locationType: z.string().exactOptional(),
  locationUri: z.string().exactOptional(),
  locationEmailAddress: z.string().exactOptional(),
  address: z.record(z.string(), z.unknown()).exactOptional(),
  coordinates: z.record(z.string(), z.unknown()).exactOptional(),
  uniqueId: z.string().exactOptional(),
  uniqueIdType: z.string().exactOptional(),
})
export type OwnPlace = z.infer<typeof ownPlace>

/** Members without a value say nothing, at any depth. */
export const valued = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(valued)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (part === null ? [] : [[name, valued(part)] as const])),
  )
}

/** The places of an event as Graph answers it; none where it does not tell them one by one. */
export const placesIn = (event: unknown): OwnPlace[] =>
  z.object({ locations: z.array(ownPlace) }).safeParse(valued(event)).data?.locations ?? []

/**
 * 場所, and beside it the rooms that stand there for facilities of NEO: those are no part of it. Several other places are one text, whether Outlook has made
 * several of one or a person has added one.
 */
export const readPlaces = ({
  location,
  locations,
}: Pick<WireEvent, 'location' | 'locations'>): { place: string; rooms: string } => {
  const all = locations ?? []
  const rooms = all.flatMap((one) => roomOfOptional(one) ?? [])
  const names = all.flatMap((one) => (roomOfOptional(one) ? [] : one.displayName || []))
  const isList = names.length > 1 || rooms.length > 0
  return { place: isList ? names.join('; ') : (location?.displayName ?? ''), rooms: textOfRooms(rooms) }
}

/**
 * The members of a POST or PATCH that say 場所 or the rooms. Both are one list: what is not named stays as the event holds it (`held`, absent of a new one).
 * A room is a place with an address and never an attendee, so that nobody is mailed and nothing is booked.
 */
export const placeMembers = (
  fields: Fields,
  names: readonly FieldName[],
  held: readonly OwnPlace[] = [],
): { location?: OwnPlace; locations?: OwnPlace[] } => {
  if (!names.includes('place') && !names.includes('rooms')) return {}
  const own = held.filter((one) => !roomOfOptional(one))
  const others = names.includes('place') || own.length === 0 ? [{ displayName: fields.place }] : own
  const rooms: OwnPlace[] = names.includes('rooms')
    ? roomsIn(fields.rooms ?? '').map((room) => ({
        displayName: placeOfRoom(room),
        locationType: 'conferenceRoom',
        locationEmailAddress: room.address,
      }))
    : held.filter((one) => roomOfOptional(one))
  const [only, second] = others
  // A list of one is said as the place alone, which takes the place of all that are there.
  if (rooms.length === 0 && second === undefined) return { location: only ?? { displayName: '' } }
  return { locations: [...others.filter(({ displayName }) => displayName), ...rooms] }
}
