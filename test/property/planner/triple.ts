import * as fc from 'fast-check'
import type { FieldName, NotYet, SideName } from '../../../lib/core/event.ts'
import { conflictRules, type ConflictRule, type Direction, directions } from '../../../lib/core/rules.ts'
import { apartReasons, type ApartReason, type Want, wants } from '../../../lib/core/wish.ts'

/** One of the two events of a thing. gone: proven. unknown: it is there, but nobody can tell. */
export type Half = {
  is: 'same' | 'edited' | 'gone' | 'unknown'
  edits: readonly FieldName[]
  /** Which new value; the same number on both sides is the same edit. */
  to: number
  readOnly: boolean
  notYet: NotYet | undefined
  changedAt: number | undefined
}

/** Whom the mark on an event names: its partner, nobody, the partner of another thing (a copy, or joined elsewhere), or an event that is nowhere. */
export type Names = 'partner' | 'nobody' | 'another' | 'lost'

/** Up to two events that belong together or could. All variety of a triple is in these few numbers, so that a failure shrinks to a readable one. */
export type Thing = {
  /** hinted: by a link of an earlier scope. as-is: linked, and what was agreed on differs since a write was taken back. */
  link: 'linked' | 'as-is' | 'hinted' | 'none'
  look: number
  neo: Half
  outlook: Half
  stamp: Names
  marker: Names
  /** The thing that `another` names. */
  another: number
  generation: number
  /** Links of an older database do not know it. */
  knowsMark: boolean
  /** An event that stood in this one's place, linked until now and proven gone; the event itself is not linked yet. */
  replaces: SideName | undefined
  /** The side on which an open creation was to make its event; whether it has made it tells `gone`. */
  intent: SideName | undefined
  claim: 'own' | 'own-old' | 'other' | 'other-old' | undefined
}

export type Said = {
  thing: number
  want: Want
  about: 'neo' | 'outlook' | 'pair' | 'mark'
  why: ApartReason | undefined
  /** What the person had before the eyes is not so any more. */
  isOutrun: boolean
  at: number
}

/** A, B and S of the acceptance cases, and the rules. */
export type Triple = {
  direction: Direction
  conflicts: ConflictRule
  /** So many writes on Outlook are sent and recorded at once. */
  chunk: number
  /** The moment at which a run is killed, of those that there are. */
  kill: number
  things: readonly Thing[]
  wishes: readonly Said[]
}

/** `common` stands for most; the first is what a failure shrinks to. */
const mostly = <T>(times: number, common: T, ...rare: readonly T[]) =>
  fc.constantFrom(...Array.from({ length: times }, () => common), ...rare)

const fieldSets: readonly (readonly FieldName[])[] = [
  ['body'],
  ['subject'],
  ['place'],
  ['times'],
  ['subject', 'body'],
  ['place', 'body'],
]

const halfOf = (readOnly: fc.Arbitrary<boolean>): fc.Arbitrary<Half> =>
  fc.record({
    is: fc.constantFrom('same', 'same', 'same', 'edited', 'edited', 'edited', 'gone', 'gone', 'unknown'),
    edits: fc.constantFrom(...fieldSets),
    to: fc.nat({ max: 1 }),
    readOnly,
    notYet: mostly(24, undefined, 'series', 'private'),
    changedAt: fc.constantFrom(undefined, 1, 2),
  })

/** Nothing in Outlook is read-only: what may not be written there is not synced yet. */
const thing: fc.Arbitrary<Thing> = fc.record({
  link: fc.constantFrom('linked', 'linked', 'linked', 'linked', 'none', 'none', 'none', 'as-is', 'hinted'),
  look: fc.nat({ max: 7 }),
  neo: halfOf(mostly(9, false, true)),
  outlook: halfOf(fc.constant(false)),
  stamp: mostly(5, 'partner', 'nobody', 'nobody', 'nobody', 'another', 'lost'),
  marker: mostly(6, 'nobody', 'partner', 'partner', 'another', 'lost'),
  another: fc.nat({ max: 2 }),
  generation: mostly(3, 0, 1),
  knowsMark: mostly(7, true, false),
  replaces: mostly(10, undefined, 'neo', 'outlook'),
  intent: mostly(8, undefined, 'neo', 'outlook'),
  claim: mostly(12, undefined, 'own', 'own-old', 'other', 'other-old'),
})

const said: fc.Arbitrary<Said> = fc.record({
  thing: fc.nat({ max: 9 }),
  want: fc.constantFrom(...wants),
  about: fc.constantFrom('pair', 'pair', 'neo', 'outlook', 'mark'),
  why: fc.constantFrom(undefined, ...apartReasons),
  isOutrun: mostly(2, false, true),
  at: fc.nat({ max: 1 }),
})

export const triple: fc.Arbitrary<Triple> = fc.record({
  direction: fc.constantFrom('both', ...directions),
  conflicts: fc.constantFrom(...conflictRules),
  chunk: fc.constantFrom(1, 20),
  kill: fc.nat({ max: 11 }),
  things: fc.array(thing, { minLength: 1, maxLength: 3, size: 'max' }),
  wishes: fc.array(said, { maxLength: 2, size: 'max' }),
})
