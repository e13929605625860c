import type { Day } from '../times.ts'
import type { Weekday } from './series.ts'

/** Days as numbers, counted from 1 January 1970: thousands of them are looked at for one series. */
export type DayNumber = number
export type Civil = { year: number; month: number; day: number }

const inEra = 146_097

/** The number of a date of the Gregorian calendar; days beyond the month count on. */
export const numberOfDate = (year: number, month: number, day: number): DayNumber => {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * inEra + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export const dateOfNumber = (number: DayNumber): Civil => {
  const shifted = number + 719_468
  const era = Math.floor(shifted / inEra)
  const dayOfEra = shifted - era * inEra
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

export const numberOf = (day: Day): DayNumber =>
  numberOfDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))

const two = (part: number) => String(part).padStart(2, '0')
export const dayOf = (number: DayNumber): Day => {
  const { year, month, day } = dateOfNumber(number)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

export const daysInMonth = (year: number, month: number): number =>
  (month === 12 ? numberOfDate(year + 1, 1, 1) : numberOfDate(year, month + 1, 1)) - numberOfDate(year, month, 1)

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (number: DayNumber): Weekday => (((((number + 3) % 7) + 7) % 7) + 1) as Weekday
