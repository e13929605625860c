import { otherSide, type SideName } from '../../../lib/core/event.ts'
import { isIn, sameFields } from '../../../lib/core/normal.ts'
import { endOf } from './check.ts'
import type { Operation } from '../../../lib/core/ports.ts'
import type { MemoryEvent } from '../../fakes/memory-calendar.ts'
import type { Life, World } from './life.ts'
import { originOf } from './origins.ts'

/** What no write may do, whatever went before. It looks at the calendars, at what this life has read and at what people did, never at the plan. */
export const judge = async (world: World, life: Life, operation: Operation): Promise<void> => {
  const { calendars, rules } = world
  const here = operation.on
  const there = otherSide(here)
  const blame = (what: string) => world.offences.push(`${what}: ${JSON.stringify(operation)}`)
  // Taking back is a person's explicit word about these events.
  const isUndo = life.isUndo
  const isInvisible = operation.do === 'stamp' || operation.do === 'claim'

  if (life.readFailed) blame('wrote after a read that failed')
  if (life.stopped.has(here)) blame('wrote before it was time again')
  const intents = await life.device.raw.intents()
  const intent = intents.find((one) => JSON.stringify(one.operation) === JSON.stringify(operation))
  if (!intent) blame('wrote without a journal')
  const event = 'id' in operation ? calendars[here].events.get(operation.id) : undefined
  if (event && (operation.do === 'update' || operation.do === 'delete') && intent?.before === undefined)
    blame('wrote before it was kept')

  const links = await life.device.raw.links()
  const partnerId = 'partnerId' in operation && operation.partnerId !== '' ? operation.partnerId : undefined
  const same = (one: { neo: { id: string }; outlook: { id: string } }) =>
    ('id' in operation && one[here].id === operation.id) || one[there].id === partnerId
  const link = links.find(same)
  // A write that was cut short is ended, whatever the direction has become since: the half of it is nobody's word.
  const isMend = operation.do === 'update' && operation.changed.join() === 'series' && link?.cut?.on === here
  if (rules.direction !== 'both' && !isInvisible && !isUndo && !isMend)
    if (here === (rules.direction === 'neo-to-outlook' ? 'neo' : 'outlook')) blame('wrote to the source')
  const seen = (side: SideName, id: string | undefined) => (id === undefined ? undefined : life.shown[side].get(id))
  const target = 'id' in operation ? seen(here, operation.id) : undefined
  const partner = seen(there, link?.[there].id ?? partnerId)
  for (const item of [target, partner]) if (item?.notYet && !isUndo) blame(`wrote although it is ${item.notYet}`)
  if (target?.readOnly && operation.do !== 'claim') blame('wrote what is read-only')
  const listed = life.pictures[here]?.items.find((item) => item.id === target?.id)
  if (listed?.sealed) blame('wrote a meeting')
  const neo = here === 'neo' ? target : partner
  if (!isUndo && neo?.kind !== undefined && rules.excludedKinds.includes(neo.kind)) blame('wrote an excluded event')

  // An event belongs to the window by its present or its last agreed days, as they were when the run began.
  const sent = operation.do === 'delete' ? operation.seen : operation.fields
  const known = [...life.begun.filter(same), ...(link ? [link] : [])].flatMap((one) => [
    one.neo.fields,
    one.outlook.fields,
    seen('neo', one.neo.id)?.fields,
    seen('outlook', one.outlook.id)?.fields,
  ])
  const ids = new Set(['id' in operation ? operation.id : undefined, partnerId])
  // What an open creation has made is known by its mark, even once its source is gone.
  const marks = new Set([target?.partnerMark, partner?.partnerMark])
  const opened = life.open.flatMap(({ operation: o }) =>
    o.do === 'create' && (ids.has(o.partnerId) || marks.has(o.partnerMark)) ? [o.fields] : [],
  )
  const days = [event?.fields, ...opened, sent, target?.fields, partner?.fields, ...known].filter(
    (one) => one !== undefined,
  )
  // The stamp that ends a creation belongs where the creation did.
  const isEnd =
    operation.do === 'stamp' && life.attempted.some((one) => one.do === 'create' && one.partnerId === operation.id)
  if (!isUndo && !isEnd && !days.some((one) => isIn(one, life.window))) blame('wrote outside the window')
  const { endedBefore } = rules
  if (!isUndo && endedBefore !== undefined)
    if (days.every((one) => endOf(one) <= endedBefore)) blame('wrote a past event')

  // Two devices, one of which does not know the pair, make the gone partner anew in the same moment, each with a generation of its own: each takes the
  // other's for a copy.
  const isMadeTwice = (made: MemoryEvent) =>
    operation.do === 'create' &&
    made.partnerMark === operation.partnerMark &&
    made.generation !== operation.generation &&
    !seen('outlook', made.id)
  if (here === 'outlook' && [...calendars.outlook.events.values()].some(isMadeTwice))
    world.people.oneMore(originOf(sent), 2)

  if (operation.do !== 'delete') return
  life.deletions++
  // A meeting cannot be told apart, so another device takes it for a person's deletion once the meeting is none any more.
  const isOfMeeting = link && here === 'neo' && calendars.outlook.events.get(link.outlook.id)?.sealed
  if (isUndo && isOfMeeting) world.people.removed.add(operation.id)
  if (isUndo) return
  // Without the word in the operation the side itself refuses, whatever the event has become since the plan.
  if (event?.shared && operation.shared && !world.said.has(operation.id)) blame('deleted for others without a word')
  // Of two entries of one meeting the older one stays; only who has made the other can tell it from a person's copy.
  const isOwn = (await life.device.raw.entries()).some(
    ({ eventId, operation: o, sure }) => sure && eventId === operation.id && o.do === 'create' && o.undo === undefined,
  )
  const entry = 'id' in operation && here === 'neo' ? (event ?? calendars.neo.deleted.get(operation.id)) : undefined
  // What was edited since it was read is refused by the side.
  const isAsSeen =
    !world.people.typed.has(entry?.id ?? '') || !sameFields(operation.seen, entry?.fields ?? operation.seen)
  const isTwinOf = (one: Pick<MemoryEvent, 'id' | 'partnerMark' | 'fields'>) =>
    one.id !== entry?.id &&
    one.partnerMark === entry?.partnerMark &&
    (isAsSeen || sameFields(one.fields, entry?.fields ?? one.fields))
  // A person may have deleted the other one, or the meeting, meanwhile, or nobody is to come to it any more.
  const isDouble =
    isOwn &&
    entry !== undefined &&
    [...calendars.outlook.events.values(), ...(life.pictures.outlook?.items ?? [])].some(
      ({ id, sealed }) => sealed && entry.partnerMark === `mark-${id}`,
    ) &&
    [...calendars.neo.events.values(), ...(life.pictures.neo?.items ?? [])].some(isTwinOf)
  if (isDouble) world.hits.hit('recovery', 'double of a meeting taken away')
  if (!world.said.has(operation.id) && !isDouble) {
    if (!link) blame('deleted without a link')
    if (link && calendars[there].events.has(link[there].id)) blame('deleted although the partner lives')
    if (link && !world.people.removed.has(link[there].id)) blame('deleted although nobody deleted the partner')
    if (link && !sameFields(operation.seen, link[here].fields)) blame('deleted what nobody agreed on')
  }
  // A deletion that is right is as good as a person's for the other device.
  if (world.offences.length === 0) world.people.removed.add(operation.id)
}
