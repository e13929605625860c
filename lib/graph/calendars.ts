import { z } from 'zod'
import { fail } from '../core/problem.ts'
import { isOk, problemOfAnswer } from './answer.ts'
import { type ClientOptions, createGraphClient } from './client.ts'
import { graphRoot } from './wire.ts'

/** A calendar of the signed-in user. Its name is unique in a mailbox; its id may change soon after it was made. */
export type Calendar = { id: string; name: string; isDefault: boolean; canEdit: boolean; isOwn: boolean }

const pageSchema = z.object({
  value: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      isDefaultCalendar: z.boolean().nullish(),
      canEdit: z.boolean().nullish(),
      canShare: z.boolean().nullish(),
    }),
  ),
  '@odata.nextLink': z.string().startsWith(`${graphRoot}/`).optional(),
})
const mostPages = 20

/** All calendars of the user, those shared by others included. @throws ProblemError */
export const listCalendars = async (options: ClientOptions): Promise<Calendar[]> => {
  const client = createGraphClient(options)
  const found: Calendar[] = []
  let url: string | undefined = '/me/calendars?$select=id,name,canEdit,canShare,isDefaultCalendar&$top=100'
  for (let pages = 0; url !== undefined; pages++) {
    const answer = await client.single({ method: 'GET', url })
    if (!isOk(answer)) {
      const problem = problemOfAnswer(answer, options.now())
      return fail(problem.kind, problem)
    }
    const page = pageSchema.safeParse(answer.body)
    if (!page.success || pages === mostPages)
      return fail('graph-unexpected-answer', { side: 'outlook', code: 'calendars' })
    for (const { id, name, isDefaultCalendar, canEdit, canShare } of page.data.value)
      // Only whoever made a calendar may share it (Graph reference: calendar).
      found.push({
        id,
        name,
        isDefault: isDefaultCalendar === true,
        canEdit: canEdit === true,
        isOwn: canShare !== false,
      })
    url = page.data['@odata.nextLink']
  }
  return found
}
