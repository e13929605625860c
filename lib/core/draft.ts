import type { FieldName, Fields, Item, SideName, Window } from './event.ts'
import { forgetCarries, rememberMet } from './bounce.ts'
import { isFresh } from './claim.ts'
import { merge, type Merged } from './merge.ts'
import { otherSide } from './event.ts'
import { givable, lacksOf } from './hidden.ts'
import { changedFields, knows, sameField, withFields } from './normal.ts'
import { createOf, deleteOf, stampOf, updateOf } from './operations.ts'
import { type Parked, parkedOf, whyClosed, type Why } from './parked.ts'
import type { Intent, Link, Operation, Picture } from './ports.ts'
import { mayWrite, type Rules } from './rules.ts'
import { unsayableOf } from './series/say.ts'
import { askAboutDates } from './series/taken.ts'
import { mendCut, updatesOf, writeMended } from './series/writes.ts'
import { idsOf, seenText, type Standing, type Wish, type WishBook } from './wish.ts'

/** What is to be done, as data. Nothing is decided after it. */
export type Plan = {
  operations: Operation[]
  /** Agreements that need no remote write. */
  put: Link[]
  drop: string[]
  /** Questions that last until a person answers, and wishes that are fulfilled or void. */
  wish: Wish[]
  unwish: string[]
  /** Which wishes an operation fulfils or ends. */
  fulfils: ReadonlyMap<Operation, readonly string[]>
  /** History entries that an operation takes back, if more than the one that it names. */
  covers: ReadonlyMap<Operation, readonly string[]>
  adopted: number
  parked: Parked[]
  /** NEO events that have an Outlook partner which the picture does not show: it has to be sought before anything is believed of them. */
  sought: Item[]
  /** Etags as read, for stamps that follow a write on NEO. Of a meeting there is none: nothing may be written on it. */
  outlookVersions: ReadonlyMap<string, string>
  /** Linked pairs that belong to the window, for the guards. */
  linkedInWindow: number
  /** Updates by which a pair that was adopted just now fills in each other's texts: nobody has changed anything. */
  fills: ReadonlySet<Operation>
}

export const versionsOf = (items: readonly Item[]) =>
  new Map(items.flatMap((item) => (item.notYet || item.sealed ? [] : [[item.id, item.version] as const])))

/** Whether an event holds what an open intent was to write there. */
const hasLanded = ({ operation: o }: Intent, on: SideName, item: Item) => {
  if (o.on !== on || !('id' in o) || o.id !== item.id || o.do === 'delete') return false
  if (o.do === 'claim') return item.claim?.id === o.claim.id
  return o.do === 'stamp' || o.changed.every((name) => sameField(o.fields, item.fields, name))
}

/**
 * The link where writes of our own have landed without their record: the time that an event has now is of that write, and no person's; and its stamp
 * stands.
 */
const withOwnWrite = (link: Link, left: Item, right: Item, intents: readonly Intent[]): Link => {
  const { version } = right
  const { changedAt } = left
  const isNew = {
    neo:
      changedAt !== undefined && changedAt !== link.neo.changedAt && intents.some((one) => hasLanded(one, 'neo', left)),
    outlook: version !== link.outlook.version && intents.some((one) => hasLanded(one, 'outlook', right)),
    stamp: link.former !== undefined && right.partnerMark === left.mark,
  }
  if (!isNew.neo && !isNew.outlook && !isNew.stamp) return link
  const { former, ...rest } = link
  return {
    ...rest,
    ...(former !== undefined && !isNew.stamp && { former }),
    ...(isNew.neo && changedAt !== undefined && { neo: { ...link.neo, changedAt } }),
    ...(isNew.outlook && { outlook: { ...link.outlook, version } }),
  }
}

