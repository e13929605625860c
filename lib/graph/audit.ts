import type { GraphContext } from './context.ts'
import { itemOf } from './convert.ts'
import type { Ledger } from './ledger.ts'
import { readByIds } from './prove.ts'
import { isAlive, isSettled, rowOf } from './rows.ts'

/**
 * Reads again, with their stamps, the events that the audit names among those that seem settled: an edit or a lost stamp that no delta told is
 * found. One that cannot be read stays as it is known. Events that are not found, or whose etag has moved (a deleted one still answers by its
 * id), are left to be proven.
 * @returns ids to prove
 */
export const auditRows = async (
  { client, scope, zone, audit }: GraphContext,
  ledger: Ledger,
  linked: ReadonlySet<string>,
  done: ReadonlySet<string>,
): Promise<Set<string>> => {
  const suspects = new Set<string>()
  if (!audit) return suspects
  const settled = ledger.all().flatMap((row) => (isAlive(row) && isSettled(row) && !done.has(row.id) ? [row.id] : []))
  const inTurn = [...settled.filter((id) => linked.has(id)), ...settled.filter((id) => !linked.has(id))]
  const wanted = new Set(audit.reread(inTurn))
  const found = await readByIds(
    client,
    inTurn.filter((id) => wanted.has(id)),
  )
  for (const [id, event] of found) {
    const row = ledger.get(id)
    if (!row || event === 'unknown') continue
    if (event === 'not-found' || event['@odata.etag'] !== row.seen) suspects.add(id)
    else ledger.put(rowOf(await itemOf(event, scope, zone)))
  }
  return suspects
}
