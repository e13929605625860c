import type { Handler } from './call.ts'
import { onlyParameters, readPaging, readSelect } from './query.ts'

const keys = ['id', 'displayName', 'emailAddress', 'building', 'floorNumber', 'capacity', 'bookingType', 'nickname']
/** As many as the service puts on a page, whatever is asked for. */
const mostOfPage = 100

/** The rooms of the organisation, for everybody alike. */
export const listRooms: Handler = ({ call: { query }, prefer, box }) => {
  onlyParameters(query, ['$select', '$top', '$skip'])
  const { top = mostOfPage, skip } = readPaging(query)
  const select = readSelect(query, keys)
  const all = box.rendering(prefer).settings.rooms
  const size = Math.min(top, mostOfPage)
  const value = all.slice(skip, skip + size).map(({ displayName, emailAddress }, index) => {
    const room: Record<string, unknown> = {
      id: `00000000-0000-4000-8000-${String(skip + index).padStart(12, '0')}`,
      displayName,
      emailAddress,
      nickname: displayName,
      building: null,
      floorNumber: null,
      capacity: null,
      bookingType: 'standard',
    }
    return select
      ? Object.fromEntries(Object.entries(room).filter(([key]) => key === 'id' || select.includes(key)))
      : room
  })
  const next = new URLSearchParams(query)
  next.set('$skip', String(skip + size))
  const link =
    skip + size < all.length
      ? { '@odata.nextLink': `https://graph.microsoft.com/v1.0/places/microsoft.graph.room?${next}` }
      : {}
  const context = 'https://graph.microsoft.com/v1.0/$metadata#places/microsoft.graph.room'
  return { status: 200, body: { '@odata.context': context, value, ...link } }
}
