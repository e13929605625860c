import { otherSide, type SideName } from './event.ts'
import {
  type FilePair,
  type FilesRow,
  freeName,
  type Left,
  type LeftReason,
  type Listing,
  type SideFile,
} from './files.ts'
import { type Direction, mayWrite } from './rules.ts'

/** `cap`: bytes of one file. `room`: bytes that may still be copied to each side. `closed`: sides that nothing may be put to or taken from, and why. */
export type FilesRules = {
  direction: Direction
  cap: number
  room: Record<SideName, number>
  closed: Partial<Record<SideName, LeftReason>>
}

export type FilesPlan = {
  /** Pairs that still stand on both sides, and those whose removal is open. */
  pairs: FilePair[]
  /** A file is missing, and another of its name stands there: it may be the same under another key. */
  rekey: { side: SideName; pair: FilePair; file: SideFile }[]
  /** Files of one name of which nobody knows yet whether they are one file. Nothing is copied before they were compared. */
  compare: { neo: SideFile; outlook: SideFile }[]
  copies: { from: SideName; file: SideFile; as: string }[]
  /** `on`: where the file still stands; on the other side it is missing. */
  removals: { on: SideName; pair: FilePair }[]
  left: Left[]
}

/** What was found out by comparing: pairs of one content, and two of one name that are not. */
export type Compared = { same: readonly FilePair[]; different: ReadonlySet<string> }
export const comparedKey = (one: SideFile, other: SideFile) => JSON.stringify([one.key, other.key])

const sides = ['neo', 'outlook'] as const
export const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** The name under which a copy that was begun was sent. */
const sentAs = (row: FilesRow, to: SideName, { key }: SideFile) =>
  row.pending.find((one) => one.to === to && one.key === key)?.name

const mayBeOne = (row: FilesRow, neo: SideFile, outlook: SideFile) =>
  (neo.size === undefined || outlook.size === undefined || neo.size === outlook.size) &&
  (sameName(neo.name, outlook.name) ||
    sentAs(row, 'outlook', neo) === outlook.name ||
    sentAs(row, 'neo', outlook) === neo.name)

/**
 * Decides about the files of one pair of events, three-way: what both sides show now against what was last agreed on. A file is never changed: another
 * content is another file. Two files of one name that differ are both kept; the one that comes takes a name that is free.
 */
export const planFiles = (
  row: FilesRow,
  view: Record<SideName, Listing>,
  rules: FilesRules,
  compared: Compared = { same: [], different: new Set() },
): FilesPlan => {
  const shows = (side: SideName, { key }: SideFile) => view[side].files.some((file) => file.key === key)
  const known = [...row.pairs, ...compared.same]
  const plan: FilesPlan = { pairs: [], rekey: [], compare: [], copies: [], removals: [], left: [] }
  for (const pair of known) {
    const missing = sides.filter((side) => !shows(side, pair[side]))
    if (missing.length === 2) continue
    plan.pairs.push(pair)
    const [gone] = missing
    if (gone === undefined) continue
    const twins = view[gone].files.filter(
      (file) =>
        sameName(file.name, pair[gone].name) &&
        !known.some((one) => one[gone].key === file.key) &&
        !compared.different.has(comparedKey(pair[gone], file)),
    )
    plan.rekey.push(...twins.map((file) => ({ side: gone, pair, file })))
    const on = otherSide(gone)
    const why = rules.closed[on]
    if (!mayWrite(rules.direction, on)) continue
    if (why) plan.left.push({ on, name: pair[on].name, key: pair[on].key, why })
    else plan.removals.push({ on, pair })
  }

  const fresh = (side: SideName) => view[side].files.filter(({ key }) => !known.some((pair) => pair[side].key === key))
  const alone = { neo: fresh('neo'), outlook: fresh('outlook') }
  for (const neo of alone.neo)
    for (const outlook of alone.outlook)
      if (mayBeOne(row, neo, outlook) && !compared.different.has(comparedKey(neo, outlook)))
        plan.compare.push({ neo, outlook })

  const room = { ...rules.room }
  for (const from of sides) {
    const to = otherSide(from)
    for (const name of view[from].others) plan.left.push({ on: from, name, why: 'kind' })
    if (!mayWrite(rules.direction, to)) continue
    // What is replaced leaves its name to what replaces it.
    const leaving = new Set(plan.removals.flatMap(({ on, pair }) => (on === to ? [pair[to].key] : [])))
    const taken = view[to].files.flatMap(({ key, name }) => (leaving.has(key) ? [] : [name]))
    for (const file of alone[from]) {
      const why = rules.closed[to] ?? whyNot(file, rules.cap, room[to])
      if (why) {
        plan.left.push({ on: from, name: file.name, key: file.key, why })
        continue
      }
      room[to] -= sizeOf(file)
      const as = sentAs(row, to, file) ?? freeName(file.name, taken)
      taken.push(as)
      plan.copies.push({ from, file, as })
    }
  }
  return plan
}

/** At least so many bytes: what a side adds to a file of its own is far less than a tenth. */
const sizeOf = ({ size, about = 0 }: { size?: number; about?: number }) => size ?? about * 0.9

/** A size that is not told is found out when the file is fetched. */
export const whyNot = (file: { size?: number; about?: number }, cap: number, room: number): LeftReason | undefined => {
  const size = sizeOf(file)
  if (size > cap) return 'too-large'
  return size > room || room <= 0 ? 'total' : undefined
}
