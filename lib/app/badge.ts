import { browser } from 'wxt/browser'
import type { Snapshot } from '../messages/snapshot.ts'

/** Nothing when all is well; "!" when a person must act (of the administrator's stop nobody can); a number for questions and conflicts. */
export const badgeOf = ({ question, notice, conflicts, signIn, configured }: Snapshot): string => {
  if (notice?.kind === 'stopped-by-admin') return ''
  if (notice || (configured && signIn === 'needs-click')) return '!'
  const open = conflicts + (question ? 1 : 0)
  return open === 0 ? '' : open > 99 ? '99+' : String(open)
}

export const showBadge = async (snapshot: Snapshot) => {
  await browser.action.setBadgeBackgroundColor({ color: '#b3261e' })
  await browser.action.setBadgeText({ text: badgeOf(snapshot) })
}
