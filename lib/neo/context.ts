import type { Item } from '../core/event.ts'
import type { NeoClient } from './client.ts'
import { itemOfForm, itemOfList } from './convert.ts'
import type { Details, Sight } from './details.ts'
import type { FormFrame } from './frame.ts'
import type { Listed } from './list.ts'
import type { Profile } from './profile-schema.ts'
import type { Rows } from './rows.ts'
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
  /** Times of listed events that could not be read yet: one of them may be what a create is about to make. */
  unread: Set<string>
}

/** The item that a sight shows; undefined = nothing can be said about the event now. */
export const itemOfSight = async (
  context: Context,
  user: User,
  sight: Sight,
  id: string,
  listed?: Listed,
): Promise<Item | undefined> => {
  if (sight.is === 'gone' || sight.is === 'waiting') return
  const mark = await context.keyOf(id)
  const known = { id, mark, uid: user.uid, series: (listed?.times.length ?? 0) > 1 }
  const item = sight.is === 'form' ? itemOfForm(sight.form, known, context.profile) : undefined
  return item ?? (listed && itemOfList(listed.first, mark))
}
