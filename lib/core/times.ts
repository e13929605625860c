/** `YYYY-MM-DD`, a day in the calendar's zone. */
export type Day = string
/** `YYYY-MM-DDTHH:MM`, wall time in the calendar's zone. 24:00 and later are written as the next day's time. */
export type WallTime = string

/**
 * When an event is. `days` has no times: 時刻なし in NEO, 終日 in Outlook; `last` is inclusive.
 * A timed event with one time only has `end` equal to `start`.
 */
export type Times = { kind: 'timed'; start: WallTime; end: WallTime } | { kind: 'days'; first: Day; last: Day }
