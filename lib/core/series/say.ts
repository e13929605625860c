import type { Fields, SideName } from '../event.ts'
import { flagNames } from '../flags.ts'
import type { Picture } from '../ports.ts'
import { sayable, usualSays } from './sayable.ts'

/** Whether a side can hold how an event repeats, all its dates included; a single event always. */
export const canSay = (
  { lacks = [], says }: Pick<Picture, 'lacks' | 'says'>,
  side: SideName,
  { times, series }: Fields,
): boolean => {
  if (!series) return true
  if (lacks.includes('series')) return false
  const isOwn = (name: (typeof flagNames)[number]) =>
    series.exceptions.some((one) => one.is === 'changed' && one.own[name] !== undefined)
  if (flagNames.some((name) => lacks.includes(name) && isOwn(name))) return false
  return sayable(says ?? usualSays[side], times, series).as !== 'singles'
}
