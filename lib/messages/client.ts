import { browser } from 'wxt/browser'
import { z } from 'zod'
import { ProblemError, problemOf } from '../core/problem.ts'
import { calibrationKey, calibrationNotesKey, reportKey, snapshotKey } from './names.ts'
import { type Answers, answerSchemas, replySchema, type Request, type RequestOf } from './protocol.ts'
import { emptySnapshot, type Snapshot, snapshotSchema } from './snapshot.ts'

/**
 * Asks the worker, from one of our own pages.
 * @throws ProblemError with the worker's problem, or `internal` if its answer makes no sense.
 */
export const ask = async <T extends Request['type']>(request: RequestOf<T>): Promise<Answers[T]> => {
  const reply = replySchema.safeParse(await browser.runtime.sendMessage(request)).data
  if (reply && 'problem' in reply) throw new ProblemError(withoutGaps(reply.problem))
  const answer = answerSchemas[request.type].safeParse(reply?.answer)
  if (!answer.success) throw new ProblemError({ kind: 'internal', code: `answer ${request.type}` })
  return answer.data as Answers[T]
}

/** zod says `| undefined` for what is only optional. */
const withoutGaps = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const watch = <T>(key: string, schema: z.ZodType<T>, callback: (value: T) => void): (() => void) => {
  const listen = (changes: Record<string, { newValue?: unknown }>) => {
    const parsed = schema.safeParse(changes[key]?.newValue)
    if (parsed.success) callback(parsed.data)
  }
  browser.storage.session.onChanged.addListener(listen)
  return () => browser.storage.session.onChanged.removeListener(listen)
}

/** Every new state from now on; ask({type: 'snapshot'}) gives the present one. The answer ends it. */
export const watchSnapshot = (callback: (snapshot: Snapshot) => void) => watch(snapshotKey, snapshotSchema, callback)
/** Calls back whenever there is a new report to be asked for. */
export const watchReport = (callback: () => void) => watch(reportKey, z.string(), callback)

/** Calls back whenever something of a calibration under way has changed. */
export const watchCalibration = (callback: () => void) => {
  const listen = (changes: Record<string, unknown>) => {
    if (calibrationKey in changes || calibrationNotesKey in changes) callback()
  }
  browser.storage.session.onChanged.addListener(listen)
  return () => browser.storage.session.onChanged.removeListener(listen)
}

/** The state as a page shows it when a request failed. */
export const withNotice = (snapshot: Snapshot | undefined, error: unknown): Snapshot => ({
  ...(snapshot ?? emptySnapshot),
  notice: problemOf(error),
})
