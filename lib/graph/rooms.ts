import { z } from 'zod'
import type { Room } from '../core/rooms.ts'
import type { ClientOptions } from './client.ts'
import { readPages } from './pages.ts'

const row = z.object({ displayName: z.string().nullish(), emailAddress: z.string().nullish() })
const path = '/places/microsoft.graph.room?$select=displayName,emailAddress&$top=100'

/** All rooms of the organisation that its address list shows and that have an address. Needs Place.Read.All. @throws ProblemError */
export const listRooms = async (options: ClientOptions): Promise<Room[]> => {
  const found = await readPages(options, path, { row, most: 100, code: 'rooms' })
  return found
    .flatMap(({ displayName, emailAddress }): Room[] =>
      emailAddress ? [{ address: emailAddress.toLowerCase(), name: displayName?.trim() || emailAddress }] : [],
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
