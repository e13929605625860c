import { flagNames } from '../core/flags.ts'
import type { Item } from '../core/event.ts'
import { firstDay, sameField, sameFields, textOf, withFields } from '../core/normal.ts'
import type { Operation, Outcome } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import { isShortened } from '../core/shortened.ts'
import { type Context, itemOfSight } from './context.ts'
import { changesBetween, rawOf } from './convert.ts'
import { entryOf } from './dates.ts'
import { deletesBy } from './deletes.ts'
import type { Sight } from './details.ts'
import { flagChanges } from './flags.ts'
import { withValues } from './forms.ts'
import { keptText, restoredRaw } from './kept.ts'
import { fetchList } from './list.ts'
import { quieted, registeredIn } from './people.ts'
import { monthsFor } from './read.ts'
import { fillFields, outcomeBefore, refused, refusalIfAlive, uncertain } from './write-outcome.ts'
import { type Looked, lookAtSeries } from './series-look.ts'
import type { User } from './session.ts'
import { refusalOf } from './wire.ts'
import { removeDate } from './write-dates.ts'
import { scopeOfAll, updateSeries } from './write-series.ts'

type Update = Extract<Operation, { do: 'update' }>
type Delete = Extract<Operation, { do: 'delete' }>

/** Takes what the event holds, read for this very write; if that cannot be kept it throws, and nothing is sent. */
export type KeepOne = (before: string) => Promise<void>

/** NEO has no room for the text that it was given: what it holds is all that it can hold. */
const isCut = (echo: Item, { fields, changed }: Update) =>
  changed.every(
    (name) =>
      sameField(echo.fields, fields, name) || isShortened(name, textOf(echo.fields, name), textOf(fields, name)),
  )

const saysMeeting = (echo: Item, { fields, changed }: Update) =>
  !changed.includes('meeting') || echo.fields.meeting === fields.meeting

/** Others are registered than the plan has seen; a deletion for others than the user needs a person's word besides. */
const isForOthers = (operation: Update | Delete, { fields, shared }: Item) => {
  const { block } = operation.seen
  if (block !== undefined && fields.block !== undefined && block !== fields.block) return true
  return operation.do === 'delete' && shared === true && !operation.shared
}

/** The event as it is now, or what became of the operation because it is not what the plan has seen. */
const readForWrite = async (context: Context, user: User, operation: Update | Delete) => {
  const day = firstDay(operation.seen.times)
  const looked: Looked = operation.seen.series
    ? await lookAtSeries(context, user, operation.id, operation.seen)
    : {
        sight: await context.details.read({ id: operation.id, day, title: operation.seen.subject }, user.token),
        opened: day,
      }
  const { sight, opened } = looked
  const end = (outcome: Outcome) => ({ outcome })
  if (sight.is === 'waiting') return end({ is: 'waiting' })
  if (sight.is === 'gone') {
    const { control, listed } = await controlFor(context, user, operation)
    const isProven = (await context.details.trustsGone(control, user.token)) && !listed
    return end(isProven ? { is: 'gone' } : refused('gone-unproven'))
  }
  const item = operation.seen.series ? looked.item : await itemOfSight(context, user, sight, operation.id)
  if (sight.is === 'form' && !rawOf(sight.form, context.profile.form)) return end(refused('no-form', 'neo-changed'))
  if (sight.is !== 'form' || !item) return end(refused('no-form'))
  if (item.notYet) return end(refused(item.notYet))
  if (!sameFields(item.fields, operation.seen) || isForOthers(operation, item)) {
    await context.rows.renew(item)
    return end({ is: 'changed' })
  }
  return { sight, item, opened }
}

/** An event that lives, to see whether "gone" can be believed: this one, if the list still shows it, or another of the same days. */
const controlFor = async (context: Context, user: User, { id, seen }: Update | Delete) => {
  const listed = await fetchList(context.client, context.profile, user, monthsFor(seen.times))
  const other = listed.get(id) ?? [...listed.values()].find((one) => one.times.length > 0)
  const [times] = other?.times ?? []
  return {
    listed: listed.has(id),
    control: other && times ? { id: other.id, day: firstDay(times), title: other.first.detail } : undefined,
  }
}

const sendForm = async (
  context: Context,
  user: User,
  sight: Extract<Sight, { is: 'form' }>,
  changes: [string, string][],
): Promise<{ refused?: string; problem?: Problem }> => {
  if (sight.through) {
    const sent = await context.frame?.send(sight.through.address, changes)
    if (sent === undefined) return { problem: { kind: 'neo-page-needed', side: 'neo' } }
    return sent ? {} : { refused: 'form' }
  }
  const answer = await context.client.send(withValues(sight.form, changes), user.token)
  if ('json' in answer) {
    const code = refusalOf(answer.json)
    return code === undefined ? {} : { refused: code }
  }
  return answer.page.message === '' ? {} : { refused: 'message' }
}

/** An event that is to be closed is closed first, and gets its texts only once it says so: a NEO that ignores the word must not show them. */
export const update = async (context: Context, operation: Update, keep: KeepOne): Promise<Outcome> => {
  // What NEO makes of one date of several that is changed nobody knows.
  if (entryOf(operation.id).day !== undefined) return refused('date')
  const { changed, seen, fields } = operation
  const rest = changed.filter((name) => !flagNames.some((flag) => flag === name))
  const flags = changed.filter((name) => !rest.includes(name))
  const isClosing = changed.includes('visibility') && fields.visibility === 'private' && seen.visibility !== 'private'
  if (!isClosing || rest.length === 0) return await updateOnce(context, operation, keep)
  const word = { ...operation, changed: flags, fields: withFields(seen, fields, flags) }
  const closed = await updateOnce(context, word, keep)
  if (closed.is !== 'done' || !closed.item) return closed
  if (closed.item.fields.visibility !== 'private') return refused('flag')
  const written = await updateOnce(
    context,
    { ...operation, seen: closed.item.fields, changed: rest },
    async () => undefined,
  )
  // Half of it is written: the intent stays, and the next run looks.
  const problem =
    'problem' in written ? written.problem : { kind: 'neo-unexpected-answer' as const, side: 'neo' as const }
  return written.is === 'done' ? written : { is: 'lost', problem }
}

