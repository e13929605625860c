import { t } from '../lib/i18n/t.ts'
import type { Report, ReportRow } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { Decisions } from './Decisions.tsx'
import type { OwnApi } from './own-api.ts'
import { RowTable } from './RowTable.tsx'

/** The report holds no more rows than anybody reads; the counts are complete. (Some that wait have no row: they have not been read yet.) */
const hasMore = (report: Report, { conflicts, failed, notYet, apart }: Snapshot) =>
  conflicts + failed + notYet + apart > report.rows.filter(({ what }) => what !== 'waiting').length

const of = (report: Report, what: ReportRow['what']) => report.rows.filter((row) => row.what === what)

/** 競合と結果: what the last run left to be looked at; what a person has to decide comes first. */
export const ReportRoom = (props: { api: OwnApi; report: Report | null; snapshot: Snapshot }) => {
  const { api, report, snapshot } = props
  const others = [
    { what: 'failed', caption: t('open.failed') },
    { what: 'waiting', caption: t('open.waiting') },
    { what: 'not-yet', caption: t('open.not-yet') },
  ] as const
  return (
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
      {report && (
        <>
          <Decisions
            api={api}
            title={t('report.decide')}
            lead={t('report.decide-lead')}
            rows={of(report, 'conflict')}
            at={report.at}
          />
          {others.map(({ what, caption }) => {
            const rows = of(report, what)
            return rows.length > 0 && <RowTable key={what} caption={caption} rows={rows} reasons />
          })}
          <Decisions
            api={api}
            title={t('report.apart')}
            lead={t('report.apart-lead')}
            rows={of(report, 'apart')}
            at={report.at}
          />
          {report.rows.length > 0 && hasMore(report, snapshot) && <p class="lead">{t('report.more')}</p>}
        </>
      )}
    </section>
  )
}
