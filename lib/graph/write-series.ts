import type { Fields, Item } from '../core/event.ts'
import { firstDay, lastDay, normalise, sameFields } from '../core/normal.ts'
import type { Outcome } from '../core/ports.ts'
import { problemOf } from '../core/problem.ts'
import { textOfPattern } from '../core/series/canonical.ts'
import { type DayChange, dayChanges } from '../core/series/day-changes.ts'
import type { Rule, Series } from '../core/series/series.ts'
import { isNotFound, isOk } from './answer.ts'
import type { BatchItem } from './batch.ts'
import type { GraphContext } from './context.ts'
import { bodyOf, fieldsOf, isMeeting, itemOf, notYetOf } from './convert.ts'
import { outcomeOf, sendWrites } from './outcome.ts'
import { eventPath, instancesPath } from './paths.ts'
import { placesIn } from './places.ts'
import { clusters, readByIds } from './prove.ts'
import { outlookSeriesOptional, recurrenceOf } from './recurrence.ts'
import { dayOfException } from './series-read.ts'
import { eventSchema, instancePageSchema } from './wire.ts'

type Placed = Exclude<DayChange, { is: 'back' }>

/** Days that cross each other on their way need more than one go. */
const mostRounds = 4

const unexpected = (code: string): Outcome => ({
  is: 'lost',
  problem: { kind: 'graph-unexpected-answer', side: 'outlook', code },
})
const refused = (code: string): Outcome => ({ is: 'failed', problem: { kind: 'graph-refused', side: 'outlook', code } })

/** What a series is answered that Outlook has no rule for. */
export const unsayable = refused('series')

/** The series that Outlook is to hold, with its rule as Outlook can say it. undefined: it cannot. */
export const heldOptional = (fields: Fields): { fields: Fields; series: Series } | undefined => {
  const series = outlookSeriesOptional(fields)
  return series && { fields, series }
}

/** Days around where these stand, in whatever zone they are counted. */
const spanOf = ({ from: { times } }: { from: Fields }) => {
  const shift = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
  return { from: shift(firstDay(times), -1), to: shift(lastDay(times), 1) }
}

/** Ids of the days, by the day that the rule knows them by. */
const idsOfDays = async (context: GraphContext, id: string, days: readonly Placed[]) => {
  const found = new Map<string, string>()
  for (const span of clusters(days.map(spanOf))) {
    const visited = new Set<string>()
    for (let url: string | undefined = instancesPath(id, span, context.zone); url !== undefined && !visited.has(url);) {
      visited.add(url)
      const answer = await context.client.single({ method: 'GET', url })
      const page = instancePageSchema.safeParse(isOk(answer) ? answer.body : undefined)
      if (!page.success) return outcomeOf(answer, context.now())
      for (const one of page.data.value)
        found.set(dayOfException(one, context.zone) ?? one.start.dateTime.slice(0, 10), one.id)
      url = page.data['@odata.nextLink']
    }
  }
  return found
}

/**
 * Writes one day, if it still is what it was. Every write of a day moves the etags of its neighbours, so each is looked at just before. undefined: it was
 * written.
 */
const writeDay = async (
  { client, zone, now }: GraphContext,
  id: string,
  change: Placed,
): Promise<Outcome | undefined> => {
  const seen = await client.single({ method: 'GET', url: eventPath(id) })
  if (isNotFound(seen)) return { is: 'changed' }
  const event = eventSchema.safeParse(isOk(seen) ? seen.body : undefined).data
  if (!event) return isOk(seen) ? unexpected('series-day') : outcomeOf(seen, now())
  // A day that has become an online meeting of its own has a block that no write of ours may touch.
  if (notYetOf(event, zone) || isMeeting(event) || event.isOnlineMeeting) return refused('meeting')
  if (!sameFields(fieldsOf(event, zone), change.from)) return { is: 'changed' }
  const ifMatch = event['@odata.etag']
  const item: BatchItem =
    change.is === 'cancel'
      ? { method: 'DELETE', url: eventPath(id), ifMatch }
      : {
          method: 'PATCH',
          url: eventPath(id),
          ifMatch,
          body: bodyOf(change.fields, change.changed, zone, event, undefined, undefined, placesIn(seen.body)),
        }
  const [answer] = await sendWrites(client, [item])
  if (!answer) return unexpected('series-day')
  if ('is' in answer) return answer
  if (isOk(answer)) return undefined
  const outcome = outcomeOf(answer, now())
  return outcome.is === 'gone' ? { is: 'changed' } : outcome
}

