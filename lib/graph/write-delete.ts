import { sameFields } from '../core/normal.ts'
import type { MirrorRow, Outcome } from '../core/ports.ts'
import { type Answer, isNotFound, isOk } from './answer.ts'
import { sendBatch } from './batch.ts'
import type { GraphContext } from './context.ts'
import { itemOf } from './convert.ts'
import { type On, outcomeOf, outcomeOfFailure, sendWrites, type Written } from './outcome.ts'
import { eventPath } from './paths.ts'
import { prove } from './prove.ts'
import { dead, doubted, marked } from './rows.ts'
import { eventSchema } from './wire.ts'
import { withRow } from './write-update.ts'

type Delete = On<'delete'>

/** What the look before the deletion says: the etag to delete by, or the outcome. */
const judge = async (
  context: GraphContext,
  operation: Delete,
  answer: Answer,
): Promise<{ etag: string; moved: boolean } | Outcome> => {
  if (isNotFound(answer)) return { is: 'gone' }
  if (!isOk(answer)) {
    const outcome = outcomeOf(answer, context.now())
    // It was only a look.
    return outcome.is === 'lost' ? { is: 'later', problem: outcome.problem } : outcome
  }
  const parsed = eventSchema.safeParse(answer.body)
  if (!parsed.success) return { is: 'failed', problem: { kind: 'graph-unexpected-answer', side: 'outlook' } }
  const now = await itemOf(parsed.data, context.scope, context.zone)
  if (now.notYet) return { is: 'changed' }
  // Change keys move without an edit: what counts is that it still says what the plan had seen.
  const moved = now.version !== operation.version
  if (moved && !sameFields(now.fields, operation.seen)) return { is: 'changed' }
  return { etag: now.version, moved }
}

const look = async (context: GraphContext, operations: readonly Delete[]) => {
  try {
    const items = operations.map(({ id }) => ({ method: 'GET' as const, url: eventPath(id) }))
    const answers = await sendBatch(context.client, items)
    const judged = await Promise.all(
      operations.map(async (operation, index) => {
        const answer = answers[index]
        return answer ? await judge(context, operation, answer) : { is: 'changed' as const }
      }),
    )
    // One that a person has put into the deleted items is gone already, and stays there for them to take back.
    const moved = operations.flatMap(({ id }, index) => {
      const found = judged[index]
      return found && 'moved' in found && found.moved ? [id] : []
    })
    const proofs = await prove(context, moved)
    return judged.map((found, index): typeof found => {
      const proof = proofs.get(operations[index]?.id ?? '')
      if (!proof || proof.is === 'present') return found
      return proof.is === 'unknown' ? { is: 'changed' } : { is: 'gone' }
    })
  } catch (error) {
    const outcome = outcomeOfFailure(error, false)
    if (outcome === undefined) throw error
    return operations.map(() => outcome)
  }
}

/**
 * Deletes up to 20 events: a batch of GETs to compare, then a batch of DELETEs with If-Match, which the service may or may not
 * honour. Events with other people are left alone: a deletion would mail them.
 */
export const writeDeletes = async (
  context: GraphContext,
  operations: readonly Delete[],
  rows: ReadonlyMap<string, MirrorRow>,
): Promise<Written[]> => {
  const seen = await look(context, operations)
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
