// NEO's entries with free dates (不定期) and their events in Outlook, on the real adapters.
import { expect } from 'vitest'
import type { Wish } from '../../lib/core/wish.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import type { EventInput } from '../emulators/neo/types.ts'
import type { VariantName } from '../emulators/neo/variants.ts'
import { person } from '../fixtures/people.ts'
import { createEngine, day, type Engine, type RunOptions } from './engine-world.ts'

const engines: Engine[] = []
/** After each test: nobody was mailed, and nothing was sent that the real services would refuse. */
export const endEngines = () => {
  for (const { world } of engines.splice(0)) expect(world.offences()).toEqual([])
}

export const three = [day(3), day(8), day(20)]
export const free = (dates: readonly string[] = three, more: Partial<EventInput> = {}) => ({
  owner: person.neoUid,
  startdate: dates[0] ?? '',
  starttime: '1000',
  endtime: '1100',
  detail: '研修',
  place: '本社',
  recurrence: { every: 'date' as const, dates: [...dates] },
  ...more,
})
export const start = async (variant: VariantName, options: Parameters<typeof createEngine>[0] = {}) => {
  const made = await createEngine({ variant, seed: 7, neoEvents: [free()], outlookEvents: [], ...options })
  engines.push(made)
  return made
}
export const sidOf = ({ world: { neo } }: Engine) =>
  neo.eventsOf(person.neoUid).find(({ detail }) => detail === '研修')?.sid ?? ''
export const setDates = (made: Engine, dates: readonly string[], more: Partial<EventInput> = {}) =>
  made.world.neo.editEvent(sidOf(made), { recurrence: { every: 'date', dates: [...dates] }, ...more })
export const datesOf = (made: Engine) => made.world.neo.events.get(sidOf(made))?.recurrence
export const inOutlook = ({ world }: Engine) =>
  world
    .outlook()
    .list()
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
const wordIn = (body: string) => /不定期[ \d/]*/.exec(body)?.[0]?.trim() ?? ''
export const shown = (made: Engine) =>
  inOutlook(made).map(({ subject, start: from, body }) => `${from.slice(0, 10)} ${subject} ${wordIn(body)}`)
export const idOn = (made: Engine, date: string) => inOutlook(made).find((one) => one.start.startsWith(date))?.id ?? ''
export const settle = async (made: Engine, options: RunOptions = {}) => {
  for (let round = 0; round < 6; round++) {
    const { plan, question } = await made.run(options)
    expect(question).toBeUndefined()
    if (plan.operations.length === 0) return plan
  }
  throw new Error('it never ends')
}
export const whys = ({ parked }: Awaited<ReturnType<typeof settle>>) => parked.map(({ why, choices }) => [why, choices])
export const another = (device: string) => ({
  device,
  store: memoryStore(),
  mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
})

/** What a form of this NEO tells: one does not call the dates of an entry by a word that we know. */
export const toldBy = (variant: VariantName) => {
  const isMute = variant === 'alias'
  const word = (place: number, of: number) => (isMute ? '不定期' : `不定期 ${place}/${of}`)
  return {
    isMute,
    lines: (dates: readonly string[], title = '研修') =>
      dates.map((date, index) => `${date} ${title} ${word(index + 1, dates.length)}`),
  }
}

export const wishOf = (want: Wish['want'], { neo, outlook }: { neo?: string; outlook?: string }): Wish => ({
  id: `said ${want}`,
  at: 1,
  want,
  ...(neo !== undefined && { neo }),
  ...(outlook !== undefined && { outlook }),
})
