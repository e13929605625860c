import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'

/** How the state looks: calm (nothing to say), busy, good, look (somebody should look), bad (nothing works until somebody acts). */
export type Tone = 'calm' | 'busy' | 'good' | 'look' | 'bad'

/** The one line that says how things are. The first that applies wins: what happens now, what waits for a person, how the last run ended. */
export const stateWords = (snapshot: Snapshot | undefined): { tone: Tone; text: string } => {
  if (!snapshot) return { tone: 'calm', text: t('state.connecting') }
  if (snapshot.phase !== 'idle') return { tone: 'busy', text: t(`state.${snapshot.phase}`) }
  if (snapshot.question) return { tone: 'look', text: t('state.question') }
  if (!snapshot.configured) return { tone: 'look', text: t('state.not-configured') }
  if (snapshot.signIn !== 'signed-in') return { tone: 'look', text: t('state.sign-in') }
  if (snapshot.notice?.kind === 'stopped-by-admin') return { tone: 'calm', text: t('state.stopped') }
  if (snapshot.notice) return { tone: 'bad', text: t('state.failed') }
  if (!snapshot.lastRun) return { tone: 'calm', text: t('state.never') }
  const open = snapshot.conflicts + snapshot.failed
  // Asked, and nothing asks any more: a person has said no.
  if (snapshot.lastRun.asked) return { tone: open > 0 ? 'look' : 'calm', text: t('state.declined') }
  return open > 0 ? { tone: 'look', text: t('state.partly') } : { tone: 'good', text: t('state.good') }
}

export const isBusy = (snapshot: Snapshot | undefined) => snapshot !== undefined && snapshot.phase !== 'idle'

/** Somebody must act: then the button on NEO's page carries a mark. */
export const needsAttention = (snapshot: Snapshot | undefined) => {
  const { tone } = stateWords(snapshot)
  return tone === 'look' || tone === 'bad'
}
