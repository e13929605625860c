import { compact } from '../browser/days.ts'
import type { Neo } from '../context.ts'
import { titleOf } from '../shown.ts'
import type { StoredEvent } from '../types.ts'

/** `20261125093000`, Japanese time. */
const stamp = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)

/** One element of `slist.item`; the six keys of facts/neo-web.md §4.1, and the drawn ones where the variant is rich. */
export function listItem(
  { drawn, variant }: Neo,
  event: StoredEvent,
  span: { startdate: string; enddate: string },
): Record<string, string> {
  const rich = variant.listItems === 'rich'
  const item: Record<string, string> = {
    sid: event.sid,
    detail: rich && event.detail ? event.detail : titleOf(event),
    startdate: compact(span.startdate),
    enddate: compact(span.enddate),
    starttime: event.starttime,
    endtime: event.endtime,
  }
  if (!rich) return item
  const names = drawn.list
  return {
    ...item,
    [names.place]: event.place,
    [names.memo]: event.memo.slice(0, 40),
    [names.kind]: event.event,
    [names.color]: event.schcolor,
    [names.updated]: stamp(event.updated),
    [names.repeat]: event.recurrence ? '1' : '0',
    [names.registrant]: event.owner,
    [names.visibility]: drawn.values.visibility[event.visibility],
    [names.members]: String(event.otherto.length),
    [drawn.marks.tentative]: event.tentative ? '1' : '0',
    [drawn.marks.important]: event.important ? '1' : '0',
  }
}

/** A list container; one element may stand without its array, none without its key. */
export function container<T>({ variant }: Neo, items: T[]): { item?: T | T[] } {
  if (variant.single === 'array') return { item: items }
  if (items.length === 0) return {}
  return { item: items.length === 1 ? (items[0] as T) : items }
}
