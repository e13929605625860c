import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { type Counts, noCounts } from '../lib/messages/snapshot.ts'

const whats = { create: 'created', update: 'updated', delete: 'deleted' } as const
const isWrite = (what: string): what is keyof typeof whats => Object.hasOwn(whats, what)

/** What a plan would do, in numbers. */
export const countsOf = (rows: readonly ReportRow[]): Counts => {
  const counts = noCounts()
  for (const { side, what } of rows) {
    if (isWrite(what)) counts[side][whats[what]]++
    else if (what === 'adopt') counts.adopted++
  }
  return counts
}

export type PlanGroup = { key: string; caption: string; rows: ReportRow[] }

/** What a plan would do, by side and kind; what takes something away comes first. */
export const planGroups = (rows: readonly ReportRow[]): PlanGroup[] => {
  const writes = (['delete', 'update', 'create'] as const).flatMap((what) =>
    (['outlook', 'neo'] as const).map((side) => ({
      key: `${side} ${what}`,
      caption: t(`question.on-${side}-${what}`),
      rows: rows.filter((row) => row.what === what && row.side === side),
    })),
  )
  const adopted = { key: 'adopt', caption: t('question.adopt'), rows: rows.filter(({ what }) => what === 'adopt') }
  return [...writes, adopted].filter((group) => group.rows.length > 0)
}
