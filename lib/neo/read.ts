import type { Item, Times } from '../core/event.ts'
import { firstDay, textOf, touches } from '../core/normal.ts'
import type { Intent, Link, MirrorRow, Missing, Picture, ReadRequest } from '../core/ports.ts'
import { startOf } from '../core/series/occurrences.ts'
import { usualSays } from '../core/series/sayable.ts'
import { type Context, itemOfSight } from './context.ts'
import { dateId, entryOf, kindOfEntry } from './dates.ts'
import { stateOfDate, successors } from './dates-gone.ts'
import { readDates } from './dates-read.ts'
import type { Asked, Sight } from './details.ts'
import { failIfNothingKnown, isStrange, type Strange } from './strange.ts'
import { fetchList, type Listed } from './list.ts'
import { lacksNow } from './making.ts'
import { daysAround, type Month, monthsOf, standsAnywhereIn } from './months.ts'
import { registeredIn } from './people.ts'
import { dayToOpen } from './series-read.ts'
import type { User } from './session.ts'

const timesText = (times: Times) => textOf({ subject: '', times, place: '', body: '' }, 'times')
const createdTimes = (intents: readonly Intent[]) =>
  intents.flatMap(({ operation }) => (operation.do === 'create' ? [operation.fields.times] : []))

const asked = (listed: Listed): Asked => {
  const [times] = listed.times
  const day = (listed.times.length > 1 ? dayToOpen(listed) : undefined) ?? (times ? firstDay(times) : undefined)
  return { id: listed.id, day: day ?? listed.first.startdate, title: listed.first.detail, listed: true }
}

/** Listed events that have to be read: those in the window, linked ones wherever they stand, and what an open create may have made. */
const wanted = (listed: Iterable<Listed>, { window, links, intents }: ReadRequest): Listed[] => {
  const ids = new Set([
    ...links.map((link) => entryOf(link.neo.id).sid),
    ...intents.flatMap(({ operation }) => ('id' in operation ? [entryOf(operation.id).sid] : [])),
  ])
  const made = new Set(createdTimes(intents).map(timesText))
  return [...listed]
    .filter(
      ({ id, times }) =>
        ids.has(id) || times.some((one) => touches(one, window)) || times.some((one) => made.has(timesText(one))),
    )
    .toSorted((a, b) => (a.first.startdate + a.id < b.first.startdate + b.id ? -1 : 1))
}

const bySid = <T>(all: Iterable<T>, idOf: (one: T) => string): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const { sid } = entryOf(idOf(one))
    const group = found.get(sid)
    if (group) group.push(one)
    else found.set(sid, [one])
  }
  return found
}

/** Whether all that the list shows of an entry is known from before: of one with free dates every date. */
const isKnown = ({ text, times }: Listed, rows: readonly MirrorRow[]) => {
  const [first] = rows
  if (!first || rows.some(({ seen }) => seen !== text)) return false
  const { dateOf } = first.item
  return dateOf === undefined || times.every((one) => rows.some(({ id }) => id === dateId(dateOf, startOf(one))))
}

/**
 * Reads the side whole: one list, then the details of what the list shows anew. Each detail is kept at once, so that a read that was cut short goes on
 * where it stopped.
 */
