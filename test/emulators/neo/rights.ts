import type { Access, EventFields, StoredEvent } from './types.ts'

/** Letters of `data-accesibility`; only "ruemd" was ever seen, "r" is this emulator's word for reading alone. */
export type Letters = 'ruemd' | 'r'

const belongs = (uid: string, event: StoredEvent) => event.owner === uid || event.otherto.includes(uid)

/** Owner always; other registered users where the entry allows it. */
export const mayChange = (uid: string, event: StoredEvent) =>
  event.owner === uid || (event.changeBy === 'registered' && event.otherto.includes(uid))

/** 変更 and 削除 are rights of their own. */
export const mayDelete = (uid: string, event: StoredEvent) =>
  mayChange(uid, event) && (event.owner === uid || event.deleteBy === 'registered')

export const letters = (uid: string, event: StoredEvent): Letters => (mayChange(uid, event) ? 'ruemd' : 'r')

/**
 * What a viewer sees of an entry. `access(viewer, target)` is the right on the other user's schedule as a whole: 時間のみ公開
 * and 「予定あり」 mask, 非公開 hides.
 */
export function sight(
  viewer: string,
  event: StoredEvent,
  access: (viewer: string, target: string) => Access,
): 'full' | 'masked' | 'none' {
  if (belongs(viewer, event)) return 'full'
  if (event.visibility === 'private') return 'none'
  if (event.visibility === 'busy') return 'masked'
  return event.otherto.some((target) => access(viewer, target) === 'full') ? 'full' : 'masked'
}

/** The entry with everything but its time taken away. */
export function masked(event: StoredEvent): StoredEvent {
  const emptied: Partial<EventFields> = { event: '', detail: '予定あり', place: '', other: '', memo: '', schcolor: '0' }
  return { ...event, ...emptied, otherto: [], pids: [], visibility: 'busy' }
}
