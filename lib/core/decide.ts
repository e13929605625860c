import type { Fields, Item } from './event.ts'
import type { Missing } from './ports.ts'
import { sameFields } from './normal.ts'

/** What became of one side of a pair since the last agreement. Of an event without a link one side is `created`, the other `gone`. */
export type State = 'unchanged' | 'created' | 'modified' | 'gone'

export type Decision =
  | 'nothing'
  | 'merge'
  | 'adopt'
  | 'forget'
  | 'create-on-outlook'
  | 'create-on-neo'
  | 'delete-on-outlook'
  | 'delete-on-neo'

/**
 * The decision table: rows are NEO, columns Outlook. A change beats a deletion: the event is made anew where it was deleted.
 * `created` beside a linked state cannot happen (an event is either linked or not); those cells do nothing.
 */
export const decisions: Record<State, Record<State, Decision>> = {
  unchanged: { unchanged: 'nothing', created: 'nothing', modified: 'merge', gone: 'delete-on-neo' },
  created: { unchanged: 'nothing', created: 'adopt', modified: 'nothing', gone: 'create-on-outlook' },
  modified: { unchanged: 'merge', created: 'nothing', modified: 'merge', gone: 'create-on-outlook' },
  gone: { unchanged: 'delete-on-outlook', created: 'create-on-neo', modified: 'create-on-neo', gone: 'forget' },
}

/** State of one side of a linked pair; undefined = not known, then nothing is done about the pair. */
export const stateOf = (item: Item | undefined, missing: Missing | undefined, agreed: Fields): State | undefined => {
  if (item) return sameFields(item.fields, agreed) ? 'unchanged' : 'modified'
  return missing === 'gone' ? 'gone' : undefined
}
