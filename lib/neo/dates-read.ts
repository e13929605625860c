import { withDateOf } from '../core/block.ts'
import type { Day, Fields, Item } from '../core/event.ts'
import { normalise } from '../core/normal.ts'
import { startOf } from '../core/series/occurrences.ts'
import type { Context } from './context.ts'
import { fieldsOfForm, itemOfForm } from './convert.ts'
import { allDates, dateId, kindOfEntry } from './dates.ts'
import type { Sight } from './details.ts'
import type { Listed } from './list.ts'
import { scopeControls } from './rule-form.ts'
import type { SerialisedForm } from './serialise.ts'
import { clock, dayToOpen, likeness, type Shown, usualDates } from './series-read.ts'
import type { User } from './session.ts'

/** The form of one date that looks unlike the others; undefined: no form says that it is about this very day. */
const ownForm = async ({ details, profile }: Context, user: User, sid: string, day: Day) => {
  const one = await details.read({ id: sid, day }, user.token)
  const isIts = one.is === 'form' && scopeControls(one.form, profile.form, day)?.about === day
  return isIts ? one.form : undefined
}

/**
 * The events that an entry with free dates (不定期) is: one for each date that the list shows. What the entry says goes for all dates that look alike; of
 * another its own form tells, or it is not read. undefined: it is no such entry, or its form does not go with the list.
 */
export const readDates = async (
  context: Context,
  user: User,
  sight: Sight,
  listed: Listed,
): Promise<Item[] | undefined> => {
  const { profile, keyOf } = context
  const names = profile.form
  if (sight.is !== 'form' || kindOfEntry(sight.form, names) !== 'dates') return
  const opened = dayToOpen(listed)
  const usual = usualDates(listed.shown)
  const fields = fieldsOfForm(sight.form, user.uid, names)
  const [like] = usual
  if (opened === undefined || !fields || !like || clock(fields.times) !== clock(like.times)) return
  const about = scopeControls(sight.form, names, opened)?.about
  // Which of several looks is that of a form that is about no day, nobody can tell.
  if (about === undefined ? usual.length < listed.shown.length : about !== opened) return

  const all = allDates(sight.form, names, listed, context.days)
  const { command, shown: isShown } = profile.remove
  const mayRemove = (form: SerialisedForm) =>
    // What cannot be read back is not written.
    all !== undefined &&
    names.series?.takeOut === 'form-words' &&
    command !== '' &&
    !(isShown && form.removable === false)
  const itemOn = async ({ times }: Shown, form: SerialisedForm, held: Fields): Promise<Item | undefined> => {
    const day = startOf(times)
    const id = dateId(listed.id, day)
    const at = all && { place: all.indexOf(day) + 1, of: all.length }
    const { block } = held
    const whole = normalise({ ...held, times, ...(block !== undefined && { block: withDateOf(block, at) }) })
    const item = itemOfForm(form, { id, mark: await keyOf(id), uid: user.uid, series: false, whole }, profile)
    return item && { ...item, readOnly: true, dateOf: listed.id, ...(mayRemove(form) && { removable: true as const }) }
  }

  const usualLook = likeness(like)
  const items: Item[] = []
  for (const one of listed.shown) {
    const isUsual = likeness(one) === usualLook
    const form = isUsual ? sight.form : await ownForm(context, user, listed.id, startOf(one.times))
    const held = isUsual ? fields : form && fieldsOfForm(form, user.uid, names)
    const isRead = form && held && clock(held.times) === clock(one.times)
    const item = isRead
      ? await itemOn(one, form, held)
      : await itemOn(one, sight.form, { ...fields, subject: one.text })
    if (!item) return
    items.push(isRead ? item : { ...item, notYet: 'series' })
  }
  return items
}
