import { fail, ProblemError } from '../core/problem.ts'

export type SessionCookies = { token?: string; uid?: string }
export type User = { token: string; uid: string }

/**
 * Who is logged in, as the browser's session says now. `expected` is the user whose events are linked; somebody else's list would look like
 * a calendar full of changes. `identify` finds the user on a page where no cookie names one.
 */
export const createSession = (options: {
  cookies(): Promise<SessionCookies>
  expected?: string
  identify?: () => Promise<string | undefined>
}) => {
  const user = async (): Promise<User> => {
    const { token, uid = await options.identify?.() } = await options.cookies()
    if (!token || !uid) return fail('neo-signed-out', { side: 'neo' })
    if (options.expected !== undefined && uid !== options.expected) return fail('neo-user-changed', { side: 'neo' })
    return { token, uid }
  }
  return {
    user,
    /** Asked again after a list: it must still be the same person, else the list is worth nothing. */
    confirm: async (before: User): Promise<void> => {
      const after = await user()
      if (after.uid !== before.uid) throw new ProblemError({ kind: 'neo-user-changed', side: 'neo' })
    },
  }
}
export type Session = ReturnType<typeof createSession>
