import type { Item, SideName, Window } from './event.ts'
import type { Draft } from './draft.ts'
import { sameFields } from './normal.ts'
import type { Intent, Link, Picture } from './ports.ts'
import type { Rules } from './rules.ts'
import type { Standing, Wish, WishBook } from './wish.ts'

export type PlanInput = {
  neo: Picture
  outlook: Picture
  links: readonly Link[]
  /** Open intents of earlier runs; this plan settles them by what the pictures show. */
  intents: readonly Intent[]
  wishes: readonly Wish[]
  window: Window
  rules: Rules
  /** Milliseconds since the epoch. */
  now: number
  /** By Outlook id, which sides of an unlinked pair still hold what its stamp says was agreed. */
  recalled: ReadonlyMap<string, readonly SideName[]>
  /** Links of an earlier scope: pairs that are still there go on with what was agreed. */
  hints: readonly Link[]
  /** NEO events whose named partner was sought and not found. */
  unfound: ReadonlySet<string>
  /** NEO events that this installation has made itself, of those that carry the mark of one meeting with another. */
  made: ReadonlySet<string>
}

/** What deciding about one pair or event needs. */
export type Known = {
  input: PlanInput
  draft: Draft
  wishOf: WishBook
  neo: ReadonlyMap<string, Item>
  outlook: ReadonlyMap<string, Item>
}

/** A word that the events have outrun ends nothing: what stood apart before still does. */
export const apartBefore = ({ older }: Standing) => older.find(({ want }) => want === 'apart')

/** Another device has taken back a write about the two, and they are not the same again. */
export const isPartedElsewhere = (left: Item | undefined, right: Item | undefined) =>
  right?.apart === true && !(left && sameFields(left.fields, right.fields))
