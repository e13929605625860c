import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { megabytes } from './bytes.ts'
import { isBusy } from './state-words.ts'

const bytesWords = (done: number, total: number) =>
  t('state.progress-bytes', { done: megabytes(done), total: megabytes(total) })

/** How far the running phase is; without numbers it only says that something goes on. */
export const Progress = ({ snapshot }: { snapshot: Snapshot }) => {
  if (!isBusy(snapshot)) return null
  const { done, total } = snapshot
  const words = snapshot.phase === 'files' ? bytesWords(done, total) : t('state.progress', { done, total })
  const known = total > 0
  return (
    <div class="progress">
      <progress aria-label={t('state.busy')} {...(known && { max: total, value: done })} />
      <span class="progress-count">{known ? words : ''}</span>
    </div>
  )
}
