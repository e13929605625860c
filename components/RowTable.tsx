import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { Changes } from './Changes.tsx'
import { Paged } from './Paged.tsx'
import { reasonWords } from './reason-words.ts'
import { dayWords } from './when.ts'

export const dayOf = ({ first }: { first: string }) => (/^\d{4}-\d{2}-\d{2}$/.test(first) ? dayWords(first) : first)
export const subjectOf = ({ subject }: { subject: string }) => subject || t('report.no-subject')

/** Events with their titles: on our own pages only. `reasons`: also on which side, what it is and why. */
export const RowTable = (props: { caption: string; rows: readonly ReportRow[]; reasons: boolean }) => (
  <Paged rows={props.rows}>
    {(shown) => (
      <div class="scroll" role="region" aria-label={props.caption} tabIndex={0}>
        <table class="rows">
          <caption>
            {props.caption} <span class="rows-count">{t('count', { count: props.rows.length })}</span>
          </caption>
          <thead>
            <tr>
              {props.reasons && <th scope="col">{t('report.what')}</th>}
              <th scope="col">{t('report.date')}</th>
              <th scope="col">{t('report.subject')}</th>
              {props.reasons && <th scope="col">{t('report.side')}</th>}
              {props.reasons && <th scope="col">{t('report.reason')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {props.reasons && (
                  <td>
                    <span class={`tag tag-${row.what}`}>{t(`what.${row.what}`)}</span>
                  </td>
                )}
                <td class="rows-day">{dayOf(row)}</td>
                <td class="rows-subject">
                  {subjectOf(row)}
                  {row.file !== undefined && <p class="help">{row.file}</p>}
                  <Changes
                    fields={row.fields?.filter(({ neo, outlook }) => neo === undefined && outlook === undefined)}
                  />
                </td>
                {props.reasons && <td>{t(`side.${row.side}`)}</td>}
                {props.reasons && <td class="rows-reason">{reasonWords(row.reason, row.what)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </Paged>
)