/** Writes days one after the other. What is refused for one of them does not stop the others: a neighbour may have to make way first. */
const writeDays = async (
  context: GraphContext,
  id: string,
  changes: readonly Placed[],
): Promise<Outcome | undefined> => {
  const ids = await idsOfDays(context, id, changes)
  if (!(ids instanceof Map)) return ids
  let blocked: Outcome | undefined
  for (const change of changes) {
    const instance = ids.get(change.day)
    // It was taken out or moved meanwhile: the next read shows how.
    if (instance === undefined) return { is: 'changed' }
    const outcome = await writeDay(context, instance, change)
    if (outcome && outcome.is !== 'failed') return outcome
    blocked ??= outcome
  }
  return blocked
}

/** Another rule that gives the same days: said anew, it makes Outlook forget which days were taken out. */
const retouched = ({ rule, exceptions }: Series): Series => {
  const { pattern } = rule
  const weekStart = pattern.every === 'week' && pattern.n === 1 ? (pattern.weekStart % 7) + 1 : undefined
  const next: Rule =
    pattern.every === 'week' && weekStart !== undefined
      ? { ...rule, pattern: { ...pattern, weekStart: weekStart as typeof pattern.weekStart } }
      : rule
  return { rule: next, exceptions }
}

/** Days that were taken out come back only if the rule is said anew, and maybe not even then. */
const bringBack = async (
  context: GraphContext,
  id: string,
  etag: string,
  { fields, series }: { fields: Fields; series: Series },
) => {
  const again = recurrenceOf(fields.times, retouched(series), context.zone)
  // Members that other patterns ignore may say anything.
  const pattern = { ...again.pattern, ...(again.pattern.type !== 'weekly' && { firstDayOfWeek: 'wednesday' as const }) }
  const body = { recurrence: { ...again, pattern } }
  const [answer] = await sendWrites(context.client, [{ method: 'PATCH', url: eventPath(id), ifMatch: etag, body }])
  if (!answer) return unexpected('series')
  if ('is' in answer) return answer
  return isOk(answer) ? undefined : outcomeOf(answer, context.now())
}

/** `item`: what it was when last looked at. `isSaidAnew`: its rule was written, which may have put all its days back. */
export type Settled = { outcome: Outcome; item?: Item; isSaidAnew: boolean }

/**
 * Brings every day of the series to what is wanted and reads back what it is then. It only ever does what is still missing, so that it goes on where it
 * was cut off.
 */
export const settleDays = async (
  context: GraphContext,
  id: string,
  wanted: { fields: Fields; series: Series },
): Promise<Settled> => {
  try {
    return await settleOnce(context, id, wanted)
  } catch (error) {
    // Some of it is written by now, whatever stopped the rest: the intent has to stay.
    return { outcome: { is: 'lost', problem: problemOf(error) }, isSaidAnew: true }
  }
}

const settleOnce = async (
  context: GraphContext,
  id: string,
  wanted: { fields: Fields; series: Series },
): Promise<Settled> => {
  const { client, scope, zone } = context
  const target = normalise({ ...wanted.fields, series: wanted.series })
  let isSaidAnew = false
  let item: Item | undefined
  const end = (outcome: Outcome): Settled => ({ outcome, isSaidAnew, ...(item && { item }) })
  if (!target.series) return end(unexpected('series'))
  const goal = { fields: target, series: target.series }
  let blocked: Outcome | undefined
  for (let round = 0; round < mostRounds; round++) {
    const event = (await readByIds(client, [id]).catch(() => undefined))?.get(id)
    if (event === 'not-found') return end({ is: 'gone' })
    if (typeof event !== 'object') return end(unexpected('series'))
    item = await itemOf(event, scope, zone)
    const { series } = item.fields
    if (item.notYet || item.sealed || !series) return end({ is: 'changed' })
    const changes = dayChanges({ fields: item.fields, series }, goal)
    if (changes.length === 0) return end({ is: 'done' })
    if (blocked && round > 1) break
    // The rule is not what was written: somebody else is at work.
    if (textOfPattern(series.rule) !== textOfPattern(goal.series.rule)) return end({ is: 'changed' })
    const away = changes.filter((change) => change.is === 'back')
    if (away.length === changes.length && isSaidAnew) {
      // Everything else is as it was to be: nothing is open but these days, which Outlook does not give back.
      isSaidAnew = false
      return end(refused('cancelled-day'))
    }
    if (away.length > 0 && !isSaidAnew) {
      isSaidAnew = true
      const outcome = await bringBack(context, id, item.version, wanted)
      if (outcome) return end(outcome)
      continue
    }
    const placed = changes.filter((change) => change.is !== 'back')
    blocked = await writeDays(context, id, placed)
    if (blocked && blocked.is !== 'failed') return end(blocked)
  }
  return end(blocked ?? unexpected('series-days'))
}
