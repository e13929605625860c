import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { Decision } from './Decision.tsx'
import { Paged } from './Paged.tsx'
import type { Decided } from './use-decisions.ts'

/** Events to be decided, each for itself. */
export const Decisions = (props: {
  title: string
  lead: string
  rows: readonly ReportRow[]
  decided: Decided
  children?: ComponentChildren
}) => {
  const title = useId()
  if (props.rows.length === 0) return null
  return (
    <section class="part" aria-labelledby={title}>
      <h3 id={title}>
        {props.title} <span class="rows-count">{t('count', { count: props.rows.length })}</span>
      </h3>
      <p class="help">{props.lead}</p>
      {props.children}
      <Paged rows={props.rows}>
        {(shown) => (
          <ul class="decisions">
            {shown.map((row, index) => (
              <Decision key={row.id ?? index} row={row} decided={props.decided} />
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
