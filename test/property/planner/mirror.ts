import { type Item, otherSide, type SideName } from '../../../lib/core/event.ts'
import type { Plan } from '../../../lib/core/draft.ts'
import type { PlanInput } from '../../../lib/core/plan-input.ts'
import type { Link, Operation, Picture } from '../../../lib/core/ports.ts'
import type { ConflictRule, Direction } from '../../../lib/core/rules.ts'
import type { Want, Wish } from '../../../lib/core/wish.ts'
import { sideNames } from './world.ts'

// What only one side has, by design, and what is therefore taken away before a plan and its mirror are compared:
// - claims, stamps (with their generation and digest) and etags: Outlook's only. Before a partner is made in NEO its source is claimed.
// - the generation of a link is of creations in Outlook, its mark is NEO's.
// - seeking, and the question that then stays: only a partner in Outlook can be sought, so only an event of NEO is asked about for good.
// - the end of what was taken back: a stamp that another device has written anew tells it.
// - a meeting, and the question that stays where its entry in NEO is gone: it ends as soon as NEO carries its marker again.
// - a link that a later stamp of another device has outrun: only Outlook's event has a stamp that can be written anew.
// - both versions as two events: the new one is always made in NEO. An open creation may be such a one.
// - of two events that must not be written, the reason that is told is NEO's.
// - whose mark counts first where the two contradict each other, as a marker in NEO is never written anew.

const mirrored: Record<string, string> = {
  neo: 'outlook',
  outlook: 'neo',
  'neo-to-outlook': 'outlook-to-neo',
  'outlook-to-neo': 'neo-to-outlook',
}
const mirror = <T extends SideName | Direction | ConflictRule | Want>(name: T): T => (mirrored[name] ?? name) as T

/** The same without anything that only one side can have. Marks are kept where they name the partner of a link, or somebody who is there and has no mark. */
export const even = (input: PlanInput): PlanInput => {
  const find = (side: SideName, id: string | undefined) => input[side].items.find((item) => item.id === id)
  const partnerId = (side: SideName, id: string) =>
    [...input.links, ...input.hints].find((link) => link[side].id === id)?.[otherSide(side)].id
  const isFree = (side: SideName, { id }: Item) => partnerId(side, id) === undefined
  /** Whether its mark is kept. */
  const isOne = (item: Item, side: SideName) => {
    const there = otherSide(side)
    const partner = partnerId(side, item.id)
    if (partner !== undefined) return item.partnerMark === find(there, partner)?.mark
    const named = input[there].items.find(({ mark }) => mark === item.partnerMark)
    if (named && !isFree(there, named)) return true
    const namers = input[there].items.filter((one) => one.partnerMark === item.mark && isFree(there, one))
    return (named?.partnerMark ?? item.mark) === item.mark && namers.every((one) => one === named || !named)
  }
  const bare = (item: Item, side: SideName): Item => {
    const { id, fields, mark, notYet, readOnly, changedAt, partnerMark } = item
    const isTold = side === 'neo' || find('neo', partnerId(side, id))?.notYet === undefined
    return {
      id,
      version: '',
      fields,
      mark,
      ...(notYet && isTold && { notYet: 'series' }),
      ...(readOnly && { readOnly }),
      ...(changedAt !== undefined && { changedAt }),
      // An old one: without it, and without a stamp, an event of Outlook would have been a meeting.
      claim: { device: 'another', id: 'old', at: 0 },
      ...(partnerMark !== undefined && isOne(item, side) && { partnerMark }),
    }
  }
  const picture = (side: SideName): Picture => ({
    ...input[side],
    items: input[side].items.map((item) => bare(item, side)),
  })
  return {
    ...input,
    neo: picture('neo'),
    outlook: picture('outlook'),
    links: input.links.map(bareLink),
    hints: input.hints.map(bareLink),
    intents: [],
    wishes: input.wishes.filter(({ want, why = '' }) => want !== 'both' && !['undone', 'sealed'].includes(why)),
    recalled: new Map(),
    unfound: new Set(input.neo.items.map(({ id }) => id)),
  }
}
const bareLink = ({ neo, outlook }: Pick<Link, SideName>): Link => ({
  neo: { id: neo.id, fields: neo.fields },
  outlook: { id: outlook.id, fields: outlook.fields },
  generation: 0,
})

const mirrorWish = ({ neo, outlook, ...wish }: Wish): Wish => ({
  ...wish,
  want: mirror(wish.want),
  ...(outlook !== undefined && { neo: outlook }),
  ...(neo !== undefined && { outlook: neo }),
  ...(wish.seen?.startsWith('[') && { seen: JSON.stringify((JSON.parse(wish.seen) as unknown[]).toReversed()) }),
})

/** The two sides change places. */
export const mirrorOf = (input: PlanInput): PlanInput => {
  const swap = (link: Link) => bareLink({ neo: link.outlook, outlook: link.neo })
  return {
    ...input,
    neo: input.outlook,
    outlook: input.neo,
    links: input.links.map(swap),
    hints: input.hints.map(swap),
    wishes: input.wishes.map(mirrorWish),
    unfound: new Set(input.outlook.items.map(({ id }) => id)),
    rules: {
      ...input.rules,
      direction: mirror(input.rules.direction),
      conflicts: mirror(input.rules.conflicts),
    },
  }
}

/** What a plan does about whom, seen as it is or in the mirror; as a set, without what only one side can have. */
export const imageOf = (planned: Plan, links: readonly Link[], isMirror: boolean): string[] => {
  const here = <T extends Parameters<typeof mirror>[0]>(name: T): T => (isMirror ? mirror(name) : name)
  const pair = (of: Partial<Record<SideName, unknown>>) => sideNames.map((side) => of[here(side)] ?? null)
  const text = (operation: Operation) => {
    const { do: what } = operation
    if (what === 'claim' || what === 'stamp') return []
    const on = here(operation.on)
    if (what === 'create') return [[what, on, operation.partnerId, operation.partnerMark, operation.fields]]
    if (what === 'delete') return [[what, on, operation.id, operation.seen]]
    return [[what, on, operation.id, operation.partnerId, operation.seen, operation.fields, operation.changed]]
  }
  const dropped = links.filter(({ neo }) => planned.drop.includes(neo.id))
  return [
    ...planned.operations.flatMap(text),
    ...planned.parked.map(({ why, ids, fields, choices }) => [
      'parked',
      why,
      pair(ids),
      fields ?? [],
      choices.map((choice) => here(choice)).toSorted(),
    ]),
    ...planned.put.map((link) => [
      'put',
      pair({ neo: [link.neo.id, link.neo.fields], outlook: [link.outlook.id, link.outlook.fields] }),
    ]),
    ...dropped.map(({ neo, outlook }) => ['drop', pair({ neo: neo.id, outlook: outlook.id })]),
    ...planned.unwish.map((id) => ['unwish', id]),
    ...[...planned.fulfils.values()].map((ids) => ['fulfils', ids]),
  ]
    .map((one) => JSON.stringify(one))
    .toSorted()
}
