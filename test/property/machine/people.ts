import type { Fields, SideName, Times } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import { special, usual } from '../../../lib/core/flags.ts'
import { normalise, sameFields, textOf, withFields } from '../../../lib/core/normal.ts'
import type { MemoryEvent } from '../../fakes/memory-calendar.ts'
import { afterDeed, type DateDeed, ownTexts } from './dates.ts'
import { type Deps, hasDouble, invited, originOf, textsOf } from './origins.ts'
import { type Act, kinds, sideNames, type TextName, timesPool, titles } from './acts.ts'

type Fits = (event: MemoryEvent) => boolean
const onOne = ['edit', 'clear', 'flag', 'move', 'remove', 'remove-many', 'copy', 'touch', 'cancel', 'invite'] as const
type OnOne = Extract<Act, { act: (typeof onOne)[number] }>
const isOnOne = (act: Act): act is OnOne => onOne.some((one) => one === act.act)

/**
 * The persons in front of two calendars, and a book of what they did. It knows nothing of plans: what they wrote last has to be somewhere, and no event
 * may stand more often than they made it. `place` begins with the origin of an event, which no edit changes.
 */
export const people = ({ calendars, links, overwritten, isShared, isInSight, edited }: Deps) => {
  let counter = 0
  let isForgotten = false
  const written = new Set<string>()
  /** Texts that a person has replaced or deleted in sight of them, or that a database took with it. */
  const superseded = new Set<string>()
  const origins = new Map<string, number>()
  const twins = new Set<string>()
  const removed = new Set<string>()
  /** Ids of events that a person has edited. */
  const typed = new Set<string>()
  /** Of what was done last in Outlook: how it was before. A late read shows that. */
  const before = new Map<string, MemoryEvent | undefined>()

  const token = (kind: string) => {
    const text = `${kind}${++counter}`
    written.add(text)
    return text
  }
  const forget = (...gone: readonly string[]) => gone.forEach((text) => superseded.add(text.toLowerCase()))
  const oneMore = (origin: string, more = 1) => origins.set(origin, (origins.get(origin) ?? 0) + more)
  const note = (side: SideName, id: string) => {
    if (side === 'outlook' && !before.has(id)) before.set(id, structuredClone(calendars.outlook.events.get(id)))
  }
  const pickOf = (side: SideName, pick: number, fits: Fits = () => true): MemoryEvent | undefined => {
    const all = [...calendars[side].events.values()].filter(fits)
    return all[pick % Math.max(1, all.length)]
  }
  const pairAt = (pick: number, fits: Fits = () => true): Record<SideName, MemoryEvent> | undefined => {
    const pairs = links().flatMap((link) => {
      const [neo, outlook] = [calendars.neo.events.get(link.neo.id), calendars.outlook.events.get(link.outlook.id)]
      return neo && outlook && fits(neo) && fits(outlook) ? [{ neo, outlook }] : []
    })
    return pairs[pick % Math.max(1, pairs.length)]
  }
  const timesAt = (pick: number) => timesPool[pick % timesPool.length] as Times
  /** Whether every device can know it: where two share the calendars, only by the stamp. */
  const isJoined = (side: SideName, id: string) =>
    links().some(
      (link) =>
        link[side].id === id && (!isShared || calendars.outlook.events.get(link.outlook.id)?.partnerMark !== undefined),
    )

  /** Two alike that no run has joined are two appointments as soon as they differ. */
  const part = (side: SideName, event: MemoryEvent) => {
    const origin = originOf(event.fields)
    if (!isJoined(side, event.id) && twins.delete(origin)) oneMore(origin)
  }
  /** A database that knew pairs is lost: what is moved out of sight before the next run is found by nobody. */
  const forgetPairs = () => {
    isForgotten = true
  }
  const partAll = () => {
    for (const origin of twins) oneMore(origin)
    twins.clear()
  }
  const add = (side: SideName, fields: Fields, more: Partial<MemoryEvent> = {}) => {
    const id = calendars[side].add(fields, more)
    if (side === 'outlook') before.set(id, undefined)
  }
  const write = (side: SideName, event: MemoryEvent, fields: Fields, isMoved: boolean) => {
    part(side, event)
    note(side, event.id)
    if (!sameFields(event.fields, fields)) typed.add(event.id)
    // Of two entries of one meeting the edited one stays, and is listed.
    if (side === 'neo' && hasDouble(calendars.neo, event)) oneMore(originOf(event.fields))
    const next = normalise(fields)
    // Where one of a pair is out of sight, a device that does not remember the pair may make it once more.
    if (isMoved && (isShared || isForgotten) && !isInSight(next)) oneMore(originOf(event.fields))
    // Dates that another rule does not give are gone, with what was written there.
    if (isMoved) forget(...ownTexts(event.fields).filter((text) => !ownTexts(next).includes(text)))
    calendars[side].put(event.id, { fields })
    edited(event.id, calendars[side].get(event.id).fields)
  }
  const edit = (side: SideName, event: MemoryEvent, change: Partial<Fields>) =>
    write(side, event, { ...event.fields, ...change }, change.times !== undefined)
  const rewrite = (side: SideName, event: MemoryEvent, fields: readonly TextName[]) => {
    const change: Partial<Fields> = {}
    for (const field of fields) {
      if (field === 'place') {
        forget(event.fields.place.split('/')[1] ?? '')
        change.place = `${originOf(event.fields)}/${token('p')}`
      } else {
        forget(event.fields[field])
        change[field] = token(field === 'subject' ? 's' : 'b')
      }
    }
    edit(side, event, change)
  }
  const repeats = ({ fields }: MemoryEvent) => fields.series !== undefined
  const dated = (side: SideName, event: MemoryEvent, deed: DateDeed, date: number) => {
    const after = afterDeed(event.fields, deed, date, () => token('d'))
    if (after) write(side, event, after, true)
  }
  const putBack = (pick: number) => {
    const found = overwritten().flatMap(({ eventId, does, before: held, changed }) => {
      const side = sideNames.find((name) => calendars[name].events.has(eventId))
      return side && does === 'update' ? [{ side, eventId, fields: JSON.parse(held) as Fields, changed }] : []
    })
    const last = found.at(-1 - (pick % Math.max(1, found.length)))
    const event = last && calendars[last.side].events.get(last.eventId)
    if (!event) return
    // What stands there now was written by us: who typed it on the other side has not replaced it.
    const partners = links().filter((link) => link[last.side].id === event.id)
    const kept = new Set(
      partners.flatMap((link) => {
        const partner = calendars[otherSide(last.side)].events.get(link[otherSide(last.side)].id)
        return partner ? textsOf(partner.fields) : []
      }),
    )
    const now = withFields(event.fields, last.fields, last.changed)
    forget(...textsOf(event.fields).filter((text) => !textsOf(now).includes(text) && !kept.has(text)))
    const isMoved = last.changed.some((name) => name === 'times' || name === 'series')
    write(last.side, event, now, isMoved)
  }
  const remove = (side: SideName, event: MemoryEvent) => {
    part(side, event)
    // A device that does not know whose marker a shared event carries makes its partner at the same moment as the one that knows the pair.
    const isMarked = [...calendars.neo.events.values()].some(
      (one) => one.shared && one.partnerMark === `mark-${event.id}`,
    )
    if (isShared && side === 'outlook' && isMarked) oneMore(originOf(event.fields))
    note(side, event.id)
    forget(...textsOf(event.fields))
    removed.add(event.id)
    calendars[side].remove(event.id)
  }
  const fresh = (title: number, times: number, body: boolean): Fields => ({
    subject: isShared ? `t${++counter}` : (titles[title % titles.length] ?? ''),
    times: timesAt(times),
    place: `e${++counter}`,
    body: body ? token('b') : '',
    ...usual,
  })
  const change = (side: SideName, event: MemoryEvent, more: Partial<MemoryEvent>) => {
    note(side, event.id)
    // Of two entries of one meeting the one that others are in, or that is locked, stays too.
    if (side === 'neo' && hasDouble(calendars.neo, event)) oneMore(originOf(event.fields))
    calendars[side].put(event.id, more)
  }

  const performOnEvent = (act: OnOne, event: MemoryEvent): void => {
    const { side } = act
    const all = [...calendars[side].events.values()]
    switch (act.act) {
      case 'edit':
        return rewrite(side, event, act.fields)
      case 'clear':
        forget(event.fields.body)
        return edit(side, event, { body: '' })
      case 'flag':
        return edit(side, event, {
          [act.flag]: event.fields[act.flag] === special[act.flag] ? usual[act.flag] : special[act.flag],
        })
      case 'move':
        return edit(side, event, { times: timesAt(act.times) })
      case 'remove':
        return remove(side, event)
      case 'remove-many':
        for (const one of all.slice(act.pick % 3)) remove(side, one)
        return
      case 'copy': {
        const { fields, partnerMark, generation, agreed, claim } = event
        // A copied marker, and two devices that join its halves anew at the same moment, may cost one more.
        oneMore(originOf(fields), isShared && partnerMark !== undefined ? 2 : 1)
        const copied = {
          ...(partnerMark !== undefined && { partnerMark }),
          ...(generation !== undefined && { generation }),
          ...(agreed !== undefined && { agreed }),
          ...(claim && { claim }),
        }
        return add(side, fields, isShared && side === 'outlook' ? {} : copied)
      }
      case 'touch':
        // A version that moves without an edit.
        return change(side, event, {})
      case 'cancel':
        // Two entries that are not one yet stay two, and are listed.
        if ([...calendars.neo.events.values()].filter((one) => one.partnerMark === `mark-${event.id}`).length > 1)
          oneMore(originOf(event.fields))
        return change(side, event, { notYet: 'meeting' })
      case 'invite':
        note(side, event.id)
        if (side === 'outlook') return void calendars.outlook.events.set(event.id, invited(event))
        // Its partner was deleted before: as where that of a shared event is.
        if (isShared && removed.has(event.partnerMark?.slice(5) ?? '')) oneMore(originOf(event.fields))
        return change(side, event, { shared: true, fields: { ...event.fields, block: `登録先：${++counter}` } })
    }
  }

  const perform = (act: Act): void => {
    if (isOnOne(act)) {
      const event = pickOf(act.side, act.pick)
      return event && performOnEvent(act, event)
    }
    switch (act.act) {
      case 'add': {
        const fields = fresh(act.title, act.times, act.body)
        const kind = kinds[act.kind ?? kinds.length]
        origins.set(fields.place, 1)
        return add(act.side, fields, act.side === 'neo' && kind !== undefined ? { kind } : {})
      }
      case 'add-many':
        for (let nth = 0; nth < 6; nth++) perform({ ...act, act: 'add', title: act.title + nth, body: false })
        return
      case 'twins': {
        const fields = fresh(act.title, act.times, act.body)
        // A new device that meets a pair of which one is deleted makes it at the same moment as the one that knows the pair.
        origins.set(fields.place, isShared ? 2 : 1)
        twins.add(fields.place)
        for (const side of sideNames) add(side, fields)
        return
      }
      case 'shift-many':
        for (const event of calendars[act.side].events.values()) {
          const others = timesPool.filter(
            (times) => textOf({ ...event.fields, times }, 'times') !== textOf(event.fields, 'times'),
          )
          edit(act.side, event, { times: others[act.times % others.length] as Times })
        }
        return
      case 'edit-both':
      case 'edit-and-remove':
      case 'move-far':
      case 'remove-both': {
        const pair = pairAt(act.pick)
        if (!pair) return
        if (act.act === 'move-far') return edit('outlook', pair.outlook, { times: timesPool.at(-1) as Times })
        if (act.act === 'remove-both') return sideNames.forEach((side) => remove(side, pair[side]))
        const first = act.act === 'edit-both' ? act.first : otherSide(act.removed)
        rewrite(first, pair[first], [act.field])
        if (act.act === 'edit-both') rewrite(otherSide(first), pair[otherSide(first)], [act.field])
        else remove(act.removed, pair[act.removed])
        return
      }
      case 'date-both': {
        const pair = pairAt(act.pick, repeats)
        if (pair)
          sideNames.forEach((side, nth) => dated(side, pair[side], act.deeds[nth] ?? 'cancel', act.dates[nth] ?? 0))
        return
      }
      case 'date': {
        // Nothing else has dates.
        const event = pickOf(act.side, act.pick, (one) => act.deed === 'rule' || repeats(one))
        return event && dated(act.side, event, act.deed, act.date)
      }
      case 'put-back':
        return putBack(act.pick)
      case 'unstamp': {
        const event = pickOf('outlook', act.pick)
        if (!event || isShared) return
        note('outlook', event.id)
        // A device that does not remember the pair cannot know it any more.
        oneMore(originOf(event.fields))
        const bare = { ...event, revision: event.revision + 1 }
        for (const key of ['partnerMark', 'generation', 'agreed', 'claim'] as const) delete bare[key]
        calendars.outlook.events.set(event.id, bare)
        return
      }
      case 'kind':
      case 'lock': {
        const event = pickOf('neo', act.pick)
        const more = act.act === 'lock' ? { readOnly: true as const } : { kind: kinds[act.kind % kinds.length] ?? '' }
        if (event) change('neo', event, more)
        return
      }
    }
  }

  const book = { written, superseded, origins, removed, typed, before }
  return { perform, forget, oneMore, partAll, forgetPairs, ...book }
}
export type People = ReturnType<typeof people>
