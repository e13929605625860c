import type { Intent, Link, SyncStore } from '../../lib/core/ports.ts'

/** Links and journal in memory. `before` is asked before, `after` once a change is committed: a throw there is a death of the worker. */
export const memoryStore = (
  hooks: { before?(call: keyof SyncStore): void; after?(call: keyof SyncStore): void } = {},
): SyncStore => {
  const links = new Map<string, Link>()
  const intents = new Map<string, Intent>()
  const call = async <T>(name: keyof SyncStore, work: () => T): Promise<T> => {
    hooks.before?.(name)
    const result = structuredClone(work())
    hooks.after?.(name)
    return result
  }
  return {
    links: () => call('links', () => [...links.values()]),
    intents: () => call('intents', () => [...intents.values()]),
    begin: (added) =>
      call('begin', () => {
        if (added.some(({ id }) => intents.has(id))) throw new Error('an intent with this id is open')
        for (const intent of structuredClone(added)) intents.set(intent.id, intent)
      }),
    record: ({ intents: settled, put, drop }) =>
      call('record', () => {
        for (const id of settled) intents.delete(id)
        for (const id of drop) links.delete(id)
        for (const link of structuredClone(put)) {
          for (const other of links.values()) if (other.outlook.id === link.outlook.id) links.delete(other.neo.id)
          links.set(link.neo.id, link)
        }
      }),
  }
}
