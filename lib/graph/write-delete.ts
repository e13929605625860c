import type { Keep, MirrorRow, Outcome } from '../core/ports.ts'
import { isNotFound, isOk } from './answer.ts'
import type { GraphContext } from './context.ts'
import { keepSeen, lookAt } from './look.ts'
import { type On, outcomeOf, sendWrites, type Written } from './outcome.ts'
import { eventPath } from './paths.ts'
import { dead, doubted, marked } from './rows.ts'
import { withRow } from './write-update.ts'

/**
 * Deletes up to 20 events: a batch of GETs to compare and to keep, then a batch of DELETEs with If-Match, which the service may or
 * may not honour. Events with other people are left alone: a deletion would mail them.
 */
export const writeDeletes = async (
  context: GraphContext,
  operations: readonly On<'delete'>[],
  rows: ReadonlyMap<string, MirrorRow>,
  keep: Keep,
): Promise<Written[]> => {
  const seen = await lookAt(context, operations)
  await keepSeen(keep, seen)
  const outcomes: Outcome[] = seen.map((found) => ('etag' in found ? { is: 'changed' } : found))
  const sent = seen.flatMap((found, index) => ('etag' in found ? [{ index, ifMatch: found.etag }] : []))
  const answers = await sendWrites(
    context.client,
    sent.map(({ index, ifMatch }) => ({
      method: 'DELETE' as const,
      url: eventPath(operations[index]?.id ?? ''),
      ifMatch,
    })),
  )
  for (const [place, { index }] of sent.entries()) {
    const answer = answers[place]
    if (!answer) continue
    if ('is' in answer) outcomes[index] = answer
    else if (isOk(answer) || isNotFound(answer) || answer.status === 410) outcomes[index] = { is: 'done' }
    else outcomes[index] = outcomeOf(answer, context.now())
  }
  return outcomes.map((outcome, index) => {
    const row = rows.get(operations[index]?.id ?? '')
    if (row && outcome.is === 'done') return { outcome, row: marked(row, dead) }
    // It was asked for: if the event does not stand there any more, that is why, however late its tombstone.
    if (row && outcome.is === 'lost') return { outcome, row: marked(row, doubted) }
    return withRow({ outcome }, row)
  })
}
