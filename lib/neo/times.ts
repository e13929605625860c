import type { Times } from '../core/event.ts'

/** Days and times as NEO writes them: `YYYYMMDD`, `YYYY-MM-DD` or `YYYY/MM/DD`; `HHMM` or ''; an end may be 2400 and later. */
export type NeoTimes = { startdate: string; enddate: string; starttime: string; endtime: string }

const dayPattern = /^(\d{4})([-/]?)(\d{2})\2(\d{2})$/
const timePattern = /^(\d{1,2}):?(\d{2})$/

/** `YYYY-MM-DD`, or undefined if it is no day. */
export const dayOf = (text: string): string | undefined => {
  const [, year, , month, day] = dayPattern.exec(text.trim()) ?? []
  if (year === undefined) return
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${day}`, { overflow: 'reject' }).toString()
  } catch {
    return
  }
}

/** Writes a day as the given text writes its own. */
export const dayLike = (day: string, model: string) => day.replaceAll('-', dayPattern.exec(model.trim())?.[2] ?? '-')

const plusDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** Hours of 24 and more are times of the next days. */
const wallTime = (day: string, time: string): string | undefined => {
  const [, hours, minutes] = timePattern.exec(time.trim()) ?? []
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return
  const later = Math.floor(Number(hours) / 24)
  const hour = String(Number(hours) % 24).padStart(2, '0')
  return `${later > 0 ? plusDays(day, later) : day}T${hour}:${minutes}`
}

/** undefined = these are no days and times, or the end is before the start. */
export const readTimes = (neo: NeoTimes): Times | undefined => {
  const first = dayOf(neo.startdate)
  const last = dayOf(neo.enddate) ?? (neo.enddate.trim() === '' ? first : undefined)
  if (first === undefined || last === undefined || last < first) return
  const [from, to] = [neo.starttime.trim(), neo.endtime.trim()]
  if (from === '' && to === '') return { kind: 'days', first, last }
  const start = wallTime(first, from || to)
  const end = wallTime(last, to || from)
  return start !== undefined && end !== undefined && end >= start ? { kind: 'timed', start, end } : undefined
}

const split = (time: string) => ({ day: time.slice(0, 10), clock: `${time.slice(11, 13)}${time.slice(14, 16)}` })

/** Days as `YYYY-MM-DD`. An end at midnight is 2400 of the day before, so that NEO does not draw the event on one day more. */
export const writeTimes = (times: Times): NeoTimes => {
  if (times.kind === 'days') return { startdate: times.first, enddate: times.last, starttime: '', endtime: '' }
  const start = split(times.start)
  const end = split(times.end)
  if (times.end === times.start)
    return { startdate: start.day, enddate: start.day, starttime: start.clock, endtime: '' }
  const midnight = end.clock === '0000'
  return {
    startdate: start.day,
    enddate: midnight ? plusDays(end.day, -1) : end.day,
    starttime: start.clock,
    endtime: midnight ? '2400' : end.clock,
  }
}
