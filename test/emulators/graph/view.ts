import type { Shown } from './event-output.ts'
import type { Store } from './mailbox-store.ts'
import { expand } from './series.ts'
import type { StoredEvent } from './types.ts'

export type Window = { startMs: number; endMs: number }

/** Whether something touches the window; what has no length counts by its start. */
export const touches = (thing: { startMs: number; endMs: number }, window: Window) =>
  thing.startMs < window.endMs && (thing.endMs > window.startMs || thing.startMs === window.startMs)

/** What a master puts into a window: its exceptions and expanded days. */
export const daysInWindow = (master: StoredEvent, window: Window): Shown[] => {
  const shown: Shown[] = []
  // Exceptions may have been moved past the window's end, so the expansion looks a year further.
  for (const occurrence of expand(master, window.endMs + 366 * 86_400_000)) {
    const exception = master.exceptions.get(occurrence.date)
    if (exception) {
      if (touches(exception, window)) shown.push({ event: exception })
    } else if (touches(occurrence, window)) shown.push({ event: master, occurrence })
  }
  return shown
}

/** Dates of the days that a master has or had in a window, also when it lies elsewhere now. */
export const daysEver = (master: StoredEvent, window: Window): string[] =>
  daysInWindow(master, window).flatMap(({ event, occurrence }) => occurrence?.date ?? event.series?.date ?? [])

const startOf = (shown: Shown) => shown.occurrence?.startMs ?? shown.event.startMs

/** calendarView: single events, occurrences and exceptions of one calendar, no masters, by start. */
export const viewOf = (store: Store, folder: string, window: Window): Shown[] => {
  const shown: Shown[] = []
  for (const event of store.events.values()) {
    if (event.folder !== folder) continue
    if (event.data.recurrence) shown.push(...daysInWindow(event, window))
    else if (touches(event, window)) shown.push({ event })
  }
  return shown.toSorted((a, b) => startOf(a) - startOf(b) || a.event.key - b.event.key)
}
