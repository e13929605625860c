import type { Item } from '../core/event.ts'
import { fail } from '../core/problem.ts'
import type { GraphContext } from './context.ts'
import { itemOf } from './convert.ts'
import { idsByKeys } from './find-created.ts'
import { openLedger } from './ledger.ts'
import { prove } from './prove.ts'
import { rowOf } from './rows.ts'

/**
 * Events of this calendar that carry one of these keys, in whatever days they stand; the mirror knows them from now on. Throws ProblemError if one
 * that was found cannot be read: it must not pass for one that is not there.
 */
export const seek = async (context: GraphContext, partnerMarks: readonly string[]): Promise<readonly Item[]> => {
  const { client, scope, zone } = context
  const marks = new Set(partnerMarks)
  const ids = new Set((await idsByKeys(client, [...marks])).flat())
  if (ids.size === 0) return []
  const items: Item[] = []
  for (const proof of (await prove(context, [...ids])).values()) {
    // A series whose place cannot be told is shown and, as a series, never written.
    const event = proof.is === 'present' || proof.is === 'unknown' ? proof.event : undefined
    if (event) {
      const item = await itemOf(event, scope, zone)
      // The search may lag behind: what counts is the stamp that was read.
      if (item.partnerMark !== undefined && marks.has(item.partnerMark)) items.push(item)
    } else if (proof.is === 'unknown') return fail('graph-unavailable', { side: 'outlook', code: 'seek' })
  }
  const ledger = await openLedger(context.mirror)
  for (const item of items) ledger.put(rowOf(item))
  await ledger.saveProgress()
  context.rows = ledger.rows
  return items
}
