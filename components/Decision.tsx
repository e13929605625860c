import { useEffect, useId, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { type Choice, choiceWords, deletes, inOrder } from './choice-words.ts'
import type { OwnApi } from './own-api.ts'
import { reasonWords } from './reason-words.ts'
import { dayOf, subjectOf } from './RowTable.tsx'
import { Versions } from './Versions.tsx'

type Said = { want: Choice; how: 'sending' | 'taken' | 'gone' }

const saidWords = ({ want, how }: Said, on: ReportRow['on']) => {
  if (how === 'sending') return ''
  if (how === 'gone') return t('report.undecided')
  const choice = choiceWords(want, on)
  return want === 'apart' ? t('report.left', { choice }) : t('report.decided', { choice })
}

/**
 * One event about which a person may decide: what each side holds, and what can be done. Until the next run the choice can be made anew. `at`: the run that
 * found it; what was said about an older one is done with.
 */
export const Decision = ({ api, row, at }: { api: OwnApi; row: ReportRow; at: number }) => {
  const [said, setSaid] = useState<Said>()
  const title = useId()
  useEffect(() => setSaid(undefined), [at])
  const { id, choices = [], on, fields = [] } = row
  const choose = async (row: string, want: Choice) => {
    setSaid({ want, how: 'sending' })
    const { accepted } = await api.ask({ type: 'wish', row, want }).catch(() => ({ accepted: false }))
    setSaid({ want, how: accepted ? 'taken' : 'gone' })
  }
  const [only] = on?.length === 1 ? on : []
  return (
    <li class="decision">
      <h4 id={title}>
        {subjectOf(row)} <span class="decision-day">{dayOf(row)}</span>
      </h4>
      <p>
        <span class={`tag tag-${row.what}`}>{t(`what.${row.what}`)}</span> {reasonWords(row.reason, row.what)}
      </p>
      {only && <p class="help">{t('report.only', { side: t(`side.${only}`) })}</p>}
      {fields.length > 0 && <Versions fields={fields} labelledBy={title} />}
      {id !== undefined && choices.length > 0 && (
        <div class="actions" role="group" aria-label={t('choice.group', { subject: subjectOf(row) })}>
          {inOrder(choices, on).map((want) => (
            <button
              key={want}
              type="button"
              class={deletes(want, on) ? 'button button-risk' : 'button'}
              aria-pressed={said?.how === 'taken' && said.want === want}
              disabled={said?.how === 'sending'}
              onClick={() => void choose(id, want)}
            >
              {choiceWords(want, on)}
            </button>
          ))}
        </div>
      )}
      <p role="status">{said ? saidWords(said, on) : ''}</p>
    </li>
  )
}
