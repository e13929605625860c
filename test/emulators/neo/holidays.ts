import { weekday } from './browser/days.ts'

const FIXED: Record<string, string> = {
  '01-01': '元日',
  '02-11': '建国記念の日',
  '02-23': '天皇誕生日',
  '04-29': '昭和の日',
  '05-03': '憲法記念日',
  '05-04': 'みどりの日',
  '05-05': 'こどもの日',
  '08-11': '山の日',
  '11-03': '文化の日',
  '11-23': '勤労感謝の日',
}

const MOVING: Record<string, string> = {
  '2026-01-12': '成人の日',
  '2026-03-20': '春分の日',
  '2026-05-06': '振替休日',
  '2026-07-20': '海の日',
  '2026-09-21': '敬老の日',
  '2026-09-22': '国民の休日',
  '2026-09-23': '秋分の日',
  '2026-10-12': 'スポーツの日',
  '2027-01-11': '成人の日',
  '2027-03-21': '春分の日',
  '2027-03-22': '振替休日',
  '2027-07-19': '海の日',
  '2027-09-20': '敬老の日',
  '2027-09-23': '秋分の日',
  '2027-10-11': 'スポーツの日',
}

/** Name of the Japanese holiday; days that move are known for 2026 and 2027. */
export const holidayName = (day: string): string | undefined => MOVING[day] ?? FIXED[day.slice(5)]

/** A day on which no work is done: weekend or holiday. */
export const isDayOff = (day: string): boolean => [0, 6].includes(weekday(day)) || holidayName(day) !== undefined
