import { t } from '../lib/i18n/t.ts'
import { CalibrationRoom } from './CalibrationRoom.tsx'
import { DiagnosisRoom } from './DiagnosisRoom.tsx'
import type { OwnApi } from './own-api.ts'
import { useHeadingFocus } from './focus.ts'
import { HistoryRoom } from './HistoryRoom.tsx'
import { PreviewRoom } from './PreviewRoom.tsx'
import { QuestionRoom } from './QuestionRoom.tsx'
import { ReportRoom } from './ReportRoom.tsx'
import { SettingsRoom } from './SettingsRoom.tsx'
import { StatusCard } from './StatusCard.tsx'
import { useDecisions } from './use-decisions.ts'
import { useNow } from './use-now.ts'
import { useValue } from './use-value.ts'
import type { UserAction } from './user-action.ts'

/** Our own page: rooms by the address's hash, the state always beside them. */
export const OptionsPage = ({ api, act }: { api: OwnApi; act(action: UserAction): void }) => {
  const page = useValue(api.page)
  const snapshot = useValue(api.snapshot)
  const settings = useValue(api.settings)
  const report = useValue(api.report) ?? null
  const decided = useDecisions(api, report)
  const now = useNow()
  const main = useHeadingFocus<HTMLElement>(page)
  const rooms = [
    { page: 'settings', words: t('options.settings') },
    { page: 'preview', words: t('options.preview') },
    { page: 'report', words: t('options.report') },
    { page: 'history', words: t('options.history') },
    ...(report?.question ? [{ page: 'question', words: t('options.question') }] : []),
    { page: 'calibration', words: t('options.calibration') },
    { page: 'diagnosis', words: t('options.diagnosis') },
  ]
  return (
    <div class="page">
      <header class="page-head">
        <h1>{t('options.title')}</h1>
        <nav aria-label={t('options.nav')}>
          {rooms.map((room) => (
            <a key={room.page} href={`#${room.page}`} aria-current={room.page === page ? 'page' : undefined}>
              {room.words}
            </a>
          ))}
        </nav>
      </header>
      {settings && snapshot ? (
        <div class="page-body">
          <main ref={main}>
            {page === 'settings' && <SettingsRoom api={api} settings={settings} snapshot={snapshot} now={now} />}
            {page === 'report' && <ReportRoom report={report} decided={decided} snapshot={snapshot} />}
            {page === 'question' && <QuestionRoom api={api} report={report} snapshot={snapshot} now={now} />}
            {page === 'preview' && <PreviewRoom api={api} report={report} snapshot={snapshot} now={now} />}
            {page === 'history' && <HistoryRoom api={api} snapshot={snapshot} now={now} />}
            {page === 'calibration' && <CalibrationRoom api={api} now={now} />}
            {page === 'diagnosis' && <DiagnosisRoom api={api} settings={settings} snapshot={snapshot} now={now} />}
          </main>
          <aside class="card" aria-labelledby="state-title">
            <h2 id="state-title">{t('diagnosis.state')}</h2>
            <StatusCard snapshot={snapshot} now={now} place="options" act={act} />
          </aside>
        </div>
      ) : (
        <main class="page-body">
          <p role="status">{snapshot?.notice ? t('options.no-worker') : t('options.loading')}</p>
        </main>
      )}
      <footer class="page-foot">{t('options.unofficial')}</footer>
    </div>
  )
}