const updateOnce = async (context: Context, operation: Update, keep: KeepOne): Promise<Outcome> => {
  const user = await context.session.user()
  const before = await readForWrite(context, user, operation).catch(outcomeBefore)
  if ('outcome' in before) return before.outcome
  const { sight, item } = before
  const names = context.profile.form
  const raw = rawOf(sight.form, names)
  if (!raw) return refused('no-form', 'neo-changed')
  // Whatever the profile or the page say: a change never goes to the command that deletes.
  if (deletesBy(sight.form, context.profile)) return refused('form-deletes', 'neo-changed')
  if (operation.seen.series || operation.fields.series)
    return await updateSeries(context, user, operation, before, () => keep(keptText(sight.form, user.token)))
  const flags = flagChanges(
    sight.form,
    operation.fields,
    flagNames.filter((name) => operation.changed.includes(name)),
    names,
  )
  if (!flags) return refused('flag')
  const wanted = [...changesBetween(raw, restoredRaw(raw, operation, names), names), ...flags]
  if (wanted.length === 0) return { is: 'done', item }
  const changes = [...wanted, ...(item.shared ? quieted(sight.form, names) : [])]
  await keep(keptText(sight.form, user.token))

  let sent: Awaited<ReturnType<typeof sendForm>>
  try {
    sent = await sendForm(context, user, sight, changes)
  } catch (error) {
    const denied = await refusalIfAlive(context, error)
    sent = denied ? { refused: denied } : { problem: uncertain(error) }
  }
  try {
    const day = firstDay(operation.fields.times)
    const after = await context.details.read({ id: operation.id, day, title: operation.fields.subject }, user.token)
    const echo = await itemOfSight(context, user, after, operation.id)
    if (!echo || after.is !== 'form')
      return { is: 'lost', problem: sent.problem ?? { kind: 'neo-unexpected-answer', side: 'neo', code: after.is } }
    await context.rows.renew(echo)
    const isStored = !sameFields(echo.fields, item.fields) || echo.fields.meeting !== item.fields.meeting
    if (isStored && sent.refused === undefined) return { is: 'done', item: echo }
    if (sameFields(echo.fields, operation.fields) && saysMeeting(echo, operation)) return { is: 'done', item: echo }
    if (!sameFields(echo.fields, operation.seen)) return { is: 'changed' }
    if (sent.refused === undefined && !sent.problem && isCut(echo, operation)) return { is: 'done', item: echo }
    if (sent.problem?.kind === 'neo-busy') return { is: 'later', problem: sent.problem }
    if (sent.problem) return { is: 'lost', problem: sent.problem }
    const isBooked =
      operation.changed.includes('times') && registeredIn(sight.form, user.uid, names).facilities.length > 0
    return refused(sent.refused ?? 'not-stored', isBooked ? 'neo-facility' : 'neo-refused')
  } catch (error) {
    return { is: 'lost', problem: sent.problem ?? uncertain(error) }
  }
}

export const remove = async (context: Context, operation: Delete, keep: KeepOne): Promise<Outcome> => {
  if (entryOf(operation.id).day !== undefined) return await removeDate(context, operation, keep)
  const { client, profile, rows } = context
  const user = await context.session.user()
  const before = await readForWrite(context, user, operation).catch(outcomeBefore)
  if ('outcome' in before) {
    if (before.outcome.is === 'gone') await rows.remove([operation.id])
    return before.outcome
  }
  // NEO deletes for everybody, so what the user may not do there is not tried by command either.
  if (profile.remove.command === '') return refused('no-command', 'neo-changed')
  if (profile.remove.shown && before.sight.form.removable === false) return refused('not-deletable')
  const scope = operation.seen.series ? scopeOfAll(context, before.sight, before.opened) : []
  if (!scope) return refused('series')
  await keep(keptText(before.sight.form, user.token))
  const { command, fields } = profile.remove
  let problem: Problem | undefined
  let code: string | undefined
  try {
    const own = fillFields([['cmd', command], ...fields], { sid: operation.id, uid: user.uid })
    const values = [...own, ...scope]
    code = refusalOf(await client.call(command, values, user.token))
  } catch (error) {
    code = await refusalIfAlive(context, error)
    if (code === undefined) problem = uncertain(error)
  }
  try {
    const day = firstDay(operation.seen.times)
    const sight = await context.details.read({ id: operation.id, day, title: operation.seen.subject }, user.token)
    // Where only scripts can show an event, the list has to say that it is not there any more.
    const away = sight.is === 'waiting' && !(await controlFor(context, user, operation)).listed
    if (sight.is === 'gone' || away) {
      await rows.remove([operation.id])
      return { is: 'done' }
    }
    if (problem?.kind === 'neo-busy') return { is: 'later', problem }
    return problem ? { is: 'lost', problem } : refused(code ?? 'not-deleted')
  } catch (error) {
    return { is: 'lost', problem: problem ?? uncertain(error) }
  }
}
