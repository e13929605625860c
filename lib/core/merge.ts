import type { FieldName, Item, SideName } from './event.ts'
import { fieldNames } from './event.ts'
import { sameField } from './normal.ts'
import type { Link } from './ports.ts'

export type Direction = 'both' | 'neo-to-outlook' | 'outlook-to-neo'

/** The side that may be written to, by direction. */
export const mayWrite = (direction: Direction, side: SideName) =>
  direction === 'both' || direction === (side === 'outlook' ? 'neo-to-outlook' : 'outlook-to-neo')

export type Merged = {
  /** Fields that NEO's value goes over to Outlook for, and the other way round. */
  toOutlook: FieldName[]
  toNeo: FieldName[]
  /** Changed on both sides to the same value, or back to equality: agreed without a write. */
  agreed: FieldName[]
  /** Changed on both sides to different values, and nobody can tell which is newer: both stay until a person decides. */
  conflicts: FieldName[]
  /** Changes that may not go over because the target event is read-only. */
  refused: FieldName[]
}

const newer = (neo: Item, outlook: Item): SideName | undefined => {
  if (neo.changedAt === undefined || outlook.changedAt === undefined || neo.changedAt === outlook.changedAt) return
  return neo.changedAt > outlook.changedAt ? 'neo' : 'outlook'
}

/** Three-way merge of a pair, field by field, each side against what it itself held at the last agreement. */
export const merge = (link: Link, neo: Item, outlook: Item, direction: Direction): Merged => {
  const merged: Merged = { toOutlook: [], toNeo: [], agreed: [], conflicts: [], refused: [] }
  for (const name of fieldNames) {
    const neoChanged = !sameField(link.neo.fields, neo.fields, name)
    const outlookChanged = !sameField(link.outlook.fields, outlook.fields, name)
    if (!neoChanged && !outlookChanged) continue
    if (sameField(neo.fields, outlook.fields, name)) {
      merged.agreed.push(name)
      continue
    }
    const winner = winnerOf(neoChanged, outlookChanged, newer(neo, outlook), direction)
    if (winner === 'none') continue
    if (winner === 'unknown') merged.conflicts.push(name)
    else if (winner === 'neo') (outlook.readOnly ? merged.refused : merged.toOutlook).push(name)
    else (neo.readOnly ? merged.refused : merged.toNeo).push(name)
  }
  return merged
}

/** `none`: the change stands on the target of a one-way sync and stays there until its source changes. */
const winnerOf = (
  neoChanged: boolean,
  outlookChanged: boolean,
  newest: SideName | undefined,
  direction: Direction,
): SideName | 'unknown' | 'none' => {
  if (direction !== 'both') {
    const source: SideName = direction === 'neo-to-outlook' ? 'neo' : 'outlook'
    return (source === 'neo' ? neoChanged : outlookChanged) ? source : 'none'
  }
  if (neoChanged && outlookChanged) return newest ?? 'unknown'
  return neoChanged ? 'neo' : 'outlook'
}
