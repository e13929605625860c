import { useId } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { choiceWords, deletes, inOrder } from './choice-words.ts'
import { reasonWords } from './reason-words.ts'
import { dayOf, subjectOf } from './RowTable.tsx'
import type { Decided, Said } from './use-decisions.ts'
import { Versions } from './Versions.tsx'

const saidWords = ({ want, how }: Said, { on, shared }: ReportRow) => {
  if (how === 'sending') return ''
  if (how === 'gone') return t('report.undecided')
  const choice = choiceWords(want, on, shared)
  return want === 'apart' ? t('report.left', { choice }) : t('report.decided', { choice })
}

/** One event about which a person may decide: what each side holds, and what can be done. Until the next run the choice can be made anew. */
export const Decision = ({ row, decided }: { row: ReportRow; decided: Decided }) => {
  const title = useId()
  const { id, choices = [], on, fields = [], shared } = row
  const said = decided.saidOf(row)
  // Of an event that is in NEO, but not the user's, that would be wrong.
  const [only] = on?.length === 1 && row.reason !== 'unlisted' ? on : []
  return (
    <li class="decision">
      <h4 id={title}>
        {subjectOf(row)} <span class="decision-day">{dayOf(row)}</span>
      </h4>
      <p>
        <span class={`tag tag-${row.what}`}>{t(`what.${row.what}`)}</span> {reasonWords(row.reason, row.what)}
      </p>
      {row.outrun && <p class="help">{t('report.outrun')}</p>}
      {only && <p class="help">{t('report.only', { side: t(`side.${only}`) })}</p>}
      {fields.length > 0 && <Versions fields={fields} labelledBy={title} />}
      {id !== undefined && choices.length > 0 && (
        <div class="actions" role="group" aria-label={t('choice.group', { subject: subjectOf(row) })}>
          {inOrder(choices, on).map((want) => (
            // Not `disabled`: that would take the focus away from the button that was pressed.
            <button
              key={want}
              type="button"
              class={deletes(want, on) ? 'button button-risk' : 'button'}
              aria-pressed={said?.how === 'taken' && said.want === want}
              aria-disabled={said?.how === 'sending'}
              onClick={() => said?.how !== 'sending' && void decided.choose(id, want)}
            >
              {choiceWords(want, on, shared)}
            </button>
          ))}
        </div>
      )}
      {/* What became of many is read out once, where they were chosen. */}
      <p class="decision-said" role={said?.together ? undefined : 'status'}>
        {said ? saidWords(said, row) : ''}
      </p>
    </li>
  )
}
