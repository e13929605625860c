import type { Fields } from '../../../lib/core/event.ts'
import { firstDay } from '../../../lib/core/normal.ts'
import { directions } from '../../../lib/core/rules.ts'
import type { SyncResult } from '../../../lib/core/sync.ts'
import { textOfException, textOfPattern } from '../../../lib/core/series/canonical.ts'
import { sideNames } from './acts.ts'
import type { Life, World } from './life.ts'

/** What became of how an event repeats since the last agreement, told from the fields alone. */
const inSeries = ['as agreed', 'dates', 'rule', 'first day', 'ends'] as const
type SeriesState = (typeof inSeries)[number] | 'begins'

/** Everything that a good number of histories has to come by: what both sides did in both directions, what the source did in one. */
export const seriesHits = [
  ...inSeries.flatMap((neo) => inSeries.map((outlook) => `${neo} × ${outlook}`)),
  'begins × as agreed',
  'as agreed × begins',
  'begins × begins',
  ...directions
    .filter((direction) => direction !== 'both')
    .flatMap((direction) => [...inSeries, 'begins'].map((state) => `${direction}: ${state}`)),
  'merged date by date',
  ...sideNames.flatMap((side) => [`alone to ${side}`, `with its first day to ${side}`]),
  'cut short',
  'dates given back',
  ...['conflict', 'bounced', 'read-only', 'series'].map((why) => `left open: ${why}`),
]

const exceptionsOf = ({ series }: Fields) =>
  JSON.stringify(series?.exceptions.map((one) => [one.day, textOfException(one)]))

const seriesStateOf = (was: Fields, is: Fields): SeriesState | undefined => {
  if (!was.series) return is.series && 'begins'
  if (!is.series) return 'ends'
  if (firstDay(was.times) !== firstDay(is.times)) return 'first day'
  if (textOfPattern(was.series.rule) !== textOfPattern(is.series.rule)) return 'rule'
  return exceptionsOf(was) === exceptionsOf(is) ? 'as agreed' : 'dates'
}

/** What a run decided about pairs that repeat, for the table of hits. */
export const countSeries = ({ hits, rules: { direction } }: World, { begun, shown }: Life, { plan }: SyncResult) => {
  for (const link of begun) {
    const [neo, outlook] = [shown.neo.get(link.neo.id), shown.outlook.get(link.outlook.id)]
    if (!neo || !outlook) continue
    const states = [seriesStateOf(link.neo.fields, neo.fields), seriesStateOf(link.outlook.fields, outlook.fields)]
    if (states.every((one) => one === undefined)) continue
    const [left, right] = states.map((one) => one ?? 'as agreed')
    if (direction === 'both') hits.hit('series', `${left} × ${right}`)
    else hits.hit('series', `${direction}: ${direction === 'neo-to-outlook' ? left : right}`)
    const written = plan.operations.flatMap((o) =>
      o.do === 'update' && o.id === link[o.on].id && o.changed.includes('series') ? [o] : [],
    )
    if (written.length === 2) hits.hit('series', 'merged date by date')
    for (const one of written) {
      const isWhole = one.changed.includes('times')
      hits.hit('series', `${isWhole ? 'with its first day' : 'alone'} to ${one.on}`)
    }
    const { cut } = plan.put.find((one) => one.neo.id === link.neo.id) ?? link
    if (cut) hits.hit('series', 'cut short')
    if (cut && written.some(({ on }) => on === cut.on)) hits.hit('series', 'dates given back')
    for (const { ids, why, fields } of plan.parked)
      if (sideNames.some((side) => ids[side] === link[side].id) && fields?.includes('series'))
        hits.hit('series', `left open: ${why}`)
  }
}
