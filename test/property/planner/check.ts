import { fieldNames, type Item, otherSide, type SideName } from '../../../lib/core/event.ts'
import { canonical, sameField, sameFields, touches } from '../../../lib/core/normal.ts'
import { isVisible } from '../../../lib/core/operations.ts'
import type { Parked } from '../../../lib/core/parked.ts'
import type { Link, Operation } from '../../../lib/core/ports.ts'
import { mayWrite } from '../../../lib/core/rules.ts'
import { seenText, type Wish } from '../../../lib/core/wish.ts'
import { expectThat } from './carry-out.ts'
import { type Look, sideNames, type World } from './world.ts'

const expectDeletion = (
  { planned, input }: Look,
  operation: Extract<Operation, { do: 'delete' }>,
  item: Item,
  link: Link | undefined,
) => {
  const { on } = operation
  const partnerId = link?.[otherSide(on)].id
  const said = planned.fulfils.get(operation)?.[0]
  if (said !== undefined) {
    const wish = input.wishes.find(({ id }) => id === said)
    expectThat(wish?.want === otherSide(on), 'a deletion that nobody wished')
    const text = on === 'neo' ? seenText(item, undefined) : seenText(undefined, item)
    expectThat(wish?.seen === undefined || wish.seen === text, 'a deletion of what nobody had before the eyes')
    return
  }
  expectThat(
    partnerId !== undefined && input[otherSide(on)].missing.get(partnerId) === 'gone',
    'a deletion without proof',
  )
  expectThat(link !== undefined && sameFields(item.fields, link[on].fields), 'a deletion of what was changed since')
}

/** What no plan may hold, whatever it was made of. */
export const expectLawful = (seen: Look) => {
  const { planned, input } = seen
  const items = {
    neo: new Map(input.neo.items.map((item) => [item.id, item])),
    outlook: new Map(input.outlook.items.map((item) => [item.id, item])),
  }
  for (const operation of planned.operations) {
    const { on } = operation
    const there = otherSide(on)
    const item = 'id' in operation ? items[on].get(operation.id) : undefined
    // What is found out about a link stands in the plan before anything is done about it.
    const links = [...input.links, ...planned.put]
    const link = links.findLast((one) =>
      'id' in operation ? one[on].id === operation.id : one[there].id === operation.partnerId,
    )
    const partner = items[there].get(
      'partnerId' in operation && operation.partnerId !== '' ? operation.partnerId : (link?.[there].id ?? ''),
    )
    expectThat(operation.do === 'create' || item !== undefined, `${operation.do} of what was not seen`)
    expectThat(!isVisible(operation) || mayWrite(input.rules.direction, on), `${operation.do} against the direction`)
    const pairs = links.flatMap((one) =>
      one[on].id === item?.id || one[there].id === partner?.id
        ? [one.neo, one.outlook, ...sideNames.map((side) => items[side].get(one[side].id))]
        : [],
    )
    const days = [item, partner, ...pairs].flatMap((one) => one?.fields.times ?? [])
    expectThat(
      days.some((times) => touches(times, input.window)),
      `${operation.do} outside the window`,
    )
    if (operation.do === 'delete') {
      if (item) expectDeletion(seen, operation, item, link)
      continue
    }
    for (const name of fieldNames) {
      const goesOver = operation.do === 'create' || (operation.do === 'update' && operation.changed.includes(name))
      const holder = goesOver ? partner : item
      expectThat(
        holder !== undefined && sameField(operation.fields, holder.fields, name),
        `${operation.do}: a ${name} that nobody wrote`,
      )
      if (operation.do === 'update' && goesOver)
        expectThat(!sameField(operation.seen, operation.fields, name), `an update of an equal ${name}`)
    }
  }
}

/** A pair that has left the window is not looked at any more: where a run was killed in between, the rest goes over when it comes back. */
const isInSight = ({ events, window }: World, { neo, outlook }: Link) =>
  [neo, outlook, events.neo.get(neo.id), events.outlook.get(outlook.id)].some(
    (one) => one && touches(one.fields.times, window),
  )

