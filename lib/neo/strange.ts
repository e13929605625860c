import type { Item } from '../core/event.ts'
import { fail } from '../core/problem.ts'
import { rawOf } from './convert.ts'
import type { Sight } from './details.ts'
import type { Profile } from './profile-schema.ts'

/** An event whose form was there, and not one of our fields in the way the profile has them. */
export type Strange = { id: string; seen: string; item: Item }

export const isStrange = (sight: Sight, profile: Profile) =>
  sight.is === 'form' && rawOf(sight.form, profile.form) === undefined

/** So many forms, and not a single one that is understood: then it is not the events. */
const enough = 2

/**
 * Where no form at all is understood, NEO is not as the profile says, and a list of unreadable events would say nothing. One odd event among others stops
 * nothing. @throws ProblemError neo-changed
 */
export const failIfNothingKnown = (strange: number, known: number) => {
  if (strange >= enough && known === 0) fail('neo-changed', { side: 'neo', code: 'form' })
}
