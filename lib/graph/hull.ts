import { z } from 'zod'
import type { Window } from '../core/event.ts'

/** Where the next round goes on, and the days that its link covers: the token fixes them. */
export type Cursor = { link: string; from: string; to: string }

const cursorSchema = z.object({ link: z.string().min(1), from: z.iso.date(), to: z.iso.date() })

/** undefined if there is none or it is not ours: then everything is read anew. */
export const cursorOptional = (text: string | undefined): Cursor | undefined => {
  if (!text) return undefined
  try {
    return cursorSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** calendarView covers at most 1825 days; a bound at another hour may cost one. */
const mostDays = 1820

const length = ({ from, to }: Window) => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1

/** The window widened to whole months with one month of slack on each side, so that it is left about once a month. */
export const hullOf = (window: Window): Window => {
  const first = Temporal.PlainDate.from(window.from).with({ day: 1 })
  const last = Temporal.PlainDate.from(window.to).with({ day: 1 })
  const months = (slack: number): Window => ({
    from: first.subtract({ months: slack }).toString(),
    to: last
      .add({ months: slack + 1 })
      .subtract({ days: 1 })
      .toString(),
  })
  const wide = [months(1), months(0), window].find((days) => length(days) <= mostDays)
  if (wide) return wide
  return {
    from: window.from,
    to: Temporal.PlainDate.from(window.from)
      .add({ days: mostDays - 1 })
      .toString(),
  }
}

export const covers = (hull: Window, window: Window) => hull.from <= window.from && hull.to >= hullEnd(window)
// A window that is too long for one view is read as far as one goes.
const hullEnd = (window: Window) => {
  const { to } = hullOf(window)
  return to < window.to ? to : window.to
}
