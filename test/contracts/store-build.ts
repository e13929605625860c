import type { Fields } from '../../lib/core/event.ts'
import type { HistoryStore, Intent, Link, Mirror, Operation, SyncStore } from '../../lib/core/ports.ts'

/** A store that is empty at first. `again` opens the same data anew, as after a death of the worker. */
export type StoreWorld = {
  store(scope: string): SyncStore & HistoryStore
  mirror(scope: string, side: 'neo' | 'outlook'): Mirror
  again(): Promise<void>
}
export type StoreCase = { name: string; run(world: StoreWorld): Promise<void> }

/** As text, whatever the order of keys. */
const textOf = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
/** No test runner is imported here: the same cases run in a page of a real browser. */
export const equal = (actual: unknown, expected: unknown) => {
  if (textOf(actual) !== textOf(expected)) throw new Error(`got ${textOf(actual)}, expected ${textOf(expected)}`)
}
export const same = (actual: readonly unknown[], expected: readonly unknown[]) =>
  equal(actual.map(textOf).toSorted(), expected.map(textOf).toSorted())

export const fieldsOf = (subject: string): Fields => ({
  subject,
  times: { kind: 'timed', start: '2026-11-26T10:00', end: '2026-11-26T11:00' },
  place: '会議室A',
  body: '資料\n\n持参',
})
export const days: Fields = { ...fieldsOf('出張'), times: { kind: 'days', first: '2026-11-26', last: '2026-11-28' } }

export const linkOf = (neo: string, outlook: string, generation = 0): Link => ({
  neo: { id: neo, fields: fieldsOf(`${neo} 打合せ`) },
  outlook: { id: outlook, fields: days },
  generation,
})
export const operations: Operation[] = [
  { do: 'create', on: 'neo', partnerId: 'o9', partnerMark: '1a2b3c4d', fields: days, generation: 0 },
  {
    do: 'update',
    on: 'outlook',
    id: 'o1',
    version: 'W/"1"',
    seen: days,
    fields: fieldsOf('変更'),
    changed: ['subject', 'times'],
    partnerId: 'n1',
    generation: 2,
  },
  {
    do: 'update',
    on: 'neo',
    id: 'n2',
    version: '',
    seen: days,
    fields: days,
    changed: [],
    partnerId: '',
    generation: 0,
    undo: 'i7',
    raw: '{"version":1}',
  },
  { do: 'stamp', on: 'outlook', id: 'o1', version: '', fields: days, partnerId: 'n1', generation: 1 },
  {
    do: 'claim',
    on: 'outlook',
    id: 'o2',
    version: 'W/"2"',
    fields: days,
    claim: { device: 'pc-1', id: 'c1', at: 1_764_000_000_000 },
  },
  { do: 'delete', on: 'neo', id: 'n1', version: '', seen: days, partnerId: '' },
  { do: 'delete', on: 'outlook', id: 'o3', version: 'W/"3"', seen: days, partnerId: 'n3', undo: 'i8' },
]
export const intentOf = (id: string, more: Partial<Intent> = {}): Intent => ({
  id,
  at: 1_764_000_000_000,
  run: 'r1',
  operation: operations[0] as Operation,
  ...more,
})

export const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error === undefined) throw new Error('was not refused')
}