export const readPicture = async (
  context: Context,
  request: ReadRequest,
  reread: (ids: readonly string[]) => readonly string[],
): Promise<Picture> => {
  const { client, profile, session, rows } = context
  const user = await session.user()
  const months = monthsOf(request.window, createdTimes(request.intents))
  const listed = await fetchList(client, profile, user, months)
  await session.confirm(user)
  context.days = daysAround(months, request.window)

  const linkedFields = new Map(request.links.map(({ neo }) => [neo.id, neo.fields]))
  const mirrored = await rows.all()
  const targets = wanted(listed.values(), request)
  const again = new Set(reread(targets.map(({ id }) => id)))
  const before = bySid(mirrored.values(), ({ id }) => id)
  const linksHere = request.links.filter(({ neo }) => listed.has(neo.id) || standsAnywhereIn(neo.fields, months))
  const linksOf = bySid(linksHere, (link) => link.neo.id)
  const rowsOf = (sid: string) => before.get(sid) ?? []
  /** Linked events that an entry was, and that are none of those that it is: only its form tells what became of them. */
  const lackedBy = (sid: string, items: readonly { id: string }[]) =>
    (linksOf.get(sid) ?? []).filter((link) => !items.some(({ id }) => id === link.neo.id))
  const isOpen = (sid: string) => lackedBy(sid, rowsOf(sid)).length > 0 && rowsOf(sid).some(({ item }) => !item.notYet)
  const todo = targets.filter((event) => !isKnown(event, rowsOf(event.id)) || again.has(event.id) || isOpen(event.id))
  const missingLinks = linksHere.filter((link) => !listed.has(entryOf(link.neo.id).sid))
  const total = todo.length + missingLinks.length
  let done = 0
  const step = () => request.progress(++done, total)

  const missing = new Map<string, Missing>()
  const became = new Map<string, string>()
  const linked = new Set(request.links.map((link) => link.neo.id))
  /** What became of linked events that the entry is not any more. */
  const tellLacked = (event: Listed, sight: Sight, items: readonly Item[]) => {
    const lacked = lackedBy(event.id, items)
    if (lacked.length === 0) return
    const state = ({ neo }: Link) =>
      sight.is === 'form' ? stateOfDate(neo.id, sight.form, profile.form, event, context.days) : 'unknown'
    for (const link of lacked) missing.set(link.neo.id, state(link))
    const gone = lacked.filter(({ neo }) => missing.get(neo.id) === 'gone' && !request.watched?.has(neo.id))
    const fresh = items.filter(({ id }) => !linked.has(id))
    for (const [old, next] of successors(gone, fresh, (id) => mirrored.has(id))) became.set(old, next)
  }
  const unknown = new Set<string>()
  let waiting = 0
  const strange: Strange[] = []
  context.unread.clear()
  for (const event of todo) {
    const sight = await context.details.read(asked(event), user.token)
    const was = linkedFields.get(event.id) ?? mirrored.get(event.id)?.item.fields
    const dates = await readDates(context, user, sight, event)
    const item = dates ? undefined : await itemOfSight(context, user, sight, event.id, event, was)
    const items = dates ?? (item ? [item] : [])
    if (item && isStrange(sight, profile)) strange.push({ id: event.id, seen: event.text, item })
    else if (items.length > 0) {
      tellLacked(event, sight, items)
      const next = items.map((one) => ({ id: one.id, seen: event.text, item: one }))
      await rows.replace(next, rowsOf(event.id))
    } else {
      unknown.add(event.id)
      for (const link of linksOf.get(event.id) ?? []) missing.set(link.neo.id, 'unknown')
      if (linked.has(event.id)) missing.set(event.id, 'unknown')
      if (sight.is === 'waiting') waiting++
      for (const times of event.times) context.unread.add(timesText(times))
    }
    step()
  }

  const now = bySid(mirrored.values(), ({ id }) => id)
  const known = targets.filter(({ id }) => now.get(id)?.some(({ item }) => item.notYet !== 'unreadable'))
  failIfNothingKnown(strange.length, known.length)
  for (const row of strange) {
    await rows.replace([row], rowsOf(row.id))
    now.set(row.id, [row])
  }
  const seen = new Set(targets.flatMap(({ id }) => (now.get(id) ?? []).map((row) => row.id)))
  for (const { neo } of linksHere)
    if (listed.has(entryOf(neo.id).sid) && !seen.has(neo.id) && !missing.has(neo.id)) missing.set(neo.id, 'unknown')

  const elsewhere = await readMissing(
    context,
    user,
    missingLinks,
    [...listed.values()],
    (id, state) => {
      missing.set(id, state)
    },
    step,
  )
  waiting += elsewhere.waiting

  await rows.remove(
    [...mirrored.values()]
      .filter(
        ({ id, item }) =>
          !listed.has(entryOf(id).sid) && !elsewhere.items.has(id) && standsAnywhereIn(item.fields, months),
      )
      .map(({ id }) => id),
  )
  if (todo.length > 0 || missingLinks.length > 0) await session.confirm(user)
  const items = targets.flatMap(({ id }) => (unknown.has(id) ? [] : (now.get(id) ?? []).map(({ item }) => item)))
  const { oneDay, takeOut } = profile.form.series ?? {}
  const says = { ...usualSays.neo, ownDates: oneDay === 'stays', takenDates: takeOut === 'form-words' }
  return {
    items: [...items, ...elsewhere.items.values()],
    missing,
    became,
    waiting,
    lacks: await lacksNow(context),
    says,
  }
}

/** A form that does not name the user any more, or none at all: what the list does not show either is no event of the user's now. */
const isUsers = (sight: Sight, { uid }: User, { profile }: Context) =>
  sight.is === 'form' && registeredIn(sight.form, uid, profile.form).members.includes(uid)

/** It exists, as its page says by showing it, or by saying that the user must not see it; any other message may mean anything. */
const isThere = (sight: Sight, { profile }: Context) => {
  if (sight.is !== 'closed') return sight.is === 'form'
  const { message } = sight
  return message === undefined || profile.forbidden.some((text) => message.includes(text))
}

/** Linked events that the list lacks: each is asked for by its sid. Only the profile's proof makes one gone. */
const readMissing = async (
  context: Context,
  user: User,
  links: readonly Link[],
  alive: readonly Listed[],
  tell: (id: string, state: Missing) => void,
  step: () => void,
) => {
  const items = new Map<string, NonNullable<Awaited<ReturnType<typeof itemOfSight>>>>()
  let waiting = 0
  const [control] = alive
  const sights = new Map<string, Sight>()
  for (const { neo } of links) {
    const { sid, day = firstDay(neo.fields.times) } = entryOf(neo.id)
    const sight =
      sights.get(sid) ?? (await context.details.read({ id: sid, day, title: neo.fields.subject }, user.token))
    sights.set(sid, sight)
    const isSeen = isUsers(sight, user, context)
    const { form: names } = context.profile
    const state =
      isSeen && sight.is === 'form' && (sid !== neo.id || kindOfEntry(sight.form, names) === 'dates')
        ? stateOfDate(neo.id, sight.form, names, {}, context.days)
        : undefined
    const item =
      isSeen && state === undefined ? await itemOfSight(context, user, sight, neo.id, undefined, neo.fields) : undefined
    if (item) {
      items.set(neo.id, item)
      await context.rows.renew(item)
    } else if (state) tell(neo.id, state)
    else {
      const gone = sight.is === 'gone' && (await context.details.trustsGone(control && asked(control), user.token))
      tell(neo.id, gone ? 'gone' : isThere(sight, context) ? 'unlisted' : 'unknown')
      if (sight.is === 'waiting') waiting++
    }
    step()
  }
  return { items, waiting }
}

/** For the months of one event. */
export const monthsFor = (times: Times): Month[] => monthsOf({ from: firstDay(times), to: firstDay(times) }, [times])
export { timesText }
