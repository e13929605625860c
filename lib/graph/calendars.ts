import { z } from 'zod'
import type { ClientOptions } from './client.ts'
import { readPages } from './pages.ts'

/** A calendar that the signed-in user sees; `isOwn`: nobody else's. Its name is unique in a mailbox; its id may change soon after it was made. */
export type Calendar = { id: string; name: string; isDefault: boolean; canEdit: boolean; isOwn: boolean }

const row = z.object({
  id: z.string().min(1),
  name: z.string(),
  isDefaultCalendar: z.boolean().nullish(),
  canEdit: z.boolean().nullish(),
  canShare: z.boolean().nullish(),
})
const path = '/me/calendars?$select=id,name,canEdit,canShare,isDefaultCalendar&$top=100'

/** All calendars of the user, those shared by others included. @throws ProblemError */
export const listCalendars = async (options: ClientOptions): Promise<Calendar[]> => {
  const found = await readPages(options, path, { row, most: 20, code: 'calendars' })
  return found.map(({ id, name, isDefaultCalendar, canEdit, canShare }) => ({
    id,
    name,
    isDefault: isDefaultCalendar === true,
    canEdit: canEdit === true,
    // Only whoever made a calendar may share it (Graph reference: calendar).
    isOwn: canShare !== false,
  }))
}
