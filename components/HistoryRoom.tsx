import { useEffect, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { History } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { HistoryRun, type Undo } from './HistoryRun.tsx'
import { isQuiet, pastRuns } from './history-groups.ts'
import { KeptFiles } from './KeptFiles.tsx'
import type { OwnApi } from './own-api.ts'
import { Paged } from './Paged.tsx'
import { problemWords } from './problem-words.ts'
import { Progress } from './Progress.tsx'
import { isBusy } from './state-words.ts'
import { useRun } from './use-run.ts'

/** The history as it is now; asked for again after every run. */
const useHistory = (api: OwnApi, lastRunAt: number) => {
  const [history, setHistory] = useState<History | 'loading' | 'failed'>('loading')
  useEffect(() => {
    let current = true
    api.ask({ type: 'history' }).then(
      (found) => current && setHistory(found),
      () => current && setHistory('failed'),
    )
    return () => {
      current = false
    }
  }, [api, lastRunAt])
  return history
}

/** 履歴: what was done, newest first, and the way back. Taking back is planned first and asked about, like every unusual plan. */
export const HistoryRoom = ({ api, snapshot, now }: { api: OwnApi; snapshot: Snapshot; now: number }) => {
  const history = useHistory(api, snapshot.lastRun?.endedAt ?? 0)
  const { state, run } = useRun(api.snapshot)
  const [quiet, setQuiet] = useState(false)
  const undo = (what: Undo) =>
    void run(
      () => api.ask({ type: 'undo', ...what }),
      (after) => after?.question && api.go('question'),
    )
  const isLoaded = typeof history === 'object'
  const runs = isLoaded ? pastRuns(history).filter((one) => quiet || !isQuiet(one)) : []
  const disabled = state.is === 'running' || isBusy(snapshot)
  return (
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{t('history.title')}</h2>
      <p class="lead">{t('history.lead')}</p>
      <div role="status">
        {state.is === 'running' && t('history.running')}
        {state.is === 'busy' && t('work.busy')}
        {state.is === 'ended' && t('history.nothing')}
        {state.is === 'problem' && problemWords(state.problem, now).title}
        {history === 'loading' && t('history.loading')}
        {history === 'failed' && t('history.failed')}
      </div>
      {state.is === 'running' && <Progress snapshot={snapshot} />}
      {isLoaded && (
        <>
          <label class="choice">
            <input type="checkbox" checked={quiet} onChange={(event) => setQuiet(event.currentTarget.checked)} />
            {t('history.quiet')}
          </label>
          {runs.length === 0 && <p>{t('history.none')}</p>}
          <KeptFiles api={api} lastRunAt={snapshot.lastRun?.endedAt ?? 0} />
          <Paged rows={runs}>
            {(shown) => (
              <ul class="runs">
                {shown.map((one) => (
                  <li key={one.id}>
                    <HistoryRun run={one} now={now} disabled={disabled} undo={undo} />
                  </li>
                ))}
              </ul>
            )}
          </Paged>
        </>
      )}
    </section>
  )
}
