import type { FieldName, Item } from '../core/event.ts'
import { sameField } from '../core/normal.ts'
import type { Keep, MirrorRow, Outcome } from '../core/ports.ts'
import { textOfPattern } from '../core/series/canonical.ts'
import { mayHoldRest } from '../core/title.ts'
import { type Answer, isOk } from './answer.ts'
import type { BatchItem } from './batch.ts'
import { withBlockOptional } from './block-html.ts'
import type { GraphContext } from './context.ts'
import { bodyOf, isComplete, itemOf, wordsIn } from './convert.ts'
import { restoredBodyOptional, restoredFlags } from './kept.ts'
import { editedHtmlOptional, rewrittenHtmlOptional } from './html-edit.ts'
import { keepSeen, lookAt, type Seen } from './look.ts'
import { keepsMeeting } from './meeting-html.ts'
import { type On, outcomeOf, sendWrites, type Written } from './outcome.ts'
import { eventPath } from './paths.ts'
import { type Proof, prove, readByIds } from './prove.ts'
import { dead, doubted, marked, pending, rowOf, withStamp } from './rows.ts'
import { isMaster } from './series-read.ts'
import { claimProperties, fittingClaim, stampOf, stampProperties } from './stamp.ts'
import { eventSchema, type WireEvent } from './wire.ts'
import { heldOptional, settleDays, unsayable } from './write-series.ts'

type Change = On<'update'> | On<'stamp'> | On<'claim'>

/** What the mirror has to know of an operation on an event that it holds. */
export const withRow = (written: Written, row: MirrorRow | undefined): Written => {
  if (!row || written.row) return written
  const { is } = written.outcome
  if (is === 'gone') return { ...written, row: marked(row, dead) }
  // What it holds now has to be read before anything is planned on it.
  return is === 'changed' || is === 'lost' ? { ...written, row: marked(row, pending) } : written
}

/** An event that lost its partner keeps the stamp that it has: what is taken back of it names nobody. */
const names = ({ partnerId }: On<'update'> | On<'stamp'>) => partnerId !== ''

/** What was known of a stamp that is replaced by one that says itself whether the two stand apart. */
const unparted = (item: Item): Item => {
  const { apart: _, ...rest } = item
  return rest
}

/** A block beside a text that nobody has touched leaves the formatting of that text alone. An event whose etag has moved is not written anyway. */
const besideOptional = ({ changed, seen, fields }: On<'update'>, found: Seen | undefined) => {
  const held = changed.includes('body') ? undefined : restoredBodyOptional(found?.kept)
  const content = held?.contentType === 'html' ? withBlockOptional(held.content, seen, fields) : undefined
  return content === undefined ? undefined : { contentType: 'html' as const, content }
}

/** A text that has changed leaves alone the formatting of the lines that have not. */
const linesOptional = ({ seen, fields }: On<'update'>, found: Seen | undefined) => {
  const held = restoredBodyOptional(found?.kept)
  const content =
    found && held?.contentType === 'html'
      ? (editedHtmlOptional(held.content, found.title, seen, fields, found.online) ??
        (found.online ? rewrittenHtmlOptional(held.content, fields) : undefined))
      : undefined
  return content === undefined ? undefined : { contentType: 'html' as const, content }
}

/**
 * The names that the master itself is told. Its rule and its first day go together, and not at all where only single days change: said anew, a rule may
 * make Outlook forget its exceptions.
 */
const namesOfMaster = ({ changed, seen, fields }: On<'update'>): readonly FieldName[] => {
  if (!seen.series && !fields.series) return changed
  const isSame =
    seen.series && fields.series
      ? textOfPattern(seen.series.rule) === textOfPattern(fields.series.rule) && sameField(seen, fields, 'times')
      : false
  const rest = changed.filter((name) => name !== 'series' && name !== 'times')
  return isSame ? rest : [...rest, 'times', 'series']
}

/** Whether everybody can still join an online meeting once it says this. */
const isKept = (found: Seen | undefined, content: string) =>
  !found?.online || keepsMeeting(restoredBodyOptional(found.kept)?.content ?? '', content)

/** What a change sends. Formatting that was kept comes back with the text that it belongs to. `found`: what the event holds. `meeting-lost`: it must not be sent. */
const payload = async (context: GraphContext, operation: Change, found: Seen | undefined) => {
  if (operation.do === 'claim') return { singleValueExtendedProperties: claimProperties(operation.claim) }
  const stamp = names(operation) && (await stampProperties(context.scope, { ...operation, device: context.device }))
  if (operation.do === 'stamp') return { singleValueExtendedProperties: stamp }
  const { changed, fields, seen, raw } = operation
  const words = wordsIn(fields, changed, found && { title: found.title, subject: seen.subject })
  const kept = raw !== undefined && !mayHoldRest(raw) ? restoredBodyOptional(raw) : undefined
  const restored = kept && isKept(found, kept.content) ? kept : undefined
  const alone = words.isOne ? (restored ?? besideOptional(operation, found)) : undefined
  const body = words.text ? (alone ?? linesOptional(operation, found)) : undefined
  // The block by which people join says itself where; the text must not say it once more.
  const said = found?.online ? { ...fields, meeting: '' } : fields
  const members = bodyOf(
    said,
    namesOfMaster(operation),
    context.zone,
    found?.flags,
    restoredFlags(raw),
    words,
    found?.places,
  )
  if (words.text && !isKept(found, (body ?? members.body)?.content ?? '')) return 'meeting-lost'
  return {
    ...members,
    ...(body && { body }),
    ...(stamp && { singleValueExtendedProperties: stamp }),
  }
}

