import { t } from '../lib/i18n/t.ts'

const format = (date: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(t('locale'), options).format(date)

const dayNumber = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000

/** A moment as people say it: 今日 13:05, else with the date. Milliseconds since the epoch, in the browser's zone. */
export const whenWords = (moment: number, now: number): string => {
  const date = new Date(moment)
  const time = format(date, { hour: '2-digit', minute: '2-digit', hour12: false })
  const days = dayNumber(date) - dayNumber(new Date(now))
  if (days === 0) return t('run.today', { time })
  if (days === 1) return t('run.tomorrow', { time })
  if (days === -1) return t('run.yesterday', { time })
  return `${format(date, { month: 'short', day: 'numeric', weekday: 'short' })} ${time}`
}

/** `YYYY-MM-DD` as an exact date with its weekday. */
export const dayWords = (day: string): string =>
  format(new Date(`${day}T00:00`), { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' })
