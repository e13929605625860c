import type { Fields, Item } from '../../lib/core/event.ts'
import { lastDay, normalise } from '../../lib/core/normal.ts'
import type { Side } from '../../lib/core/ports.ts'
import { createWorld } from './graph-world.ts'
import { sideSuite } from './side-suite.ts'

const nextDay = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
const seedOf = ({ subject, times, place, body, visibility, certainty, importance }: Partial<Fields>) => ({
  ...(subject === undefined ? {} : { subject }),
  ...(place === undefined ? {} : { location: place }),
  ...(body === undefined ? {} : { body }),
  ...(visibility && { sensitivity: visibility === 'private' ? 'private' : 'normal' }),
  ...(certainty && { showAs: certainty === 'tentative' ? 'tentative' : 'busy' }),
  ...(importance && { importance }),
  ...(times?.kind === 'timed' ? { start: times.start, end: times.end, isAllDay: false } : {}),
  ...(times?.kind === 'days' ? { start: times.first, end: nextDay(times.last), isAllDay: true } : {}),
})

const writes = /"method":"(?:POST|PATCH|DELETE)","url"/

/** Categories and rooms are Outlook's alone: the suite of both sides knows nothing of them (categories.test.ts and rooms.test.ts do). */
const without = (item: Item): Item => {
  const { category: _, rooms: __, ...fields } = item.fields
  return { ...item, fields }
}
const sayingLess = (side: Side): Side => ({
  ...side,
  read: async (request) => {
    const picture = await side.read(request)
    return { ...picture, items: picture.items.map(without) }
  },
  seek: async (marks) => (await side.seek(marks)).map(without),
  write: async (operations, keep) =>
    (await side.write(operations, keep)).map((one) =>
      'item' in one && one.item ? { ...one, item: without(one.item) } : one,
    ),
})

sideSuite('outlook', async () => {
  const world = createWorld()
  let lose = false
  /** Loses the answer to a batch that writes; batches that only look come through. */
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const loses = lose && typeof init?.body === 'string' && writes.test(init.body)
    const answer = await world.bench.fetch(input, init)
    if (!loses) return answer
    lose = false
    throw new TypeError('fetch failed')
  }
  const makeSide = () => sayingLess(world.side({ fetch }))
  const { box } = world
  return {
    side: makeSide(),
    makeSide,
    world: {
      add: async (fields) => box.add({ ...seedOf(fields), start: '', end: '', ...seedOf(fields) }),
      edit: async (id, change) => box.edit(id, seedOf(change)),
      remove: async (id) => box.remove(id),
      list: async () =>
        box.list('予定表').map((event): Fields => {
          const days = { kind: 'days' as const, first: event.start.slice(0, 10), last: '' }
          const timed = { kind: 'timed' as const, start: event.start, end: event.end }
          const last = lastDay({ kind: 'timed', start: event.start, end: event.end })
          const times = event.isAllDay ? { ...days, last } : timed
          return normalise({
            subject: event.subject,
            times,
            place: event.location,
            body: event.body,
            visibility: event.sensitivity === 'normal' ? 'open' : 'private',
            certainty: event.showAs === 'tentative' ? 'tentative' : 'firm',
            importance: event.importance === 'high' ? 'high' : 'normal',
            block: '',
            meeting: '',
          })
        }),
    },
    loseAnswer: () => {
      lose = true
    },
    seeks: true,
    requests: () => world.sent().length,
  }
})