/** A word about what is not there, or not looked at, says nothing, and may be left lying. */
const isAbout = ({ events }: World, far: ReadonlySet<string>, { neo, outlook, mark }: Wish) =>
  sideNames.some((side) =>
    [...events[side].values()].some(
      ({ id, partnerMark }) =>
        !far.has(id) && (id === (side === 'neo' ? neo : outlook) || (mark !== undefined && partnerMark === mark)),
    ),
  )

/** Everything that a person could see, and what the next run would go by. Times, versions and digests are left out: they tell how it came to be. */
export const stateText = (world: World, parked: readonly Parked[]): string => {
  const text = (list: readonly (readonly unknown[])[]) => list.map((one) => JSON.stringify(one)).toSorted()
  const links = [...world.links.values()]
  const far = new Set(links.flatMap((link) => (isInSight(world, link) ? [] : [link.neo.id, link.outlook.id])))
  return JSON.stringify([
    ...sideNames.map((side) =>
      text(
        [...world.events[side].values()].map(({ id, fields, partnerMark, generation }) => [
          id,
          far.has(id) || [canonical(fields), partnerMark, generation],
        ]),
      ),
    ),
    text(
      links
        .filter((link) => !far.has(link.neo.id) || sideNames.some((side) => world.events[side].has(link[side].id)))
        .map(({ neo, outlook, generation }) => [
          neo.id,
          outlook.id,
          far.has(neo.id) || [canonical(neo.fields), canonical(outlook.fields)],
          generation,
        ]),
    ),
    text(
      [...world.wishes.values()]
        .filter((wish) => isAbout(world, far, wish))
        .map(({ id, want, why }) => [id, want, why]),
    ),
    text([...world.intents.values()].map(({ operation: o }) => [o.do, o.on])),
    text(parked.map(({ why, fields, ids, choices }) => [why, fields, ids.neo, ids.outlook, choices])),
  ])
}

/**
 * When both sides are the same after a run, as far as they may be. An event in the window that can be synced has a partner which holds the same, unless
 * it is parked, or its partner cannot be looked at, or may be one of those that cannot; with one direction, unless the source has not changed since the
 * last agreement. A conflict leaves open its own fields only.
 */
export const expectAlike = (world: World, { planned, input }: Look) => {
  const { events, links, hidden, asIs, rules } = world
  const isSource = (side: SideName) => mayWrite(rules.direction, otherSide(side))
  const all = [...links.values()]
  expectThat(new Set(all.map(({ outlook }) => outlook.id)).size === all.length, 'two partners of one')
  for (const side of sideNames)
    for (const item of input[side].items) {
      const there = otherSide(side)
      if (!touches(item.fields.times, world.window) || item.notYet) continue
      const link = all.find((one) => one[side].id === item.id)
      const why = planned.parked.filter(({ ids }) => ids[side] === item.id || (link && ids[there] === link[there].id))
      if (why.some(({ fields }) => !fields)) continue
      if (!link) {
        const isHeld = all.some((one) => hidden.has(one[side].id) || hidden.has(one[there].id))
        const isTwin = input[there].items.some((one) => one.notYet)
        expectThat(isHeld || isTwin || !isSource(side), `${item.id} has no partner`)
        continue
      }
      const partner = events[there].get(link[there].id)
      if (hidden.has(link[there].id)) continue
      if (!partner) {
        expectThat(
          rules.direction !== 'both' && sameFields(item.fields, link[side].fields),
          `${item.id} has lost its partner`,
        )
        continue
      }
      if (partner.notYet) continue
      const open = new Set(why.flatMap(({ fields }) => fields ?? []))
      const source = isSource(side) ? side : there
      for (const name of fieldNames) {
        if (open.has(name) || sameField(item.fields, partner.fields, name)) continue
        const held = (where: SideName) => (where === side ? item : partner).fields
        const isUnchanged = (where: SideName) => sameField(held(where), link[where].fields, name)
        const isTakenBack = sideNames.some((where) => asIs.has(link[where].id)) && sideNames.every(isUnchanged)
        const isStill = rules.direction !== 'both' && isUnchanged(source)
        expectThat(isTakenBack || isStill, `${name} of ${item.id} and ${partner.id} differ`)
      }
    }
}