/** A plan in the making: the few things that may be put into it. */
export const draftPlan = (
  parts: Record<SideName, Picture> & {
    rules: Rules
    now: number
    window: Window
    wishOf: WishBook
    intents?: readonly Intent[]
  },
) => {
  const { rules, now } = parts
  const lacks = lacksOf(parts)
  const operations: Operation[] = []
  const put: Link[] = []
  const drop: string[] = []
  const wish: Wish[] = []
  const unwish = new Set<string>()
  const fulfils = new Map<Operation, readonly string[]>()
  const fills = new Set<Operation>()
  const parked: Parked[] = []
  /** Ids of events that have changed since a person decided about them. */
  const outrun = new Set<string>()
  const allowed = (on: SideName) => mayWrite(rules.direction, on)

  const add = (operation: Operation, wished?: Standing) => {
    operations.push(operation)
    if (wished) fulfils.set(operation, idsOf(wished))
  }
  const park = (why: Why, pair: Parameters<typeof parkedOf>[1], more?: Parameters<typeof parkedOf>[3]) => {
    const one = parkedOf(why, pair, rules.direction, more)
    if (!one) return
    const isOutrun = [one.ids.neo, one.ids.outlook].some((id) => id !== undefined && outrun.has(id))
    parked.push(isOutrun && one.choices.length > 0 ? { ...one, outrun: true } : one)
  }
  /** Whether a word was about what stands there now. */
  const holds = (wished: Standing, left: Item | undefined, right: Item | undefined) => {
    if (wished.seen === undefined || wished.seen === seenText(left, right)) return true
    for (const item of [left, right]) if (item) outrun.add(item.id)
    return false
  }
  const pairOf = (side: SideName, item: Item) => ({ [side]: item }) as { neo?: Item; outlook?: Item }

  const unsaidOn = (on: SideName, fields: Fields, now?: Fields) => unsayableOf(parts[on], on, fields, now)
  /** How it repeats stays as it is where the other side cannot say it. @returns that side, why, and what is left as it is */
  const unsayable = (
    merged: Merged,
    items: Record<SideName, Item>,
  ): { on: SideName; why: Why; fields: FieldName[] } | undefined => {
    const [mute] = (['neo', 'outlook'] as const).flatMap((on) => {
      const names = on === 'neo' ? merged.toNeo : merged.toOutlook
      const { fields } = items[otherSide(on)]
      const wanted = merged.series ? { ...fields, series: merged.series } : fields
      const why = names.includes('series') ? unsaidOn(on, wanted, items[on].fields) : undefined
      return why ? [{ on, why }] : []
    })
    if (!mute) return
    const fields = (['times', 'series'] as const).filter((name) =>
      [merged.toNeo, merged.toOutlook].some((names) => names.includes(name)),
    )
    for (const names of [merged.toNeo, merged.toOutlook])
      for (const name of fields) if (names.includes(name)) names.splice(names.indexOf(name), 1)
    return { ...mute, fields }
  }

  /** Makes the partner of an event, unless another device is at it. */
  const create = (on: SideName, source: Item, generation: number, wished?: Standing) => {
    if (!allowed(on)) return
    const given = givable(source.fields, lacks[on])
    if (!given) return park('private', pairOf(otherSide(on), source))
    const unsaid = unsaidOn(on, given)
    if (unsaid) return park(unsaid, pairOf(otherSide(on), source))
    const { claim } = source
    const isHeld = claim !== undefined && isFresh(claim, now)
    // Its own old claim is renewed too: another device may be replacing it at this moment, and only If-Match tells.
    if (on === 'neo' && !(isHeld && claim.device === rules.device)) {
      if (isHeld) return park('claimed', { outlook: source })
      const { id, version, fields, sealed } = source
      // On a meeting none can be made: of two devices both may make its partner, and doubles.ts leaves one of the two.
      if (!sealed)
        add({ do: 'claim', on: 'outlook', id, version, fields, claim: { device: rules.device, id: '', at: now } })
    }
    add(createOf(on, { ...source, fields: given }, generation), wished)
  }

  /** Deletes an event; one that stands in the calendars of others only at a person's word. `ids`: of the pair that it belongs to. */
  const remove = (on: SideName, item: Item, wished?: Standing, ids?: Link) => {
    if (!allowed(on)) return
    if (item.readOnly && !item.removable) return park(whyClosed(item), pairOf(on, item))
    if (item.shared && !wished)
      return park('shared-deletion', {
        ...pairOf(on, item),
        ...(ids && { ids: { neo: ids.neo.id, outlook: ids.outlook.id } }),
      })
    add(deleteOf(on, item), wished)
  }

  const agreeOn = (link: Link, names: readonly FieldName[], left: Item, right: Item) => {
    const sides = { neo: { id: left.id, fields: left.fields }, outlook: { id: right.id, fields: right.fields } }
    const met = rememberMet(link, names, { neo: left, outlook: right }, parts.intents ?? [])
    put.push(agree(met, names, sides.neo, sides.outlook))
  }

  /** Carries over what changed on one side, agrees on what is equal, and leaves open what only a person can tell. */
  const mergePair = (known: Link, left: Item, right: Item, adopted = false) => {
    const intents = parts.intents ?? []
    const cut = mendCut(withOwnWrite(known, left, right, intents), { neo: left, outlook: right }, intents)
    const { link, pair: whole } = cut
    if (link !== known) put.push(link)
    const merged = merge(link, whole.neo, whole.outlook, rules)
    if (cut.on) writeMended(merged, whole, cut.on)
    // The two were never synced: what one person has noted in Outlook does not go to everybody without a word.
    if (adopted && left.shared) merged.conflicts.push(...merged.toNeo.splice(0))
    if (left.shared) askAboutDates(merged, whole.neo.fields, whole.outlook.fields)
    if (merged.agreed.length > 0) agreeOn(link, merged.agreed, left, right)
    const pair = { neo: left, outlook: right, ids: { neo: left.id, outlook: right.id } }
    const unsaid = unsayable(merged, whole)
    if (unsaid) park(unsaid.why, pair, { side: otherSide(unsaid.on), fields: unsaid.fields })
    const updates = updatesOf(merged, pair, whole, link.generation)
    for (const operation of updates) add(operation)
    for (const operation of updates)
      if (adopted || ('changed' in operation && operation.changed.every((name) => !isAgreed(link, name))))
        fills.add(operation)
    // One word decides about all that is open, so all of it is one question.
    const open = [...merged.conflicts, ...merged.bounced]
    if (open.length > 0) park(merged.conflicts.length > 0 ? 'conflict' : 'bounced', pair, { fields: open })
    if (merged.refused.length > 0) park(whyClosed(right.sealed ? right : left), pair, { fields: merged.refused })
    // A stamp that was lost, or never written because the run was killed, comes back; one that parts the two no more is renewed.
    if ((right.partnerMark !== left.mark || right.apart) && merged.toOutlook.length === 0 && !right.readOnly)
      add(stampOf(link, right.version, right.fields))
  }

  /** Does what a person has said about a pair. @returns false if it means nothing any more. */
  const obeyPair = (link: Link, left: Item | undefined, right: Item | undefined, wished: Standing): boolean => {
    if (wished.want === 'apart' || !holds(wished, left, right)) return false
    if (left && right) {
      const names = changedFields(left.fields, right.fields)
      if (names.length === 0) return false
      if (wished.want === 'both') {
        if (!allowed('neo') || right.sealed) return false
        const unsaid = unsaidOn('neo', right.fields)
        if (unsaid) {
          park(unsaid, { neo: left, outlook: right }, { side: 'outlook', fields: names })
          return true
        }
        // The event of NEO stands alone afterwards and gets its partner next. Made at once, it would look like a copy to another device meanwhile.
        create('neo', right, link.generation, wished)
        return true
      }
      const [target, source, on] =
        wished.want === 'neo' ? ([right, left, 'outlook'] as const) : ([left, right, 'neo'] as const)
      if (!allowed(on)) return false
      const unsaid = names.includes('series') ? unsaidOn(on, source.fields, target.fields) : undefined
      if (target.readOnly) park(whyClosed(target), { neo: left, outlook: right }, { fields: names })
      else if (unsaid) park(unsaid, { neo: left, outlook: right }, { side: otherSide(on), fields: names })
      else {
        const open = names.filter((name) => !target.fixed?.includes(name))
        if (open.length === 0) return false
        add(updateOf(on, target, source, open, link.generation), wished)
        if (link.carried) put.push(forgetCarries(link, open))
      }
      return true
    }
    const single = left ?? right
    return single !== undefined && obeySingle(left ? 'neo' : 'outlook', single, wished, link.generation)
  }

  /** The same about an event that stands alone: its own side's wish makes its partner, the other's takes it away. */
  const obeySingle = (side: SideName, item: Item, wished: Standing, generation = 0): boolean => {
    if (wished.want === 'apart' || wished.want === 'both') return false
    const pair = pairOf(side, item)
    if (!holds(wished, pair.neo, pair.outlook)) return false
    if (!allowed(wished.want === side ? otherSide(side) : side)) return false
    // The first generation may be used up by the event that was deleted there.
    if (wished.want === side) create(otherSide(side), item, generation + 1, wished)
    else remove(side, item, wished)
    return true
  }

  return {
    operations,
    put,
    drop,
    wish,
    unwish,
    fulfils,
    fills,
    parked,
    allowed,
    park,
    create,
    remove,
    mergePair,
    obeyPair,
    obeySingle,
  }
}
export type Draft = ReturnType<typeof draftPlan>

const isAgreed = (link: Link, name: FieldName) => knows(link.neo.fields, name) && knows(link.outlook.fields, name)

/** Sets the agreement of some fields to what the two sides hold. `outlook.version`: the etag, if it is of our own write. */
export const agree = (link: Link, names: readonly FieldName[], neo: Link['neo'], outlook: Link['outlook']): Link => ({
  ...link,
  neo: { ...link.neo, ...neo, fields: withFields(link.neo.fields, neo.fields, names) },
  outlook: { ...link.outlook, ...outlook, fields: withFields(link.outlook.fields, outlook.fields, names) },
})
