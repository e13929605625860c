import { useId } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { Decision } from './Decision.tsx'
import type { OwnApi } from './own-api.ts'
import { Paged } from './Paged.tsx'

/** Events to be decided, each for itself; `at`: the run that found them. */
export const Decisions = (props: {
  api: OwnApi
  title: string
  lead: string
  rows: readonly ReportRow[]
  at: number
}) => {
  const title = useId()
  if (props.rows.length === 0) return null
  return (
    <section class="part" aria-labelledby={title}>
      <h3 id={title}>
        {props.title} <span class="rows-count">{t('count', { count: props.rows.length })}</span>
      </h3>
      <p class="help">{props.lead}</p>
      <Paged rows={props.rows}>
        {(shown) => (
          <ul class="decisions">
            {shown.map((row, index) => (
              <Decision key={row.id ?? index} api={props.api} row={row} at={props.at} />
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
