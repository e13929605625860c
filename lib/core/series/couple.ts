import type { FieldName, Item } from '../event.ts'
import { firstDay, textOf, withFields } from '../normal.ts'
import type { Direction } from '../rules.ts'
import { hasDay } from './days.ts'
import type { Series } from './series.ts'

/** The part of a merge that it looks at. */
type Carries = { toNeo: FieldName[]; toOutlook: FieldName[]; conflicts: FieldName[]; series?: Series }

const both = ['times', 'series'] as const

/** Whether both sides repeat alike once all of it is carried out: a rule counts from the first day. */
const isSameAfter = ({ toNeo, toOutlook, series }: Carries, neo: Item, outlook: Item): boolean => {
  const after = (target: Item, source: Item, to: readonly FieldName[]) => ({
    ...withFields(
      target.fields,
      source.fields,
      both.filter((name) => to.includes(name)),
    ),
    ...(series && { series }),
  })
  return textOf(after(neo, outlook, toNeo), 'series') === textOf(after(outlook, neo, toOutlook), 'series')
}

/**
 * The first day of one side and the rule of the other need not go together: a day that the rule does not give would become another one. Then the two go
 * over together where one side just wins, and are asked about where both have a say.
 */
export const couple = (merged: Carries, neo: Item, outlook: Item, direction: Direction): void => {
  for (const [to, source, target] of [
    [merged.toNeo, outlook, neo],
    [merged.toOutlook, neo, outlook],
  ] as const) {
    const names = both.filter((name) => to.includes(name))
    if (names.length === 0) continue
    const result = withFields(target.fields, source.fields, names)
    const series = names.includes('series') ? (merged.series ?? result.series) : result.series
    if (!series) continue
    const isGiven = hasDay(series.rule, firstDay(result.times), firstDay(result.times))
    if (isGiven && (!names.includes('series') || isSameAfter(merged, neo, outlook))) continue
    if (direction !== 'both' && !target.fixed?.some((name) => name === 'times' || name === 'series')) {
      for (const name of both) if (!to.includes(name)) to.push(name)
      delete merged.series
      continue
    }
    for (const list of [merged.toNeo, merged.toOutlook])
      for (const name of both) if (list.includes(name)) list.splice(list.indexOf(name), 1)
    for (const name of both) if (!merged.conflicts.includes(name)) merged.conflicts.push(name)
  }
}
