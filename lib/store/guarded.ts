import { ProblemError } from '../core/problem.ts'

const nameOf = (error: unknown): string | undefined => {
  const named = error as { name?: unknown; inner?: { name?: unknown } | null } | null | undefined
  // Dexie wraps what the browser said, e.g. QuotaExceededError in an AbortError.
  const name = named?.inner?.name ?? named?.name
  return typeof name === 'string' ? name : undefined
}

/** Whatever goes wrong with the database is one problem; its code is the browser's name for it, never a text that was stored. */
export const guarded = async <T>(work: () => PromiseLike<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    const code = nameOf(error)
    throw new ProblemError({ kind: 'storage-failed', ...(code !== undefined && { code }) }, { cause: error })
  }
}
