import type { Times } from '../core/event.ts'
import { firstDay, textOf, touches } from '../core/normal.ts'
import type { Intent, Link, Missing, Picture, ReadRequest } from '../core/ports.ts'
import { usualSays } from '../core/series/sayable.ts'
import { type Context, itemOfSight } from './context.ts'
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
    ...links.map((link) => link.neo.id),
    ...intents.flatMap(({ operation }) => ('id' in operation ? [operation.id] : [])),
  ])
  const made = new Set(createdTimes(intents).map(timesText))
  return [...listed]
    .filter(
      ({ id, times }) =>
        ids.has(id) || times.some((one) => touches(one, window)) || times.some((one) => made.has(timesText(one))),
    )
    .toSorted((a, b) => (a.first.startdate + a.id < b.first.startdate + b.id ? -1 : 1))
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
  const todo = targets.filter(({ id, text }) => mirrored.get(id)?.seen !== text || again.has(id))
  const missingLinks = request.links.filter(
    (link) => !listed.has(link.neo.id) && standsAnywhereIn(link.neo.fields, months),
  )
  const total = todo.length + missingLinks.length
  let done = 0
  const step = () => request.progress(++done, total)

  const missing = new Map<string, Missing>()
  const linked = new Set(request.links.map((link) => link.neo.id))
  const unknown = new Set<string>()
  let waiting = 0
  const strange: Strange[] = []
  context.unread.clear()
  for (const event of todo) {
    const sight = await context.details.read(asked(event), user.token)
    const before = linkedFields.get(event.id) ?? mirrored.get(event.id)?.item.fields
    const item = await itemOfSight(context, user, sight, event.id, event, before)
    if (item && isStrange(sight, profile)) strange.push({ id: event.id, seen: event.text, item })
    else if (item) await rows.put({ id: event.id, seen: event.text, item })
    else {
      unknown.add(event.id)
      if (linked.has(event.id)) missing.set(event.id, 'unknown')
      if (sight.is === 'waiting') waiting++
      for (const times of event.times) context.unread.add(timesText(times))
    }
    step()
  }

  const known = targets.filter(({ id }) => mirrored.get(id)?.item.notYet !== 'unreadable' && mirrored.has(id))
  failIfNothingKnown(strange.length, known.length)
  for (const row of strange) await rows.put(row)

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
      .filter(({ id, item }) => !listed.has(id) && !elsewhere.items.has(id) && standsAnywhereIn(item.fields, months))
      .map(({ id }) => id),
  )
  if (todo.length > 0 || missingLinks.length > 0) await session.confirm(user)
  const items = targets.flatMap(({ id }) => (unknown.has(id) ? [] : (mirrored.get(id)?.item ?? [])))
  const { oneDay, takeOut } = profile.form.series ?? {}
  const says = { ...usualSays.neo, ownDates: oneDay === 'stays', takenDates: takeOut === 'form-words' }
  return { items: [...items, ...elsewhere.items.values()], missing, waiting, lacks: await lacksNow(context), says }
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
  for (const { neo } of links) {
    const day = firstDay(neo.fields.times)
    const sight = await context.details.read({ id: neo.id, day, title: neo.fields.subject }, user.token)
    const item = isUsers(sight, user, context)
      ? await itemOfSight(context, user, sight, neo.id, undefined, neo.fields)
      : undefined
    if (item) {
      items.set(neo.id, item)
      await context.rows.renew(item)
    } else {
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
