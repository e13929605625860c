import type { Want } from '../core/wish.ts'
import { storesOf } from './compose.ts'
import { readKept } from './report.ts'
import { currentScope } from './scope.ts'

/**
 * Notes what a person wants about a row of the report. It holds only as long as the events look as they did then.
 * @returns false if there is no such row any more, or it leaves no such choice
 */
export const decide = async (row: string, want: Want, seenAt: number, now: number): Promise<boolean> => {
  const scope = await currentScope()
  const kept = await readKept()
  // An older list may show the event as it is not any more.
  const found = kept?.report.at === seenAt ? kept.decidable[row] : undefined
  if (!scope || !found?.choices.includes(want)) return false
  const { neo, outlook, seen, days } = found
  const about = { ...(neo !== undefined && { neo }), ...(outlook !== undefined && { outlook }), ...(days && { days }) }
  // Apart holds whatever becomes of the events; everything else is about what the person has seen.
  const wish = want === 'apart' ? { ...about, want, why: 'chosen' as const } : { ...about, want, seen }
  await storesOf(scope).store.record({ wish: [{ id: `said ${row}`, at: now, ...wish }] })
  return true
}
