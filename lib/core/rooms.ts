import { oneLine } from './normal.ts'

/** A room as an event in Outlook names it. */
export type Room = { address: string; name: string }
/** The room that stands for a facility (利用設備) of NEO. */
export type FacilityRoom = Room & { facility: string }

/** Ends the name of a place that stands there for a facility: it tells people that NEO has booked it, and us that it is no part of 場所. */
const sign = '（NEO）'

/** A place of several names in one is several places to some services. */
const tidyName = (name: string) => oneLine(name.replaceAll(';', '；'))

/** Rooms as one text, a line each, address first. Of two with one address the first counts; their order says nothing. */
export const textOfRooms = (rooms: readonly Room[]): string =>
  rooms
    .map(({ address, name }) => ({ address: address.toLowerCase(), name: tidyName(name) }))
    .filter(({ address }, index, all) => all.findIndex((one) => one.address === address) === index)
    .map(({ address, name }) => `${address} ${name}`.trim())
    .toSorted()
    .join('\n')

export const roomsIn = (text: string): Room[] =>
  text.split('\n').flatMap((line) => {
    const [address = '', ...name] = line.trim().split(' ')
    return address === '' ? [] : [{ address, name: name.join(' ') }]
  })

/** Name of the place by which an event says a room. */
export const placeOfRoom = ({ name }: Room): string => `${name}${sign}`

/** The room that a place stands for; undefined of any other place, one with an address that a person has chosen included. */
export const roomOfOptional = (place: {
  displayName?: string | null | undefined
  locationEmailAddress?: string | null | undefined
}): Room | undefined => {
  const { displayName, locationEmailAddress: address } = place
  return address && displayName?.endsWith(sign) ? { address, name: displayName.slice(0, -sign.length) } : undefined
}

/** Rooms of those of some facilities that have one. */
export const roomsOf = (facilities: readonly string[], table: readonly FacilityRoom[]): string =>
  textOfRooms(facilities.flatMap((name) => table.filter(({ facility }) => facility === name)))
