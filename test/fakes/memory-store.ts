import type { HistoryEntry, HistoryStore, Intent, Link, SyncStore } from '../../lib/core/ports.ts'
import type { Wish } from '../../lib/core/wish.ts'

/** Links, journal, wishes and history in memory. `before` is asked before, `after` once a change is committed: a throw there is a death of the worker. */
export const memoryStore = (
  hooks: { before?(call: keyof SyncStore): void; after?(call: keyof SyncStore): void } = {},
): SyncStore & HistoryStore => {
  const links = new Map<string, Link>()
  const intents = new Map<string, Intent>()
  const wishes = new Map<string, Wish>()
  const history = new Map<string, HistoryEntry>()
  const call = async <T>(name: keyof SyncStore, work: () => T): Promise<T> => {
    hooks.before?.(name)
    const result = structuredClone(work())
    hooks.after?.(name)
    return result
  }
  return {
    links: () => call('links', () => [...links.values()]),
    intents: () => call('intents', () => [...intents.values()]),
    wishes: () => call('wishes', () => [...wishes.values()]),
    historyOf: (ids) => call('historyOf', () => [...history.values()].filter(({ eventId }) => ids.includes(eventId))),
    begin: (added) =>
      call('begin', () => {
        const ids = new Set(added.map(({ id }) => id))
        if (ids.size < added.length || added.some(({ id }) => intents.has(id)))
          throw new Error('an intent with this id is open')
        for (const intent of structuredClone(added)) intents.set(intent.id, intent)
      }),
    keep: (kept) =>
      call('keep', () => {
        if (kept.some(({ intent }) => !intents.has(intent))) throw new Error('no intent with this id is open')
        for (const { intent: id, before } of kept) {
          const intent = intents.get(id)
          if (intent) intents.set(id, { ...intent, before })
        }
      }),
    record: (change) =>
      call('record', () => {
        const { put = [], drop = [], done = [], undone = [], wish = [], unwish = [] } = structuredClone(change)
        for (const { intent: id, ...more } of done) {
          const intent = intents.get(id)
          if (intent) history.set(id, { ...intent, ...more })
        }
        for (const id of change.intents ?? []) intents.delete(id)
        for (const { entry: id, at } of undone) {
          const entry = history.get(id)
          if (entry) history.set(id, { ...entry, undoneAt: at })
        }
        for (const id of unwish) wishes.delete(id)
        for (const one of wish) wishes.set(one.id, one)
        for (const id of drop) links.delete(id)
        for (const link of put) {
          for (const other of links.values()) if (other.outlook.id === link.outlook.id) links.delete(other.neo.id)
          links.set(link.neo.id, link)
        }
      }),
    entries: async ({ run, from = 0 } = {}) =>
      structuredClone(
        [...history.values()]
          .filter((entry) => (run === undefined || entry.run === run) && entry.at >= from)
          .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)),
      ),
    prune: async (before) => {
      for (const { id, at } of history.values()) if (at < before) history.delete(id)
    },
  }
}
