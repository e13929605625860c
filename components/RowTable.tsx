import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { reasonWords } from './reason-words.ts'
import { dayWords } from './when.ts'

const dayOf = (row: ReportRow) => (/^\d{4}-\d{2}-\d{2}$/.test(row.first) ? dayWords(row.first) : row.first)

/** Events with their titles: on our own pages only. */
export const RowTable = (props: { caption: string; rows: readonly ReportRow[]; reasons: boolean }) => (
  <div class="scroll" role="region" aria-label={props.caption} tabIndex={0}>
    <table class="rows">
      <caption>
        {props.caption} <span class="rows-count">{t('count', { count: props.rows.length })}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('report.what')}</th>
          <th scope="col">{t('report.date')}</th>
          <th scope="col">{t('report.subject')}</th>
          <th scope="col">{t('report.side')}</th>
          {props.reasons && <th scope="col">{t('report.reason')}</th>}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, index) => (
          <tr key={index}>
            <td>
              <span class={`tag tag-${row.what}`}>{t(`what.${row.what}`)}</span>
            </td>
            <td class="rows-day">{dayOf(row)}</td>
            <td class="rows-subject">{row.subject || t('report.no-subject')}</td>
            <td>{t(`side.${row.side}`)}</td>
            {props.reasons && <td class="rows-reason">{reasonWords(row.reason, row.what)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
