import type { Ran } from './carry-out.ts'
import { type Look, sideNames, type World } from './world.ts'

/**
 * What the engine is known to do otherwise after a death than without one. Each is as narrow as it can be said; what is mended is taken out here.
 */

/**
 * One event of a pair is gone while a third still carries the mark of the pair. As long as the pair is known, the third is a copy, or keeps its own
 * partner; when it has ended or has got another mark, the third seems to name somebody unknown, and is asked about.
 */
const namesEnded = ({ input }: Look) => {
  const ended = input.links.filter((link) =>
    sideNames.some((side) => input[side].missing.get(link[side].id) === 'gone'),
  )
  return ended.some(({ mark, neo, outlook }) =>
    [...input.neo.items, ...input.outlook.items].some(
      ({ id, partnerMark }) => id !== neo.id && id !== outlook.id && partnerMark !== undefined && partnerMark === mark,
    ),
  )
}

/** A word about a forgotten pair ends, although one event that it names may live on in another pair. */
const saidOfForgotten = ({ planned, input }: Look) =>
  planned.unwish.length > 0 &&
  input.links.some((link) => sideNames.every((side) => input[side].missing.get(link[side].id) === 'gone'))

/** A word about a pair that is adopted just now is obeyed; an earlier one, which names only one of the two, may have been forgotten by then. */
const saidOfAdopted = ({ planned, input }: Look) => {
  if (planned.unwish.length + planned.fulfils.size === 0) return false
  const linked = new Set(input.links.map(({ neo, outlook }) => `${neo.id} ${outlook.id}`))
  const made = planned.put.filter(({ neo, outlook }) => !linked.has(`${neo.id} ${outlook.id}`))
  return made.length > 0
}

/** The newer is to win: whose the time is that an event has after a write without a record, nobody can tell, and a person is asked. */
const isDecidedByTime = ({ input }: Look) =>
  input.rules.conflicts === 'newest' &&
  sideNames.some((side) => input[side].items.some(({ changedAt }) => changedAt !== undefined))

/** The partner that is made stands where nobody looks; an open creation of its name is what makes it seen. */
const standsFar = ({ events }: World, { planned, input }: Look) =>
  planned.operations.some(
    (o) =>
      o.do === 'create' &&
      [...events[o.on].values()].some(
        ({ id, partnerMark }) => partnerMark === o.partnerMark && !input[o.on].items.some((item) => item.id === id),
      ),
  )

/** Both versions were wanted: NEO's stands alone, and if Outlook's is out of sight by then, it names somebody unknown and is asked about. */
const wantsBoth = ({ planned, input }: Look) =>
  [...planned.fulfils.values()].some(([said]) => input.wishes.some(({ id, want }) => id === said && want === 'both'))

/**
 * A link is recorded, and the stamp that is to follow it is not written yet: it names the former partner, which looks like another device's word where
 * that one is there, and makes a copy of whatever else carries the same stamp.
 */
export const isStampOutrun = (begun: World, { links, events }: World) =>
  [...links.values()].some(({ neo, outlook }) => {
    const stamp = events.outlook.get(outlook.id)?.partnerMark
    if (stamp === undefined || begun.links.get(neo.id)?.outlook.id === outlook.id) return false
    const namesAnother = [...events.neo.values()].some(({ id, mark }) => mark === stamp && id !== neo.id)
    const isOnAnother = [...events.outlook.values()].some(
      ({ id, partnerMark }) => partnerMark === stamp && id !== outlook.id,
    )
    return namesAnother || (isOnAnother && events.neo.get(neo.id)?.mark !== stamp)
  })

/** Whether a death in this run may end otherwise for a reason that is known. */
export const endsOtherwise = (begun: World, ran: Ran) =>
  ran.met ||
  [namesEnded, saidOfForgotten, saidOfAdopted, isDecidedByTime, wantsBoth].some((is) => is(ran)) ||
  standsFar(begun, ran)

/** Why a second run may still have something to do: what the first found out is read, or weighed, only by the next. */
export const needsAnother = ({ planned, input, ...ran }: Ran) =>
  ran.again ||
  // A wish may leave an event alone, or fields that were equal all the time, and a word that has ended may uncover an earlier one.
  planned.fulfils.size + planned.unwish.length > 0 ||
  // What was held back beside an open intent is not any more.
  input.intents.length > 0 ||
  namesEnded({ planned, input, ...ran }) ||
  // The partner of a link that was found out just now has not been asked for.
  planned.put.some((link) =>
    sideNames.some(
      (side) => !input[side].missing.has(link[side].id) && !input[side].items.some(({ id }) => id === link[side].id),
    ),
  )
