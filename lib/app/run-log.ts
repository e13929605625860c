import { type RunRow, runRowSchema } from '../messages/protocol.ts'
import { storesOf } from './compose.ts'
import { currentScope } from './scope.ts'

/** Days that a write can be taken back. */
const keptDays = 30
/** Runs that changed nothing are shown as far as they help; the others for as long as they can be taken back. */
const mostQuiet = 100
const mostKept = 9000

/** One row per run, without any title. */
export const logRun = async (row: RunRow) => {
  const scope = await currentScope()
  if (!scope) return
  const { runs, history } = storesOf(scope)
  try {
    await history.prune(row.startedAt - keptDays * 24 * 60 * 60_000)
    await runs.add(row)
  } catch {
    // A database that cannot be written has stopped the run already and told why.
  }
}

const isQuiet = ({ counts, problem }: RunRow) =>
  !problem && [counts.neo, counts.outlook].every((side) => side.created + side.updated + side.deleted === 0)

export const readRuns = async (): Promise<RunRow[]> => {
  const scope = await currentScope()
  const rows = scope ? await storesOf(scope).runs.list(mostKept) : []
  let quiet = 0
  return rows
    .flatMap((row) => runRowSchema.safeParse(row).data ?? [])
    .filter((row) => !isQuiet(row) || ++quiet <= mostQuiet)
}
