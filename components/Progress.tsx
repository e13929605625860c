import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { isBusy } from './state-words.ts'

/** How far the running phase is; without numbers it only says that something goes on. */
export const Progress = ({ snapshot }: { snapshot: Snapshot }) => {
  if (!isBusy(snapshot)) return null
  const { done, total } = snapshot
  const known = total > 0
  return (
    <div class="progress">
      <progress aria-label={t('state.busy')} {...(known && { max: total, value: done })} />
      <span class="progress-count">{known ? t('state.progress', { done, total }) : ''}</span>
    </div>
  )
}
