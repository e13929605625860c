// A person in front of NEO, and in front of Outlook: what they do there, in the emulators' own words.
import type { Fields } from '../../../lib/core/event.ts'
import type { SeedEvent } from '../../emulators/graph/seed.ts'
import type { EventFields, EventInput, StoredEvent } from '../../emulators/neo/types.ts'
import { person } from '../../fixtures/people.ts'
import type { World } from '../../fixtures/world.ts'
import { inputOf } from '../neo-world.ts'
import { day, ev } from './events.ts'
import type { Closed, Hand, Shared } from './stage.ts'

/** The event of the past that the adapter learns NEO's addresses from. */
const isSample = ({ startdate }: StoredEvent) => startdate.startsWith('2025-')
const marker = /^\[Outlook同期 [0-9a-f]{8}\]$/m

const patchOf = (change: Partial<Fields>, { memo }: StoredEvent): Partial<EventFields> => {
  const { startdate, enddate, starttime, endtime, visibility, tentative, important } = inputOf(
    ev('', change),
  ) as Required<EventInput>
  const [mark] = marker.exec(memo) ?? []
  return {
    ...(change.subject !== undefined && { event: '', detail: change.subject }),
    ...(change.place !== undefined && { place: change.place, other: '' }),
    // A person leaves the last line alone.
    ...(change.body !== undefined && { memo: [change.body, mark].filter(Boolean).join('\n') }),
    ...(change.times && { startdate, enddate, starttime, endtime }),
    ...(change.visibility && { visibility }),
    ...(change.certainty && { tentative }),
    ...(change.importance && { important }),
  }
}

const closedNeo: Partial<Record<Closed, Partial<EventFields>>> = {
  series: { recurrence: { every: 'week', interval: 1, weekdays: [1], until: day(60), except: [] } },
}

const sharedNeo: Record<Shared, Partial<EventFields>> = {
  people: { otherto: [person.neoUid, '1002'] },
  facility: { pids: ['501'] },
}

export const ownInNeo = (world: World) => world.neoEvents().filter((event) => !isSample(event))

export const neoHand = (world: World): Hand => {
  const { neo } = world
  const find = (title: string): StoredEvent => {
    const [found, second] = ownInNeo(world).filter(
      ({ event, detail }) => [event, detail].filter(Boolean).join('：') === title,
    )
    if (!found || second) throw new Error(`not exactly one event "${title}" in NEO`)
    return found
  }
  return {
    id: (title) => find(title).sid,
    ids: () => ownInNeo(world).map(({ sid }) => sid),
    add: (event, { kind = '' } = {}) => neo.addEvent(person.neoUid, { ...inputOf(ev(event)), event: kind }),
    edit: (title, change) => {
      const found = find(title)
      neo.editEvent(found.sid, patchOf(change, found))
    },
    remove: (title) => neo.removeEvent(find(title).sid),
    copy: (title) => {
      const { sid: _, owner, created: __, updated: ___, revision: ____, ...fields } = find(title)
      return neo.addEvent(owner, fields)
    },
    close: (title, how) => {
      const patch = closedNeo[how]
      if (!patch) throw new Error(`NEO knows no ${how}`)
      neo.editEvent(find(title).sid, patch)
    },
    share: (title, how) => neo.editEvent(find(title).sid, sharedNeo[how]),
  }
}

/** The day after, as Outlook writes the end of an all-day event. */
const nextDay = (text: string) => new Date(Date.parse(text) + 86_400_000).toISOString().slice(0, 10)

export const seedOf = ({ subject, times, place, body, visibility, certainty, importance }: Fields): SeedEvent => ({
  subject,
  ...(times.kind === 'timed'
    ? { start: times.start, end: times.end, isAllDay: false }
    : { start: times.first, end: nextDay(times.last), isAllDay: true }),
  ...(place !== '' && { location: place }),
  ...(body !== '' && { body }),
  ...(visibility === 'private' && { sensitivity: 'private' }),
  ...(certainty === 'tentative' && { showAs: 'tentative' }),
  ...(importance === 'high' && { importance }),
})

const closedOutlook: Partial<Record<Closed, Partial<SeedEvent>>> = {
  meeting: { attendees: ['hanako.sato@example.com'] },
  series: {
    recurrence: {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', numberOfOccurrences: 3, startDate: day(1) },
    },
  },
}

export const outlookHand = (world: World): Hand => {
  const box = () => world.outlook()
  const find = (title: string) => {
    const [found, second] = box()
      .list()
      .filter(({ subject }) => subject === title)
    if (!found || second) throw new Error(`not exactly one event "${title}" in Outlook`)
    return found
  }
  return {
    id: (title) => find(title).id,
    ids: () =>
      box()
        .list()
        .map(({ id }) => id),
    add: (event) => box().add(seedOf(ev(event))),
    edit: (title, change) => {
      const { subject, start, end, isAllDay } = seedOf(ev('', change))
      box().edit(find(title).id, {
        ...(change.subject !== undefined && { subject: subject ?? '' }),
        ...(change.place !== undefined && { location: change.place }),
        ...(change.body !== undefined && { body: change.body }),
        ...(change.times && { start, end, ...(isAllDay !== undefined && { isAllDay }) }),
        ...(change.visibility && { sensitivity: change.visibility === 'private' ? 'private' : 'normal' }),
        ...(change.certainty && { showAs: change.certainty === 'tentative' ? 'tentative' : 'busy' }),
        ...(change.importance && { importance: change.importance }),
      })
    },
    remove: (title) => box().remove(find(title).id),
    copy: (title) => {
      const { subject, start, end, isAllDay, location, body, stamps } = find(title)
      return box().add({ subject, start, end, isAllDay, location, body: body.trimEnd(), stamps })
    },
    close: (title, how) => {
      const patch = closedOutlook[how]
      if (!patch) throw new Error(`Outlook knows no ${how}`)
      box().edit(find(title).id, patch)
    },
    share: () => {
      throw new Error('only an event of NEO is registered for others')
    },
  }
}