/** A series is written in several requests; its stamp goes with the first of them. */
const echoOfSeries = async (
  context: GraphContext,
  operation: On<'update'>,
  row: MirrorRow | undefined,
  held: NonNullable<ReturnType<typeof heldOptional>>,
): Promise<Written> => {
  const { outcome, item: now, isSaidAnew } = await settleDays(context, operation.id, held)
  if (outcome.is !== 'done' || !now) {
    // A new rule may have taken days away that are not there again: the intent stays, so that nobody takes it for a person's doing.
    const isNewRule = isSaidAnew || namesOfMaster(operation).includes('series')
    const end: Outcome =
      isNewRule && (outcome.is === 'failed' || outcome.is === 'later')
        ? { is: 'lost', problem: outcome.problem }
        : outcome
    // What was written of it is read anew before anything is planned on it.
    return { outcome: end, ...(row && { row: marked(row, pending) }) }
  }
  const known = row && (names(operation) ? unparted(row.item) : row.item)
  const item = {
    ...withStamp(now, known),
    ...(names(operation) && (await stampOf(context.scope, operation))),
  }
  return { outcome: { is: 'done', item }, row: rowOf(item) }
}

const echo = async (
  context: GraphContext,
  operation: Change,
  row: MirrorRow | undefined,
  answer: Answer,
): Promise<Written> => {
  const { client, scope, zone, now } = context
  if (!isOk(answer)) return { outcome: outcomeOf(answer, now()) }
  const held = operation.do === 'update' ? heldOptional(operation.fields) : undefined
  if (held && operation.do === 'update') return await echoOfSeries(context, operation, row, held)
  const parsed = eventSchema.safeParse(answer.body)
  let event: WireEvent | undefined =
    parsed.success && isComplete(parsed.data, zone) && !isMaster(parsed.data) ? parsed.data : undefined
  if (!event) {
    const found = (await readByIds(client, [operation.id]).catch(() => undefined))?.get(operation.id)
    event = typeof found === 'object' ? found : undefined
  }
  if (!event) return { outcome: { is: 'lost', problem: { kind: 'graph-unexpected-answer', side: 'outlook' } } }
  const read = await itemOf(event, scope, zone)
  const item: Item =
    operation.do === 'claim'
      ? { ...withStamp(read, row?.item), claim: fittingClaim(operation.claim) }
      : names(operation)
        ? { ...withStamp(read, row && unparted(row.item)), ...(await stampOf(scope, operation)) }
        : withStamp(read, row?.item)
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
 * Changes fields, or only stamp or claim, of up to 20 events in one batch of PATCHes with If-Match; what a person sees of an event is
 * looked at and kept before. Nothing is sent for an event that is known to be a meeting: any PATCH of it may mail people. If
 * it has become one unnoticed, its etag has moved. A claim is written only on an event that is known.
 */
export const writeUpdates = async (
  context: GraphContext,
  operations: readonly Change[],
  rows: ReadonlyMap<string, MirrorRow>,
  keep: Keep,
): Promise<Written[]> => {
  const results: Written[] = operations.map(() => ({ outcome: { is: 'changed' } }))
  const rowAt = (index: number) => rows.get(operations[index]?.id ?? '')
  const open = operations.flatMap((operation, index) => {
    const row = rows.get(operation.id)
    const version = operation.version || row?.item.version
    if (row?.item.notYet || row?.item.sealed || !version || (operation.do === 'claim' && !row)) return []
    return [{ index, operation: { ...operation, version } }]
  })

  const visible = open.flatMap(({ index, operation }) => (operation.do === 'update' ? [{ index, operation }] : []))
  const looks = await lookAt(
    context,
    visible.map(({ operation }) => operation),
  )
  const seen = new Map(visible.map(({ index }, place) => [index, looks[place]]))
  await keepSeen(
    keep,
    operations.map((_, index) => seen.get(index)),
  )

  const sent: { index: number; operation: Change; item: BatchItem }[] = []
  for (const { index, operation } of open) {
    const found = seen.get(index)
    if (found && 'is' in found) results[index] = { outcome: found }
    else if (operation.do === 'update' && operation.fields.series && !heldOptional(operation.fields))
      results[index] = { outcome: unsayable }
    else {
      const body = await payload(context, operation, found)
      if (body === 'meeting-lost') {
        results[index] = { outcome: { is: 'failed', problem: { kind: 'graph-refused', side: 'outlook', code: body } } }
        continue
      }
      const item = { method: 'PATCH' as const, url: eventPath(operation.id), ifMatch: operation.version, body }
      sent.push({ index, operation, item })
    }
  }
  const answers = await sendWrites(
    context.client,
    sent.map(({ item }) => item),
  )
  for (const [place, { index, operation }] of sent.entries()) {
    const answer = answers[place]
    if (answer)
      results[index] = 'is' in answer ? { outcome: answer } : await echo(context, operation, rowAt(index), answer)
  }
  const written = results.map((each, index) => withRow(each, rowAt(index)))
  return await explain(
    context,
    written,
    open.map(({ index }) => index),
  )
}
