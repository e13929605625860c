import { t } from '../lib/i18n/t.ts'
import type { Report } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { RowTable } from './RowTable.tsx'

/** The report holds no more rows than anybody reads; the counts are complete. (Some that wait have no row: they have not been read yet.) */
const hasMore = (report: Report, { conflicts, failed, notYet }: Snapshot) =>
  conflicts + failed + notYet > report.rows.filter(({ what }) => what !== 'waiting').length

/** 結果: what the last run left to be looked at. */
export const ReportRoom = ({ report, snapshot }: { report: Report | null; snapshot: Snapshot }) => (
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
    {report && report.rows.length > 0 && hasMore(report, snapshot) && <p class="lead">{t('report.more')}</p>}
  </section>
)
