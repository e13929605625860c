import type { Item } from '../core/event.ts'
import { firstDay } from '../core/normal.ts'
import type { Operation, Outcome } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import { type Context, itemOfSight } from './context.ts'
import { placesOf } from './convert.ts'
import { kindOfEntry } from './dates.ts'
import { isPageNeeded } from './details.ts'
import { createValues } from './kept.ts'
import { fetchList, type Listed } from './list.ts'
import { codesFor, repeatingForm } from './making.ts'
import { monthsFor, timesText } from './read.ts'
import { withoutDays } from './series-look.ts'
import type { User } from './session.ts'
import { refusalOf, sidIn } from './wire.ts'
import { seriesValues, settleDays } from './write-series.ts'
import { fillFields, outcomeBefore, refused, refusalIfAlive, uncertain } from './write-outcome.ts'

type Create = Extract<Operation, { do: 'create' }>

/** What was sent, as an item: used where NEO has named the new event but no page is open to read it back. */
const assumed = async (context: Context, operation: Create, id: string): Promise<Item> => ({
  id,
  version: '',
  fields: operation.fields,
  mark: await context.keyOf(id),
  partnerMark: operation.partnerMark,
})

const unclear = { kind: 'neo-unexpected-answer', side: 'neo', code: 'series' } as const

/** The template's values, with some in their place or added. */
const withMore = (values: [string, string][], more: [string, string][]): [string, string][] => [
  ...values.filter(([name]) => !more.some(([other]) => other === name)),
  ...more,
]

const listFor = (context: Context, user: User, { fields }: Create) =>
  fetchList(context.client, context.profile, user, monthsFor(fields.times))

const sightOf = (context: Context, user: User, operation: Create, id: string) =>
  context.details
    .read({ id, day: firstDay(operation.fields.times), title: operation.fields.subject }, user.token)
    .catch((error: unknown) => {
      if (isPageNeeded(error)) return { is: 'waiting' } as const
      throw error
    })

/**
 * Looks for the event that carries the marker among those with the same start and end. `before`: what was listed before the create, known only
 * where details cannot be read: then a single newcomer is taken for it.
 */
const find = async (context: Context, user: User, operation: Create, before?: ReadonlyMap<string, Listed>) => {
  const listed = await listFor(context, user, operation)
  const rows = await context.rows.all()
  const times = timesText(operation.fields.times)
  const newcomers: Listed[] = []
  for (const event of [...listed.values()].toReversed()) {
    if ((event.times.length !== 1 && !operation.fields.series) || !event.times.some((one) => timesText(one) === times))
      continue
    const row = rows.get(event.id)
    if (row) {
      if (row.item.partnerMark === operation.partnerMark) return row.item
      continue
    }
    const sight = await sightOf(context, user, operation, event.id)
    // One with free dates is not what we make; what it is the next reading tells.
    if (sight.is === 'form' && kindOfEntry(sight.form, context.profile.form) === 'dates') continue
    const item = await itemOfSight(context, user, sight, event.id, event)
    if (item) await context.rows.put({ id: event.id, seen: event.text, item })
    if (item?.partnerMark === operation.partnerMark) return item
    if (!item && before && !before.has(event.id)) newcomers.push(event)
  }
  const [only, second] = newcomers
  if (!only || second) return
  const item = await assumed(context, operation, only.id)
  await context.rows.put({ id: only.id, seen: only.text, item })
  return item
}

const readBack = async (context: Context, user: User, operation: Create, sid: string): Promise<Item | undefined> => {
  const sight = await sightOf(context, user, operation, sid)
  if (sight.is === 'gone') return
  const item = await itemOfSight(context, user, sight, sid)
  if (item) await context.rows.renew(item)
  return item ?? assumed(context, operation, sid)
}

/** A series that was just made loses the days that it is not to have; what is missing of that, the link knows (core). */
const withDays = async (context: Context, user: User, operation: Create, id: string): Promise<Outcome> => {
  const { outcome, item } = await settleDays(context, user, id, operation.fields, withoutDays(operation.fields))
  if (item && !item.notYet && (outcome.is === 'done' || outcome.is === 'failed')) return { is: 'done', item }
  return outcome.is === 'waiting' ? outcome : { is: 'lost', problem: 'problem' in outcome ? outcome.problem : unclear }
}

/**
 * Makes an event of the user's own. NEO cannot be asked to make it only once: the marker line in 内容 tells afterwards, whatever was answered, whether it
 * is there; nothing is ever sent twice.
 */
export const create = async (context: Context, operation: Create): Promise<Outcome> => {
  const { client, profile } = context
  // A calibration that has not seen how entries are made.
  if (profile.create.command === '') return refused('no-command', 'neo-changed')
  const user = await context.session.user()
  // One of the events that could not be read yet may be this one, made by an earlier run.
  if (context.unread.has(timesText(operation.fields.times))) return { is: 'waiting' }
  const isPrivate = operation.fields.visibility === 'private'
  let before: ReadonlyMap<string, Listed> | undefined
  let values: ReturnType<typeof createValues>
  let repeats: [string, string][] | undefined = []
  try {
    if (!(await context.details.isReady(firstDay(operation.fields.times))))
      before = await listFor(context, user, operation)
    values = createValues(operation, profile, await codesFor(context, user, isPrivate))
    if (operation.fields.series) {
      const form = await repeatingForm(context, user)
      repeats = form && seriesValues(context, form, operation.fields)
      if (!repeats) return refused('series')
    }
  } catch (error) {
    return outcomeBefore(error).outcome
  }

  // Sent without the word, everybody could read it.
  if (!values) return { is: 'waiting' }
  const { raw, more } = values
  const isBooked = more.some(([name, value]) => name === profile.form.facilities && value !== '')
  const { command, fields, answerSid } = profile.create
  let problem: Problem | undefined
  let sid: string | undefined
  try {
    const answer = await client.call(
      command,
      [...withMore(fillFields([['cmd', command], ...fields], { ...placesOf(raw), uid: user.uid }), more), ...repeats],
      user.token,
    )
    const code = refusalOf(answer)
    if (code !== undefined) return refused(code, isBooked ? 'neo-facility' : 'neo-refused')
    sid = sidIn(answer, answerSid)
  } catch (error) {
    const code = await refusalIfAlive(context, error)
    if (code !== undefined) return refused(code)
    problem = uncertain(error)
  }
  try {
    const item =
      (sid !== undefined && (await readBack(context, user, operation, sid))) ||
      (await find(context, user, operation, before))
    // What can be read by others although it was sent as private is made private next, by comparing the two.
    if (item && isPrivate && item.fields.visibility === 'open') return { is: 'changed', item }
    if (item && operation.fields.series) return await withDays(context, user, operation, item.id)
    if (item) return { is: 'done', item }
    if (problem?.kind === 'neo-busy') return { is: 'later', problem }
    return { is: 'lost', problem: problem ?? { kind: 'neo-unexpected-answer', side: 'neo', code: 'not-found' } }
  } catch (error) {
    return { is: 'lost', problem: problem ?? uncertain(error) }
  }
}
