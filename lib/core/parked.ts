import type { FieldName, Item, NotYet, SideName } from './event.ts'
import { type Direction, mayWrite } from './rules.ts'
import { type ApartReason, seenText, type Want } from './wish.ts'

/**
 * Why nothing is done about an event. claimed: another device is at it. bounced: what we write there is put back again and again. changed-since: it is not any more what the write left that is to be taken back.
 * sealed: changed or deleted in NEO, and in Outlook it is a meeting. double: another NEO event carries the mark of the same meeting.
 * shared-deletion: deleted in Outlook, and in NEO it would be deleted for others too. unlisted: it is in NEO, but no event of the user's any more.
 * irregular: one date of several (不定期) was changed or deleted in Outlook, and nobody knows what NEO makes of one of them.
 * series-day: a date of a series has values of its own, and nobody knows what the other side makes of one.
 */
export type Why =
  | NotYet
  | ApartReason
  | 'conflict'
  | 'bounced'
  | 'read-only'
  | 'orphan'
  | 'deleted-at-source'
  | 'claimed'
  | 'changed-since'
  | 'shared-deletion'
  | 'series-day'
  | 'irregular'
  | 'unlisted'

/** An event about which nothing is done, why, and what a person may say about it (nothing: there is nothing to be decided). */
export type Parked = {
  side: SideName
  item: Item
  why: Why
  fields?: readonly FieldName[]
  /** The pair that it is about, as far as it exists. */
  neo?: Item
  outlook?: Item
  /** Ids of a linked pair, of which one may be gone. */
  ids: { neo?: string; outlook?: string }
  choices: readonly Want[]
  seen: string
  /** A person had decided about it, and it has changed since: the word was void. */
  outrun?: true
}

/** Why nothing may be written on an event that is closed. */
export const whyClosed = ({ dateOf, sealed }: Item): Why =>
  sealed ? 'sealed' : dateOf === undefined ? 'read-only' : 'irregular'

const choicesOf = (why: Why, pair: { neo?: Item; outlook?: Item }, side: SideName, direction: Direction): Want[] => {
  const both = pair.neo !== undefined && pair.outlook !== undefined
  const to = (side: SideName): Want[] => {
    const target = pair[side]
    const isOpen = !target?.readOnly || (!both && target.removable)
    return mayWrite(direction, side) && isOpen ? [side === 'outlook' ? 'neo' : 'outlook'] : []
  }
  // A single event can be made on the other side or deleted on its own; each writes one side only.
  const either = [...to('outlook'), ...to('neo')]
  if (why === 'conflict' || why === 'bounced')
    return [...either, ...(both && either.length === 2 ? (['both'] as const) : []), 'apart']
  if (
    why === 'orphan' ||
    why === 'deleted-at-source' ||
    why === 'shared-deletion' ||
    why === 'double' ||
    why === 'sealed'
  )
    return [...either, 'apart']
  // What one side says of the date can only be given up.
  if (why === 'series-day' && both) return [...to(side), 'apart']
  // NEO's can be taken back, or the two left as they are.
  if (why === 'irregular') return [...to('outlook'), 'apart']
  // Made anew in NEO it would be another event than that of the others.
  if (why === 'unlisted') return [...to('outlook'), 'apart']
  if (why === 'undone' || why === 'deleted-there' || why === 'chosen') return either
  return why === 'read-only' ? ['apart'] : []
}

export const parkedOf = (
  why: Why,
  pair: { neo?: Item | undefined; outlook?: Item | undefined; ids?: { neo: string; outlook: string } },
  direction: Direction,
  more: { side?: SideName; fields?: readonly FieldName[] } = {},
): Parked | undefined => {
  const { neo, outlook } = pair
  const side = more.side ?? (neo ? 'neo' : 'outlook')
  const item = side === 'neo' ? neo : outlook
  if (!item) return
  const known = { ...(neo && { neo }), ...(outlook && { outlook }) }
  return {
    side,
    item,
    why,
    ...(more.fields && { fields: more.fields }),
    ...known,
    ids: pair.ids ?? { ...(neo && { neo: neo.id }), ...(outlook && { outlook: outlook.id }) },
    choices: choicesOf(why, known, side, direction),
    seen: seenText(neo, outlook),
  }
}
