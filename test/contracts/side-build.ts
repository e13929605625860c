import { expect } from 'vitest'
import type { FieldName, Fields, Item } from '../../lib/core/event.ts'
import type { Keep, Link, Operation, Outcome, Picture, ReadRequest, Side } from '../../lib/core/ports.ts'

/** A side over its world. `world` acts and looks as a person does in the calendar itself, past the side. */
export type SideBench = {
  side: Side
  /** A side of a new life over the same storage: what a worker that was started again has. */
  makeSide(): Side
  world: {
    add(fields: Fields): Promise<string>
    edit(id: string, change: Partial<Fields>): Promise<void>
    remove(id: string): Promise<void>
    list(): Promise<Fields[]>
  }
  /** The next write is carried out and its answer never arrives. */
  loseAnswer(): void
  /** Requests (or calls) since the last time this was asked. */
  requests(): number
  /** The side can search by partner marks. */
  seeks: boolean
  teardown?(): Promise<void>
}

const suiteWindow = { from: '2026-11-10', to: '2026-12-20' }
/** An event of which nothing special is said. */
const plain = { visibility: 'open', certainty: 'firm', importance: 'normal', block: '', meeting: '' } as const
export const timed: Fields = {
  ...plain,
  subject: '営業定例',
  times: { kind: 'timed', start: '2026-11-26T10:00', end: '2026-11-26T11:30' },
  place: '本社',
  body: '一行目\n二行目',
}
export const allDay: Fields = {
  ...plain,
  subject: '大阪出張',
  times: { kind: 'days', first: '2026-12-01', last: '2026-12-03' },
  place: '大阪',
  body: '',
}
export const overnight: Fields = {
  ...plain,
  subject: '夜間作業',
  times: { kind: 'timed', start: '2026-11-27T22:00', end: '2026-11-28T00:00' },
  place: '',
  body: '',
}
export const kinds: Fields[] = [timed, allDay, overnight]

export const request = (more: Partial<ReadRequest> = {}): ReadRequest => ({
  window: suiteWindow,
  links: [],
  intents: [],
  progress: () => undefined,
  ...more,
})
const mark = '1a2b3c4d'
export const sortBySubject = (fields: readonly Fields[]) => fields.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
export const fieldsOf = (picture: Picture) => sortBySubject(picture.items.map((item) => item.fields))
export const itemOf = (outcome: Outcome | undefined): Item => {
  if (outcome?.is !== 'done' || !outcome.item) throw new Error(`not done: ${JSON.stringify(outcome)}`)
  return outcome.item
}

/** For writes whose history is not the matter. */
const keepNothing: Keep = async () => undefined

/** Operations on the bench's side, and how they are carried out. */
export const toolsOf = (bench: SideBench) => {
  const on = bench.side.name
  const linkOf = (item: Item): Link => {
    const [here, there] = [
      { id: item.id, fields: item.fields },
      { id: 'partner-1', fields: item.fields },
    ]
    return on === 'neo' ? { neo: here, outlook: there, generation: 0 } : { neo: there, outlook: here, generation: 0 }
  }
  const createOf = (fields: Fields): Operation => ({
    do: 'create',
    on,
    partnerId: 'partner-1',
    partnerMark: mark,
    fields,
    generation: 0,
  })
  const updateOf = (item: Item, change: Partial<Fields>): Extract<Operation, { do: 'update' }> => ({
    do: 'update',
    on,
    id: item.id,
    version: item.version,
    seen: item.fields,
    fields: { ...item.fields, ...change },
    changed: Object.keys(change) as FieldName[],
    partnerId: 'partner-1',
    generation: 0,
  })
  const deleteOf = (item: Item): Operation => ({
    do: 'delete',
    on,
    id: item.id,
    version: item.version,
    seen: item.fields,
    partnerId: 'partner-1',
  })
  const write = async (operation: Operation, keep: Keep = keepNothing) => {
    const outcomes = await bench.side.write([operation], keep)
    expect(outcomes).toHaveLength(1)
    return outcomes[0]
  }
  const readOne = async (side = bench.side, more: Partial<ReadRequest> = {}): Promise<Item> => {
    const { items } = await side.read(request(more))
    const [item, second] = items
    if (!item || second) throw new Error(`not exactly one event: ${items.length}`)
    return item
  }
  return { linkOf, createOf, updateOf, deleteOf, write, readOne }
}
