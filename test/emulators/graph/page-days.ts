const dayMs = 86_400_000

/** Calendar dates `yyyy-MM-dd` of the page; everything is Tokyo time, which has no summer time. */
export const tokyoDate = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10)
export const startOfDay = (date: string) => Date.parse(`${date}T00:00:00+09:00`)
export const plusDays = (date: string, days: number) => tokyoDate(startOfDay(date) + days * dayMs)
export const isDate = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(startOfDay(text))

/** The Sunday on or before a date. */
export const sundayOf = (date: string) => plusDays(date, -new Date(`${date}T00:00:00Z`).getUTCDay())
export const weekday = (date: string) => '日月火水木金土'[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''

/** Hours since the day's midnight, as a fraction. */
export const hoursInto = (ms: number, date: string) => (ms - startOfDay(date)) / 3_600_000
export const clockTime = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 16).replace(/^0/, '')
