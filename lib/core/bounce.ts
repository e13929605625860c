import { type FieldName, type Fields, type Item, otherSide, type SideName } from './event.ts'
import { shortHash } from './hash.ts'
import { sameField, textOf } from './normal.ts'
import type { Carried, Intent, Link, Operation } from './ports.ts'

type Update = Extract<Operation, { do: 'update' }>

/** So many times in a row what was carried may be answered by the side that it was carried to. Persons who add to a note stop sooner, two programs never. */
const mostTurns = 20

const hashOf = (fields: Fields, name: FieldName) => shortHash(textOf(fields, name))
const comesBack = (carried: Carried, fields: Fields, name: FieldName) => carried.before === hashOf(fields, name)

/**
 * Whether a change that only `from` has (it holds `fields` now) is not carried over any more: what we wrote there has come back to what it was for the
 * second time, or each side answers the other for ever. It is told from the link alone, so that it lasts until somebody types something else or decides.
 */
export const isFrozen = (link: Link, name: FieldName, from: SideName, fields: Fields): boolean => {
  const carried = link.carried?.[name]
  if (carried?.to !== from) return false
  // What is to be hidden is hidden, whoever opens it again; opening is what stops.
  if (name === 'visibility' && fields.visibility === 'private') return false
  return carried.turns >= mostTurns || (carried.back !== undefined && comesBack(carried, fields, name))
}

/** What a link remembers after fields were carried `to` a side that held `before`; `sent`: what the other side holds. */
const remember = (link: Link, to: SideName, names: readonly FieldName[], before: Fields, sent: Fields): Link => {
  const from = otherSide(to)
  const carriedNow = (name: FieldName): Carried => {
    const last = link.carried?.[name]
    // Where the target was edited as well, a person is at it.
    const isAnswer = last?.to === from && sameField(link[to].fields, before, name)
    // Something else typed where it had come back: the next time is the first again.
    const stillBack = last?.back === from ? undefined : last?.back
    const back = isAnswer && comesBack(last, sent, name) ? from : stillBack
    return { to, before: hashOf(before, name), turns: isAnswer ? last.turns + 1 : 1, ...(back && { back }) }
  }
  return {
    ...link,
    carried: { ...link.carried, ...Object.fromEntries(names.map((name) => [name, carriedNow(name)])) },
  }
}

/** The link after an update of ours that was carried out. */
export const rememberCarry = (link: Link, { on, changed, seen, fields, held }: Update): Link =>
  remember(link, on, changed, seen, held ?? fields)

/**
 * The link where both sides have come to hold the same. It may be a write of our own that lost its record, or another device may have carried back what
 * this one had carried over; both count as if this one had done it.
 */
export const rememberMet = (
  link: Link,
  names: readonly FieldName[],
  sides: Record<SideName, Item>,
  intents: readonly Intent[],
): Link => {
  const own = intents.flatMap(({ operation: o }) =>
    o.do === 'update' && o.undo === undefined && o.id === link[o.on].id ? [o] : [],
  )
  return names.reduce((known, name) => {
    const landed = own.findLast((o) => o.changed.includes(name) && sameField(o.fields, sides[o.on].fields, name))
    if (landed) return remember(known, landed.on, [name], landed.seen, landed.fields)
    const last = known.carried?.[name]
    if (!last || !comesBack(last, sides[last.to].fields, name)) return known
    // It may as well be that the same person took it back and another device carried that: a turn, but no proof that it came back.
    const to = otherSide(last.to)
    const turn = { ...last, to, before: hashOf(known[to].fields, name), turns: last.turns + 1 }
    return { ...known, carried: { ...known.carried, [name]: turn } }
  }, link)
}

/** A person's word about some fields: whatever they did before counts no more. */
export const forgetCarries = (link: Link, names: readonly FieldName[]): Link => {
  const { carried = {}, ...rest } = link
  const kept = Object.entries(carried).filter(([name]) => !names.some((one) => one === name))
  return kept.length > 0 ? { ...rest, carried: Object.fromEntries(kept) } : rest
}
