import type { FieldName, Fields, Item, SideName } from './event.ts'
import { flagNames } from './flags.ts'
import type { Picture } from './ports.ts'

/** Flags that a new event of a side cannot be given, because nobody knows how they are said there. */
export type Lacks = Record<SideName, readonly FieldName[]>
export const lacksOf = ({ neo, outlook }: Record<SideName, Picture>): Lacks => ({
  neo: neo.lacks ?? [],
  outlook: outlook.lacks ?? [],
})

/** The side of a pair that is private while the other is open and cannot be closed: nothing of it may be carried over. */
export const hiddenSide = (neo: Item | undefined, outlook: Item | undefined): SideName | undefined => {
  if (!neo || !outlook) return
  const isHidden = (item: Item, other: Item) =>
    item.fields.visibility === 'private' &&
    other.fields.visibility !== 'private' &&
    (other.fields.visibility === undefined || other.fixed?.includes('visibility') === true)
  if (isHidden(outlook, neo)) return 'outlook'
  return isHidden(neo, outlook) ? 'neo' : undefined
}

/** Whether a date of a series is private, whatever the series is. */
export const hasPrivateDate = ({ series }: Fields): boolean =>
  series?.exceptions.some((one) => one.is === 'changed' && one.own.visibility === 'private') === true

/** What of an event a new one may be given; undefined: it is private, or a date of it, and would be open. */
export const givable = (fields: Fields, lacks: readonly FieldName[]): Fields | undefined => {
  if ((fields.visibility === 'private' || hasPrivateDate(fields)) && lacks.includes('visibility')) return
  const left = { ...fields }
  for (const name of flagNames) if (lacks.includes(name)) delete left[name]
  return left
}
