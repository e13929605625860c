import { type Fields, fieldNames } from '../core/event.ts'
import { firstDay, normalise, sameFields } from '../core/normal.ts'
import { problemOf } from '../core/problem.ts'
import { textOfException, textOfPattern } from '../core/series/canonical.ts'
import { type Answer, isOk } from './answer.ts'
import type { GraphContext } from './context.ts'
import { bodyOf, instantOptional, isComplete, itemOf } from './convert.ts'
import { idsByTransaction } from './find-created.ts'
import { stampKeyOf, transactionIdOf } from './identity.ts'
import { restoredOptional } from './kept.ts'
import { type On, outcomeOf, sendWrites, type Written } from './outcome.ts'
import { calendarPath } from './paths.ts'
import { type Proof, prove } from './prove.ts'
import { reminderMembers } from './reminder.ts'
import { rowOf } from './rows.ts'
import { stampOf, stampProperties } from './stamp.ts'
import { heldOptional, settleDays, unsayable } from './write-series.ts'
import { errorSchema, eventSchema, type WireEvent } from './wire.ts'

type Create = On<'create'>

/** An answer about an event that is older than this is not about the one just asked for. */
const freshFor = 60_000

/** What was kept of a series knows its rule in Graph's words; what counts is the form, which has the rule and its first day. */
const ofSeries = ({ fields }: Create, { zone }: GraphContext) =>
  fields.series ? bodyOf(fields, ['times', 'series'], zone) : {}

const payload = async (context: GraphContext, operation: Create) => ({
  ...reminderMembers(operation.fields, context.reminder, context.zone, context.now()),
  ...(restoredOptional(operation.raw) ?? bodyOf(operation.fields, [...fieldNames, 'category', 'rooms'], context.zone)),
  ...ofSeries(operation, context),
  transactionId: await transactionIdOf(context.scope, operation.partnerId, operation.generation),
  singleValueExtendedProperties: await stampProperties(context.scope, { ...operation, device: context.device }),
})

const isDuplicate = ({ status, code }: Answer) =>
  (status === 400 || status === 409) && code === 'errorduplicatetransactionid'

const existingIdOptional = (body: unknown) => {
  const parsed = errorSchema.safeParse(body)
  return parsed.success ? parsed.data.error['@event.existingEventId'] : undefined
}

const halfMade = { kind: 'graph-unexpected-answer', side: 'outlook', code: 'series' } as const

/** A series that was just made gets its changed days; what it is then is read back. */
const withDays = async (context: GraphContext, operation: Create, id: string): Promise<Written> => {
  const held = heldOptional(operation.fields)
  if (!held) return { outcome: { is: 'changed' } }
  const { outcome, item: made } = await settleDays(context, id, held)
  // It stands there, and not all of it: the link knows, and the next plan gives it the rest.
  if (outcome.is !== 'done' && outcome.is !== 'failed') return { outcome: { is: 'lost', problem: halfMade } }
  if (!made) return { outcome: { is: 'lost', problem: halfMade } }
  const item = { ...made, ...(await stampOf(context.scope, operation)) }
  return { outcome: { is: 'done', item }, row: rowOf(item) }
}

/** The event as the answer to our own POST shows it: everything but the stamp, which we know. */
const fromAnswer = async (context: GraphContext, operation: Create, event: WireEvent): Promise<Written> => {
  if (operation.fields.series) return await withDays(context, operation, event.id)
  const item = {
    ...(await itemOf(event, context.scope, context.zone)),
    ...(await stampOf(context.scope, operation)),
  }
  return { outcome: { is: 'done', item }, row: rowOf(item) }
}

/** The series was made, and some of the days that it is to have are missing: nobody but ourselves was at it. */
const isUnfinished = (now: Fields, wanted: Fields): boolean => {
  const held = heldOptional(wanted)
  const goal = held && normalise({ ...wanted, series: held.series })
  if (!goal?.series || !now.series || sameFields(now, wanted)) return false
  const texts = new Map(goal.series.exceptions.map((one) => [one.day, textOfException(one)]))
  const isOurs = now.series.exceptions.every((one) => texts.get(one.day) === textOfException(one))
  const isSameRule = textOfPattern(now.series.rule) === textOfPattern(goal.series.rule)
  return isOurs && isSameRule && sameFields({ ...now, series: goal.series }, goal)
}

