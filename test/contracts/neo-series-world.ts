import type { Item } from '../../lib/core/event.ts'
import type { Link } from '../../lib/core/ports.ts'
import { occurrences } from '../../lib/core/series/occurrences.ts'
import { occurrencesOf } from '../emulators/neo/recurrence.ts'
import type { EventInput, Rule } from '../emulators/neo/types.ts'
import type { VariantName } from '../emulators/neo/variants.ts'
import { createNeoWorld, me, type NeoWorld } from './neo-world.ts'
import { request as asking } from './side-build.ts'

export const weekly: Rule = { every: 'week', interval: 1, weekdays: [4], until: '2026-12-24', except: [] }
export const meeting: EventInput = {
  startdate: '2026-11-26',
  starttime: '1000',
  endtime: '1100',
  detail: '朝会',
  place: '本社',
}

/** What NEO shows in two months, by its own reading of its rules. */
export const shown = ({ neo }: NeoWorld) =>
  neo
    .eventsOf(me)
    .filter((event) => event.detail !== '見本')
    .flatMap((event) => occurrencesOf(event, '2027-02-28', neo.variant))
    .filter((each) => each.startdate >= '2026-11-01')
    .map(({ startdate, event }) => `${startdate} ${event.starttime} ${event.detail}`)
    .toSorted()
/** What the item says of the same days. */
export const said = ({ fields }: Item) => {
  const { times, series, subject } = fields
  if (!series) return []
  return [...occurrences(times, series, '2026-11-01', '2027-02-28')]
    .map(({ times: at, own }) => {
      const [day, clock] = at.kind === 'timed' ? at.start.split('T') : [at.first, '']
      return `${day} ${(clock ?? '').replace(':', '')} ${own.subject ?? subject}`
    })
    .toSorted()
}
export const linkOf = (item: Item): Link => ({
  neo: { id: item.id, fields: item.fields },
  outlook: { id: 'o1', fields: item.fields },
  generation: 0,
})
export const one = (items: readonly Item[], subject: string): Item => {
  const found = items.filter(({ fields }) => fields.subject === subject)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} events "${subject}"`)
  return found[0]
}
export const request = asking({ window: { from: '2026-11-01', to: '2027-02-28' } })

export const worldOf =
  (variant: VariantName) =>
  async (...events: EventInput[]) => {
    const world = await createNeoWorld({ variant })
    const sids = events.map((event) => world.neo.addEvent(me, event))
    return {
      ...world,
      world,
      sid: sids[0] ?? '',
      read: async (more: object = {}) => (await world.side().read({ ...request, ...more })).items,
    }
  }
