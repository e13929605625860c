import type { Fields, Item, Window } from '../core/event.ts'
import { firstDay } from '../core/normal.ts'
import type { NeoClient } from './client.ts'
import { fieldsOfForm, isRepeated, itemOfForm, itemOfList } from './convert.ts'
import type { Details, Sight } from './details.ts'
import type { FormFrame } from './frame.ts'
import type { Listed } from './list.ts'
import type { Profile } from './profile-schema.ts'
import type { Rows } from './rows.ts'
import { dayToOpen, readSeries } from './series-read.ts'
import type { Session, User } from './session.ts'

/** What reading and writing share in one life of the side. */
export type Context = {
  client: NeoClient
  session: Session
  profile: Profile
  details: Details
  rows: Rows
  keyOf(sid: string): Promise<string>
  frame?: FormFrame
  /** The days that the last list covered. */
  days?: Window
  /** Times of listed events that could not be read yet: one of them may be what a create is about to make. */
  unread: Set<string>
}

/** What an entry form and the listed dates say of a series; undefined = it is none, or it cannot be told. */
const wholeOf = async (
  context: Context,
  user: User,
  sight: Extract<Sight, { is: 'form' }>,
  id: string,
  { listed, before }: { listed?: Listed; before?: Fields },
): Promise<Fields | undefined> => {
  const { profile, days } = context
  const names = profile.form
  const fields = fieldsOfForm(sight.form, user.uid, names)
  if (!fields || !days || !names.series || !isRepeated(sight.form, names)) return
  const opened = (listed && dayToOpen(listed)) ?? firstDay(before?.times ?? fields.times)
  const readDay = async (day: string) => {
    const one = await context.details.read({ id, day }, user.token)
    return one.is === 'form' ? fieldsOfForm(one.form, user.uid, names) : undefined
  }
  const shown = listed?.shown ?? []
  return readSeries({ form: sight.form, names, fields, opened, shown, window: days, before, readDay })
}

/**
 * The item that a sight shows; undefined = nothing can be said about the event now. `listed`: as the list shows it; `before`: as it was known before, which
 * tells of a series what no list shows now.
 */
export const itemOfSight = async (
  context: Context,
  user: User,
  sight: Sight,
  id: string,
  listed?: Listed,
  before?: Fields,
): Promise<Item | undefined> => {
  if (sight.is === 'gone' || sight.is === 'waiting') return
  const mark = await context.keyOf(id)
  const seen = { ...(listed && { listed }), ...(before && { before }) }
  const whole = sight.is === 'form' ? await wholeOf(context, user, sight, id, seen) : undefined
  const known = { id, mark, uid: user.uid, series: (listed?.times.length ?? 0) > 1, ...(whole && { whole }) }
  const item = sight.is === 'form' ? itemOfForm(sight.form, known, context.profile) : undefined
  return item ?? (listed && itemOfList(listed.first, mark))
}
