import { ProblemError } from '../core/problem.ts'

type Named = { name?: unknown; inner?: unknown; failures?: unknown }

/** Dexie wraps what the browser said, e.g. QuotaExceededError in an AbortError, or as one of a BulkError's failures. */
const namesOf = (error: unknown): string[] => {
  if (typeof error !== 'object' || error === null) return []
  const { name, inner, failures }: Named = error
  const within = [inner, ...(Array.isArray(failures) ? failures : [])].flatMap(namesOf)
  return typeof name === 'string' ? [...within, name] : within
}

/** Whatever goes wrong with the database is one problem; its code is the browser's name for it, never a text that was stored. */
export const guarded = async <T>(work: () => PromiseLike<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    const names = namesOf(error)
    if (names.includes('QuotaExceededError')) throw new ProblemError({ kind: 'storage-full' }, { cause: error })
    const [code] = names
    throw new ProblemError({ kind: 'storage-failed', ...(code !== undefined && { code }) }, { cause: error })
  }
}
