import { t } from '../lib/i18n/t.ts'
import type { Report } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import type { OwnApi } from './own-api.ts'
import { problemWords } from './problem-words.ts'
import { Progress } from './Progress.tsx'
import { QuestionRoom } from './QuestionRoom.tsx'
import { isBusy } from './state-words.ts'
import { useRun } from './use-run.ts'

/** プレビュー: what a sync now would do. It ends in the question whether to do it. */
export const PreviewRoom = (props: { api: OwnApi; report: Report | null; snapshot: Snapshot; now: number }) => {
  const { api, report, snapshot, now } = props
  const { state, run } = useRun(api.snapshot)
  const running = state.is === 'running'
  return (
    <>
      <section class="card" aria-labelledby="preview-title">
        <h2 id="preview-title">{t('preview.title')}</h2>
        <p class="lead">{t('preview.lead')}</p>
        <button
          type="button"
          class="button button-main"
          disabled={running || isBusy(snapshot)}
          onClick={() => void run(() => api.ask({ type: 'preview' }))}
        >
          {t('preview.make')}
        </button>
        <div role="status">
          {running && t('preview.running')}
          {state.is === 'busy' && t('work.busy')}
          {state.is === 'problem' && problemWords(state.problem, now).title}
        </div>
        {running && <Progress snapshot={snapshot} />}
      </section>
      <QuestionRoom api={api} report={report} snapshot={snapshot} now={now} optional hidden={running} />
    </>
  )
}
