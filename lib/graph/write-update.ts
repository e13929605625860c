import type { MirrorRow } from '../core/ports.ts'
import { type Answer, isOk } from './answer.ts'
import type { BatchItem } from './batch.ts'
import type { GraphContext } from './context.ts'
import { bodyOf, isComplete, itemOf } from './convert.ts'
import { keyOf } from './identity.ts'
import { type On, outcomeOf, sendWrites, type Written } from './outcome.ts'
import { eventPath } from './paths.ts'
import { type Proof, prove, readByIds } from './prove.ts'
import { dead, doubted, marked, pending, rowOf } from './rows.ts'
import { stampProperties } from './stamp.ts'
import { eventSchema, type WireEvent } from './wire.ts'

type Change = On<'update'> | On<'stamp'>

/** What the mirror has to know of an operation on an event that it holds. */
export const withRow = (written: Written, row: MirrorRow | undefined): Written => {
  if (!row || written.row) return written
  const { is } = written.outcome
  if (is === 'gone') return { ...written, row: marked(row, dead) }
  // What it holds now has to be read before anything is planned on it.
  return is === 'changed' || is === 'lost' ? { ...written, row: marked(row, pending) } : written
}

const patchOf = async (context: GraphContext, operation: Change, ifMatch: string): Promise<BatchItem> => ({
  method: 'PATCH',
  url: eventPath(operation.id),
  ifMatch,
  body: {
    ...(operation.do === 'update' ? bodyOf(operation.fields, operation.changed, context.zone) : {}),
    singleValueExtendedProperties: await stampProperties(context.scope, { ...operation, device: context.device }),
  },
})

const echo = async (context: GraphContext, operation: Change, answer: Answer): Promise<Written> => {
  const { client, scope, zone, now } = context
  if (!isOk(answer)) return { outcome: outcomeOf(answer, now()) }
  const parsed = eventSchema.safeParse(answer.body)
  let event: WireEvent | undefined = parsed.success && isComplete(parsed.data, zone) ? parsed.data : undefined
  if (!event) {
    const found = await readByIds(client, [operation.id]).catch(() => undefined)
    const read = found?.get(operation.id)
    event = typeof read === 'object' ? read : undefined
  }
  if (!event) return { outcome: { is: 'lost', problem: { kind: 'graph-unexpected-answer', side: 'outlook' } } }
  const item = {
    ...(await itemOf(event, scope, zone)),
    partnerMark: await keyOf(scope, operation.partnerId),
    generation: operation.generation,
  }
  return { outcome: { is: 'done', item }, row: rowOf(item) }
}

/**
 * Why events were not what the plan had seen: an event in the deleted items still answers a PATCH, with 412. Those that do not stand
 * in the calendar any more are gone; the next read proves it once more.
 */
const explain = async (context: GraphContext, written: Written[], sent: readonly number[]): Promise<Written[]> => {
  const doubtful = new Map(
    sent.flatMap((index) => {
      const each = written[index]
      return each?.row && each.outcome.is === 'changed' ? [[each.row.id, index] as const] : []
    }),
  )
  const proofs = await prove(context, [...doubtful.keys()]).catch(() => new Map<string, Proof>())
  for (const [id, index] of doubtful) {
    const row = written[index]?.row
    const proof = proofs.get(id)
    if (row && (proof?.is === 'absent' || proof?.is === 'not-found'))
      written[index] = { outcome: { is: 'gone' }, row: marked(row, doubted) }
  }
  return written
}

/**
 * Changes fields, or only the stamp, of up to 20 events in one batch of PATCHes with If-Match. Nothing is sent for an event
 * that is known to be a meeting or a series: any PATCH of it may mail people. If it has become one unnoticed, its etag has moved.
 */
export const writeUpdates = async (
  context: GraphContext,
  operations: readonly Change[],
  rows: ReadonlyMap<string, MirrorRow>,
): Promise<Written[]> => {
  const results: Written[] = operations.map(() => ({ outcome: { is: 'changed' } }))
  const sent: { index: number; operation: Change; item: BatchItem }[] = []
  for (const [index, operation] of operations.entries()) {
    const row = rows.get(operation.id)
    const version = operation.version || row?.item.version
    if (row?.item.notYet || !version) continue
    sent.push({ index, operation, item: await patchOf(context, operation, version) })
  }
  const answers = await sendWrites(
    context.client,
    sent.map(({ item }) => item),
  )
  for (const [place, { index, operation }] of sent.entries()) {
    const answer = answers[place]
    if (answer) results[index] = 'is' in answer ? { outcome: answer } : await echo(context, operation, answer)
  }
  const written = results.map((each, index) => withRow(each, rows.get(operations[index]?.id ?? '')))
  return await explain(
    context,
    written,
    sent.map(({ index }) => index),
  )
}
