import { type Problem, ProblemError, problemOf } from '../core/problem.ts'
import { type ClientOptions, createClient } from './client.ts'
import type { SessionCookies } from './session.ts'

/**
 * Connection test: is NEO there, and who is logged in? Problems: neo-not-neo, neo-signed-out, neo-busy, neo-unreachable.
 */
export const checkNeo = async (
  options: ClientOptions & { cookies(): Promise<SessionCookies> },
): Promise<{ uid: string } | { problem: Problem }> => {
  const client = createClient(options)
  try {
    const page = await client.page(client.frameUrl)
    if (page.status >= 400) return { problem: { kind: 'neo-not-neo', side: 'neo', code: String(page.status) } }
    const { token, uid } = await options.cookies()
    if (!token || !uid) return { problem: { kind: 'neo-signed-out', side: 'neo' } }
    return { uid }
  } catch (error) {
    const problem = problemOf(error)
    if (!(error instanceof ProblemError)) throw error
    // Some other server answered at this address.
    return { problem: problem.kind === 'neo-unexpected-answer' ? { ...problem, kind: 'neo-not-neo' } : problem }
  }
}
