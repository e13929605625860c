import { t } from '../lib/i18n/t.ts'
import type { Report } from '../lib/messages/protocol.ts'
import { RowTable } from './RowTable.tsx'

/** 結果: what the last run left to be looked at. */
export const ReportRoom = ({ report }: { report: Report | null }) => (
  <section class="card" aria-labelledby="report-title">
    <h2 id="report-title">{t('report.title')}</h2>
    {report?.question && (
      <div class="box box-look">
        <p class="box-title">{t('report.asks')}</p>
        <a class="button" href="#question">
          {t('action.open-question')}
        </a>
      </div>
    )}
    {!report && <p>{t('report.none')}</p>}
    {report && report.rows.length === 0 && !report.question && <p>{t('report.all-good')}</p>}
    {report && report.rows.length > 0 && <RowTable caption={t('report.caption')} rows={report.rows} reasons />}
  </section>
)
