import { type Item, otherSide, type SideName, type Window } from '../../../lib/core/event.ts'
import { canonical, touches } from '../../../lib/core/normal.ts'
import type { Plan } from '../../../lib/core/draft.ts'
import { plan } from '../../../lib/core/plan.ts'
import type { PlanInput } from '../../../lib/core/plan-input.ts'
import type { Change, Intent, Link, Picture } from '../../../lib/core/ports.ts'
import { joinedElsewhere } from '../../../lib/core/relink.ts'
import type { Rules } from '../../../lib/core/rules.ts'
import type { Wish } from '../../../lib/core/wish.ts'

export const sideNames = ['neo', 'outlook'] as const

/** Two calendars and one device's database, as values: what is written is put in, never changed, so that a copy is a few small maps. */
export type World = {
  events: Record<SideName, Map<string, Item>>
  links: Map<string, Link>
  intents: Map<string, Intent>
  wishes: Map<string, Wish>
  /** Outlook's memory of creations, by `partner/generation`: the id of what was made, which may be gone since. A second one of the same name makes nothing. */
  transactions: Map<string, string>
  /** Events that are there, of which no read can tell. */
  hidden: ReadonlySet<string>
  /** Ids of the events of pairs of which different forms were agreed on. */
  asIs: ReadonlySet<string>
  hints: readonly Link[]
  rules: Rules
  window: Window
  now: number
  chunk: number
}

export const markOf = (id: string) => `mark-${id}`

export const copyOf = (world: World): World => ({
  ...world,
  events: { neo: new Map(world.events.neo), outlook: new Map(world.events.outlook) },
  links: new Map(world.links),
  intents: new Map(world.intents),
  wishes: new Map(world.wishes),
  transactions: new Map(world.transactions),
})

/** One transaction, as the store does it. */
export const record = ({ links, intents, wishes }: World, change: Change) => {
  for (const id of change.intents ?? []) intents.delete(id)
  for (const id of change.unwish ?? []) wishes.delete(id)
  for (const one of change.wish ?? []) wishes.set(one.id, one)
  for (const id of change.drop ?? []) links.delete(id)
  for (const link of change.put ?? []) {
    for (const other of links.values()) if (other.outlook.id === link.outlook.id) links.delete(other.neo.id)
    links.set(link.neo.id, link)
  }
}

/** What a side shows: the days of the window, the linked events that belong to them by either side, and what an open creation has made. */
const pictureOf = (world: World, side: SideName): Picture => {
  const { events, links, intents, hidden, window } = world
  const there = events[otherSide(side)]
  const missing = new Map<string, 'gone' | 'unknown'>()
  const shown = new Map<string, Item>()
  for (const item of events[side].values())
    if (!hidden.has(item.id) && touches(item.fields.times, window)) shown.set(item.id, item)
  for (const link of links.values()) {
    const { id, fields } = link[side]
    const otherId = link[otherSide(side)].id
    const partner = hidden.has(otherId) ? undefined : there.get(otherId)
    if (!touches(fields.times, window) && !(partner && touches(partner.fields.times, window))) continue
    const item = events[side].get(id)
    if (!item) missing.set(id, 'gone')
    else if (hidden.has(id)) missing.set(id, 'unknown')
    else shown.set(id, item)
  }
  for (const { operation: o } of intents.values())
    if (o.do === 'create' && o.on === side)
      for (const item of events[side].values())
        if (item.partnerMark === o.partnerMark && !hidden.has(item.id)) shown.set(item.id, item)
  return { items: [...shown.values()], missing, waiting: 0 }
}

/** As `recall`, without the promise of a digest: a stamp holds here the text itself. */
const recall = (pictures: Record<SideName, Picture>, links: readonly Link[]) => {
  const recalled = new Map<string, SideName[]>()
  const stamped = pictures.outlook.items.filter(({ agreed }) => agreed !== undefined)
  if (stamped.length === 0) return recalled
  const left = joinedElsewhere(links, pictures)
  const linked = new Set(links.filter((link) => !left.has(link)).map((link) => link.outlook.id))
  for (const right of stamped) {
    const source = pictures.neo.items.find(({ mark }) => mark === right.partnerMark)
    if (!source || linked.has(right.id)) continue
    const faithful = sideNames.filter((side) => canonical((side === 'neo' ? source : right).fields) === right.agreed)
    if (faithful.length > 0) recalled.set(right.id, faithful)
  }
  return recalled
}

export type Look = { planned: Plan; input: PlanInput; pictures: Record<SideName, Picture> }

/** Reads both sides, plans, and seeks what the plan wants sought, as a run does before it writes anything. */
export const look = (world: World): Look => {
  const pictures = { neo: pictureOf(world, 'neo'), outlook: pictureOf(world, 'outlook') }
  const links = [...world.links.values()]
  const input: PlanInput = {
    ...pictures,
    links,
    intents: [...world.intents.values()],
    wishes: [...world.wishes.values()],
    window: world.window,
    rules: world.rules,
    now: world.now,
    recalled: recall(pictures, links),
    hints: world.hints,
    unfound: new Set(),
    made: new Set(),
  }
  const planned = plan(input)
  if (planned.sought.length === 0) return { planned, input, pictures }
  const marks = new Set(planned.sought.map(({ mark }) => mark))
  const known = new Set(pictures.outlook.items.map(({ id }) => id))
  const found = [...world.events.outlook.values()].filter(
    ({ id, partnerMark }) =>
      partnerMark !== undefined && marks.has(partnerMark) && !known.has(id) && !world.hidden.has(id),
  )
  const outlook = { ...pictures.outlook, items: [...pictures.outlook.items, ...found] }
  const next = { ...input, outlook, unfound: new Set(planned.sought.map(({ id }) => id)) }
  return { planned: plan(next), input: next, pictures }
}
