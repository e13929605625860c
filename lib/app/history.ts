import type { History } from '../messages/protocol.ts'
import { storesOf } from './compose.ts'
import { readRuns } from './run-log.ts'
import { rowOfEntry } from './rows.ts'
import { currentScope } from './scope.ts'

/** So many writes are shown; older ones are kept and can be taken back by their run. */
const mostShown = 2000

/** What was done, newest first, for our own pages: titles are in it. */
export const readHistory = async (): Promise<History> => {
  const scope = await currentScope()
  if (!scope) return { runs: [], entries: [] }
  const entries = await storesOf(scope).history.entries()
  return { runs: await readRuns(), entries: entries.slice(0, mostShown).flatMap(rowOfEntry) }
}
