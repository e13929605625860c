import { fail } from '../core/problem.ts'
import { isOk, problemOfAnswer } from './answer.ts'
import type { GraphClient } from './client.ts'
import { meSchema } from './wire.ts'

/** Object id of the user whom Graph sees behind the token; compare it with the scope's before anything is written. */
export const whoAmI = async (client: GraphClient): Promise<string> => {
  const answer = await client.single({ method: 'GET', url: '/me?$select=id' })
  if (!isOk(answer)) {
    const problem = problemOfAnswer(answer, client.now())
    return fail(problem.kind, problem)
  }
  const me = meSchema.safeParse(answer.body)
  return me.success ? me.data.id : fail('graph-unexpected-answer', { side: 'outlook', code: 'me' })
}
