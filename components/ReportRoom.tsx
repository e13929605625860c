import { t } from '../lib/i18n/t.ts'
import type { Report, ReportRow } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { DecideAll } from './DecideAll.tsx'
import { Decisions } from './Decisions.tsx'
import { useNextHeading } from './focus.ts'
import { RowTable } from './RowTable.tsx'
import type { Decided } from './use-decisions.ts'

/** The report holds no more rows than anybody reads; the counts are complete. (Some that wait have no row: they have not been read yet.) */
const hasMore = (rows: Decided['rows'], { conflicts, failed, notYet, apart }: Snapshot) =>
  conflicts + failed + notYet + apart > rows.filter(({ what }) => what !== 'waiting' && what !== 'file').length

/** 競合と結果: what the last run left to be looked at; what a person has to decide comes first. */
export const ReportRoom = (props: { report: Report | null; decided: Decided; snapshot: Snapshot }) => {
  const { report, decided, snapshot } = props
  const { rows } = decided
  const room = useNextHeading<HTMLElement>('.decision', 'h4')
  const of = (what: ReportRow['what']) => rows.filter((row) => row.what === what)
  const others = [
    { what: 'failed', caption: t('open.failed') },
    { what: 'waiting', caption: t('open.waiting') },
    { what: 'not-yet', caption: t('open.not-yet') },
    { what: 'file', caption: t('open.file') },
  ] as const
  return (
    <section class="card" aria-labelledby="report-title" ref={room}>
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
      {report && rows.length === 0 && !report.question && <p>{t('report.all-good')}</p>}
      {report && (
        <>
          <Decisions title={t('report.decide')} lead={t('report.decide-lead')} rows={of('conflict')} decided={decided}>
            <DecideAll rows={of('conflict')} decided={decided} />
          </Decisions>
          {others.map(({ what, caption }) => {
            const rows = of(what)
            return rows.length > 0 && <RowTable key={what} caption={caption} rows={rows} reasons />
          })}
          <Decisions title={t('report.apart')} lead={t('report.apart-lead')} rows={of('apart')} decided={decided} />
          {rows.length > 0 && hasMore(rows, snapshot) && <p class="lead">{t('report.more')}</p>}
        </>
      )}
    </section>
  )
}
