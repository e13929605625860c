import { type FieldName, type Fields, fieldNames, type SideName } from '../event.ts'
import { firstDay } from '../normal.ts'

const counted = ['times', 'series'] as const satisfies readonly FieldName[]

/**
 * The fields in the groups in which they are decided. A rule counts from its first day: with another first day the same rule gives other dates, and
 * another one may not give that day at all. So wherever the first day of a series is in question its times and its rule are one.
 * `agreed`: what each side held at the last agreement.
 */
export const decidedAsOne = (agreed: Record<SideName, Fields>, neo: Fields, outlook: Fields): FieldName[][] => {
  const days = [agreed.neo, agreed.outlook, neo, outlook].map(({ times }) => firstDay(times))
  const isOne = (neo.series || outlook.series) && new Set(days).size > 1
  return isOne
    ? [[...counted], ...fieldNames.flatMap((name) => (counted.some((one) => one === name) ? [] : [[name]]))]
    : fieldNames.map((name) => [name])
}
