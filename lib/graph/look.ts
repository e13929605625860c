import { sameFields } from '../core/normal.ts'
import type { Keep, Outcome } from '../core/ports.ts'
import { type Answer, isNotFound, isOk } from './answer.ts'
import { sendBatch } from './batch.ts'
import type { GraphContext } from './context.ts'
import { isMeeting, itemOf, notYetOf } from './convert.ts'
import type { OwnFlags } from './flags.ts'
import { type On, outcomeOf, outcomeOfFailure } from './outcome.ts'
import { seriesDaysPath, stampedEventPath } from './paths.ts'
import { type OwnPlace, placesIn } from './places.ts'
import { type Proof, prove } from './prove.ts'
import { hasDays, isMaster } from './series-read.ts'
import { eventSchema, seriesDaysSchema } from './wire.ts'

type Looked = On<'update'> | On<'delete'>
/** An event as it is just before a write: `kept` is Graph's own JSON of it, with the HTML of its body; `flags` and `places` are Outlook's own values. */
export type Seen = {
  etag: string
  moved: boolean
  kept: string
  title: string
  online: boolean
  flags: OwnFlags
  places: OwnPlace[]
}

const unreadable: Outcome = { is: 'failed', problem: { kind: 'graph-unexpected-answer', side: 'outlook' } }

const judge = async (context: GraphContext, operation: Looked, answer: Answer): Promise<Seen | Outcome> => {
  if (isNotFound(answer)) return { is: 'gone' }
  if (!isOk(answer)) {
    const outcome = outcomeOf(answer, context.now())
    // It was only a look.
    return outcome.is === 'lost' ? { is: 'later', problem: outcome.problem } : outcome
  }
  const parsed = eventSchema.safeParse(answer.body)
  // What cannot be kept whole must not be overwritten; an answer about another event keeps nothing of this one.
  if (!parsed.success || parsed.data.id !== operation.id || typeof parsed.data.body?.content !== 'string')
    return unreadable
  // Its HTML is not compared: whether the text is the same is told by the etag, or by a second look.
  const event = { ...parsed.data, body: { contentType: 'text', content: '' } }
  const { apart } = await itemOf(event, context.scope, context.zone)
  // A series is kept with its days, or not written.
  const notYet = notYetOf(event, context.zone)
  const isHalf = isMaster(event) && !hasDays(event)
  // What another device has taken back since, or has ended to stand apart, is not what the plan was made for.
  if (notYet || isMeeting(parsed.data) || isHalf || apart !== context.rows?.get(operation.id)?.item.apart)
    return { is: 'changed' }
  const etag = parsed.data['@odata.etag']
  return {
    etag,
    moved: etag !== operation.version,
    kept: JSON.stringify(answer.body),
    title: parsed.data.subject ?? '',
    online: parsed.data.isOnlineMeeting === true,
    flags: parsed.data,
    places: placesIn(answer.body),
  }
}

/** Change keys move without an edit: what counts for a deletion is that the event still stands there and says what the plan had seen. */
const judgeMoved = async (
  context: GraphContext,
  operation: Looked,
  seen: Seen,
  proof: Proof | undefined,
): Promise<Seen | Outcome> => {
  // Of changes nothing is proven: their next plan is made of what the next read shows.
  if (!proof || proof.is === 'unknown') return { is: 'changed' }
  // One that a person has put into the deleted items is gone already, and stays there for them to take back.
  if (proof.is !== 'present') return { is: 'gone' }
  const now = await itemOf(proof.event, context.scope, context.zone)
  const same = now.version === seen.etag && !now.notYet && !now.sealed && sameFields(now.fields, operation.seen)
  return same ? seen : { is: 'changed' }
}

/** Adds the days of series to what is kept of them. */
const withDays = async ({ client }: GraphContext, answers: Answer[]): Promise<Answer[]> => {
  const masters = answers.flatMap((answer, index) => {
    const event = eventSchema.safeParse(isOk(answer) ? answer.body : undefined).data
    return event && isMaster(event) ? [{ index, id: event.id }] : []
  })
  const days = await sendBatch(
    client,
    masters.map(({ id }) => ({ method: 'GET' as const, url: seriesDaysPath(id), html: true as const })),
  )
  const whole = [...answers]
  for (const [place, { index, id }] of masters.entries()) {
    const answer = days[place]
    const read = seriesDaysSchema.safeParse(answer && isOk(answer) ? answer.body : undefined).data
    if (!answer || read?.id !== id) continue
    const { exceptionOccurrences, cancelledOccurrences } = answer.body as typeof read
    const master = answers[index]
    if (master)
      whole[index] = { ...master, body: { ...(master.body as object), exceptionOccurrences, cancelledOccurrences } }
  }
  return whole
}

/** What events hold now, or why nothing may be written to them. One batch of GETs, and by id once more only deletions whose etag has moved. */
export const lookAt = async (context: GraphContext, operations: readonly Looked[]): Promise<(Seen | Outcome)[]> => {
  try {
    const items = operations.map(({ id }) => ({
      method: 'GET' as const,
      url: stampedEventPath(id),
      html: true as const,
    }))
    const answers = await withDays(context, await sendBatch(context.client, items))
    const judged = await Promise.all(
      operations.map(async (operation, index) => {
        const answer = answers[index]
        return answer ? await judge(context, operation, answer) : { is: 'changed' as const }
      }),
    )
    const moved = operations.flatMap((operation, index) => {
      const found = judged[index]
      return operation.do === 'delete' && found && 'moved' in found && found.moved ? [operation.id] : []
    })
    const proofs = await prove(context, moved)
    return await Promise.all(
      operations.map(async (operation, index) => {
        const found = judged[index] ?? { is: 'changed' as const }
        return 'moved' in found && found.moved
          ? await judgeMoved(context, operation, found, proofs.get(operation.id))
          : found
      }),
    )
  } catch (error) {
    const outcome = outcomeOfFailure(error, false)
    if (outcome === undefined) throw error
    return operations.map(() => outcome)
  }
}

/** Hands over what is about to be written, by place in the chunk; what `keep` throws ends the write. */
export const keepSeen = async (keep: Keep, seen: readonly (Seen | Outcome | undefined)[]) => {
  const before = seen.map((found) => (found && 'kept' in found ? found.kept : undefined))
  if (before.some((text) => text !== undefined)) await keep(before)
}
