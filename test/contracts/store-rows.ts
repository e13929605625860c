import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { ProblemError } from '../../lib/core/problem.ts'
import type { Intent, Link, MirrorRow } from '../../lib/core/ports.ts'

/** A browser without any database. */
export const factory = () => ({ indexedDB: new IDBFactory(), IDBKeyRange })

export const fields = {
  subject: '定例',
  times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' },
  place: '',
  body: '',
} as const
export const link: Link = { neo: { id: 'n1', fields }, outlook: { id: 'o1', fields }, generation: 0 }
export const row: MirrorRow = { id: 'x', seen: 'a', item: { id: 'x', version: '', fields, mark: 'm' } }
export const intent: Intent = {
  id: 'i1',
  at: 1,
  run: 'r1',
  operation: { do: 'delete', on: 'neo', id: 'n1', version: '', seen: fields, partnerId: '' },
}
/** What went wrong, of work that must fail; undefined if it did not. */
export const problem = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  )
