import { z } from 'zod'
import { fail } from '../core/problem.ts'
import type { Room } from '../core/rooms.ts'
import { isOk, problemOfAnswer } from './answer.ts'
import { type ClientOptions, createGraphClient } from './client.ts'
import { graphRoot } from './wire.ts'

const pageSchema = z.object({
  value: z.array(z.object({ displayName: z.string().nullish(), emailAddress: z.string().nullish() })),
  '@odata.nextLink': z.string().startsWith(`${graphRoot}/`).optional(),
})
const mostPages = 100

/** All rooms of the organisation that its address list shows and that have an address. Needs Place.Read.All. @throws ProblemError */
export const listRooms = async (options: ClientOptions): Promise<Room[]> => {
  const client = createGraphClient(options)
  const found: Room[] = []
  let url: string | undefined = '/places/microsoft.graph.room?$select=displayName,emailAddress&$top=100'
  for (let pages = 0; url !== undefined; pages++) {
    const answer = await client.single({ method: 'GET', url })
    if (!isOk(answer)) {
      const problem = problemOfAnswer(answer, options.now())
      return fail(problem.kind, problem)
    }
    const page = pageSchema.safeParse(answer.body)
    if (!page.success || pages === mostPages) return fail('graph-unexpected-answer', { side: 'outlook', code: 'rooms' })
    for (const { displayName, emailAddress } of page.data.value)
      if (emailAddress) found.push({ address: emailAddress.toLowerCase(), name: displayName?.trim() || emailAddress })
    url = page.data['@odata.nextLink']
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
