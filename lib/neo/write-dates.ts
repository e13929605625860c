import type { Day } from '../core/event.ts'
import { sameFields } from '../core/normal.ts'
import type { Operation, Outcome } from '../core/ports.ts'
import type { Context } from './context.ts'
import { allDates, entryOf, kindOfEntry } from './dates.ts'
import { readDates } from './dates-read.ts'
import { keptText } from './kept.ts'
import { fetchList } from './list.ts'
import { daysAround, monthsOf } from './months.ts'
import { dayToOpen } from './series-read.ts'
import type { User } from './session.ts'
import { cancelDay } from './write-series.ts'
import { outcomeBefore, refused, uncertain } from './write-outcome.ts'

type Delete = Extract<Operation, { do: 'delete' }>

/** The entry of a date as its form and the list show it now. */
const lookAtEntry = async (context: Context, user: User, sid: string, day: Day, title: string) => {
  const { client, profile, details } = context
  const window = { from: context.days?.from ?? day, to: context.days?.to ?? day }
  const months = monthsOf(window, [{ kind: 'days', first: day, last: day }])
  context.days = daysAround(months, window)
  const all = await fetchList(client, profile, user, months)
  const listed = all.get(sid)
  const sight = await details.read({ id: sid, day: (listed && dayToOpen(listed)) ?? day, title }, user.token)
  const control = [...all.values()].find((one) => one.id !== sid && one.times.length > 0)
  const items = (listed && (await readDates(context, user, sight, listed))) ?? []
  const isGone = async () => {
    if (sight.is === 'gone') {
      const asked = control && { id: control.id, day: dayToOpen(control) ?? day, title: control.first.detail }
      return !listed && (await details.trustsGone(asked, user.token))
    }
    if (sight.is !== 'form') return false
    const kind = kindOfEntry(sight.form, profile.form)
    if (kind !== 'dates') return kind !== 'unknown'
    return allDates(sight.form, profile.form, listed ?? {}, context.days)?.includes(day) === false
  }
  return { sight, items, isGone }
}

/**
 * Takes one date out of an entry with several (不定期), where the profile knows that its deletion is told by the words of the form for this very date, and
 * only while the date is what the plan has seen. Whether it is out, and it alone, is read back.
 */
export const removeDate = async (
  context: Context,
  operation: Delete,
  keep: (before: string) => Promise<void>,
): Promise<Outcome> => {
  const { sid, day } = entryOf(operation.id)
  if (day === undefined || context.profile.form.series?.takeOut !== 'form-words') return refused('date')
  const user = await context.session.user()
  const look = () => lookAtEntry(context, user, sid, day, operation.seen.subject)
  const before = await look().catch(outcomeBefore)
  if ('outcome' in before) return before.outcome
  const { sight, items } = before
  if (sight.is === 'waiting') return { is: 'waiting' }
  const item = items.find(({ id }) => id === operation.id)
  if (!item) return (await before.isGone()) ? { is: 'gone' } : refused('gone-unproven')
  if (sight.is !== 'form' || item.notYet || !item.removable) return refused('date')
  // Others are registered than the plan has seen: the same as for a whole entry.
  const isOthers = item.shared === true && !operation.shared
  if (!sameFields(item.fields, operation.seen) || item.fields.block !== operation.seen.block || isOthers)
    return { is: 'changed' }
  await keep(keptText(sight.form, user.token))
  const refusal = await cancelDay(context, user, sid, day)
  if (refusal && refusal.is !== 'lost') return refusal
  try {
    const after = await look()
    if (!after.items.some(({ id }) => id === operation.id) && (await after.isGone())) return { is: 'done' }
    if (refusal) return refusal
    return after.sight.is === 'waiting'
      ? { is: 'lost', problem: { kind: 'neo-unexpected-answer', side: 'neo', code: 'date' } }
      : refused('not-deleted')
  } catch (error) {
    return { is: 'lost', problem: uncertain(error) }
  }
}
