import { t } from '../lib/i18n/t.ts'
import type { Counts, Snapshot } from '../lib/messages/snapshot.ts'
import { dayWords, whenWords } from './when.ts'

/** What a run changed, a line per side; one line if nothing. */
export const countWords = (counts: Counts): string[] => {
  const lines = (['outlook', 'neo'] as const).flatMap((side) => {
    const parts = (['created', 'updated', 'deleted'] as const)
      .filter((what) => counts[side][what] > 0)
      .map((what) => t(`run.${what}`, { count: counts[side][what] }))
    if (counts.files && counts.files[side] > 0) parts.push(t('run.files', { count: counts.files[side] }))
    return parts.length > 0 ? [`${t(`run.on-${side}`)}: ${parts.join(' / ')}`] : []
  })
  if (counts.adopted > 0) lines.push(t('run.adopted', { count: counts.adopted }))
  return lines.length > 0 ? lines : [t('run.no-change')]
}

/** What the last run came to. `asking`: its question is still open. What was to be taken back is not offered again by another sync. */
export const runLines = ({ asked, trigger, counts }: NonNullable<Snapshot['lastRun']>, asking: boolean): string[] => {
  if (!asked) return countWords(counts)
  if (asking) return [t('run.asked')]
  return [trigger === 'undo' ? t('run.untouched') : t('run.declined')]
}

export const rangeWords = ({ from, to }: { from: string; to: string }) =>
  t('button.range', { from: dayWords(from), to: dayWords(to) })

/** What the button on NEO's page says when the pointer rests on it. */
export const tooltipWords = (snapshot: Snapshot | undefined, now: number): string => {
  if (!snapshot) return ''
  const lines = snapshot.window ? [rangeWords(snapshot.window)] : []
  const { lastRun } = snapshot
  lines.push(lastRun ? t('button.last', { when: whenWords(lastRun.endedAt, now) }) : t('button.never'))
  return lines.join('\n')
}