/** `used`: the service said that the transaction id had been used before. */
const fromProofs = async (
  context: GraphContext,
  operation: Create,
  proofs: readonly Proof[],
  used: boolean,
): Promise<Written> => {
  const standing = proofs.find((proof) => proof.is === 'present')
  if (standing?.is === 'present') {
    const item = await itemOf(standing.event, context.scope, context.zone)
    if (isUnfinished(item.fields, operation.fields)) return await withDays(context, operation, item.id)
    // Else a person has edited it meanwhile: the next plan compares the two.
    const same = !item.notYet && !item.sealed && sameFields(item.fields, operation.fields)
    return { outcome: { is: same ? 'done' : 'changed', item }, row: rowOf(item) }
  }
  const nowhere = proofs.every((proof) => proof.is === 'not-found' || proof.is === 'absent')
  // The transaction id is used up by an event that was deleted: only a new generation can come back.
  if (nowhere && (used || proofs.length > 0)) return { outcome: { is: 'gone' } }
  return { outcome: { is: 'lost', problem: { kind: 'graph-unavailable', side: 'outlook' } } }
}

/** Looks an answer up that is about an event which was there before, or that says too little. */
const lookUp = async (context: GraphContext, operation: Create, id: string | undefined, used: boolean) => {
  const wanted = {
    key: await stampKeyOf(context.scope, operation),
    transactionId: await transactionIdOf(context.scope, operation.partnerId, operation.generation),
    day: firstDay(operation.fields.times),
  }
  try {
    const ids = id === undefined ? await idsByTransaction(context, wanted) : [id]
    const proofs = await prove(context, ids)
    return await fromProofs(context, operation, [...proofs.values()], used)
  } catch (error) {
    // The POST was sent: the next run looks for what it may have made.
    return { outcome: { is: 'lost' as const, problem: problemOf(error) } }
  }
}

const fromOne = async (context: GraphContext, operation: Create, answer: Answer): Promise<Written> => {
  const parsed = eventSchema.safeParse(isOk(answer) ? answer.body : undefined)
  if (parsed.success) {
    const event = parsed.data
    const age = (answer.date ?? context.now()) - (instantOptional(event.createdDateTime) ?? 0)
    const fresh = age < freshFor && !context.doubtedCreates.has(operation.partnerId)
    if (fresh && isComplete(event, context.zone)) return await fromAnswer(context, operation, event)
    return await lookUp(context, operation, event.id, false)
  }
  if (isOk(answer)) return await lookUp(context, operation, undefined, false)
  if (isDuplicate(answer)) return await lookUp(context, operation, existingIdOptional(answer.body), true)
  const outcome = outcomeOf(answer, context.now())
  if (outcome.is !== 'gone') return { outcome }
  // A 404 of a creation is about the calendar and no deletion of anything.
  return { outcome: { is: 'failed', problem: { kind: 'graph-refused', side: 'outlook', code: '404' } } }
}

/**
 * Creates up to 20 events in one batch. 201, and 400 or 409 for a transaction id that was used before, end in the same
 * event; only answers about an older event are looked into, so a first run costs one request for 20 events.
 */
export const writeCreates = async (context: GraphContext, operations: readonly Create[]): Promise<Written[]> => {
  const sayable = operations.filter(({ fields }) => !fields.series || heldOptional(fields))
  const bodies = await Promise.all(sayable.map((operation) => payload(context, operation)))
  const url = `${calendarPath(context.calendar)}/events`
  const answers = await sendWrites(
    context.client,
    bodies.map((body) => ({ method: 'POST' as const, url, body })),
  )
  const results: Written[] = []
  for (const operation of operations) {
    const answer = answers[sayable.indexOf(operation)]
    if (!sayable.includes(operation)) results.push({ outcome: unsayable })
    else if (!answer) results.push({ outcome: { is: 'lost', problem: { kind: 'internal' } } })
    else if ('is' in answer) results.push({ outcome: answer })
    else results.push(await fromOne(context, operation, answer))
  }
  return results
}
