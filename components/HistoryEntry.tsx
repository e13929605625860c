import { t } from '../lib/i18n/t.ts'
import type { HistoryRow } from '../lib/messages/protocol.ts'
import { Changes } from './Changes.tsx'
import { dayOf, subjectOf } from './RowTable.tsx'
import { whenWords } from './when.ts'

/** One write, and the way back from it. What cannot be put back is said before the press. */
export const HistoryEntry = (props: { entry: HistoryRow; now: number; disabled: boolean; undo(): void }) => {
  const { entry, now } = props
  const { side, what, fields, whole, sure, undoneAt } = entry
  return (
    <tr>
      <td>
        <span class={`tag tag-${what}`}>{t(`what.${what}`)}</span> {t(`side.${side}`)}
      </td>
      <td class="rows-day">{dayOf(entry)}</td>
      <td class="rows-subject">
        {subjectOf(entry)}
        <Changes fields={fields} />
        {!sure && <p class="help">{t('history.unsure')}</p>}
      </td>
      <td class="rows-undo">
        {undoneAt === undefined ? (
          <>
            <button
              type="button"
              class="button"
              disabled={props.disabled}
              aria-label={t('history.undo-of', { subject: subjectOf(entry) })}
              onClick={props.undo}
            >
              {t('history.undo')}
            </button>
            {!whole && <p class="help">{t('history.not-whole')}</p>}
          </>
        ) : (
          t('history.undone', { when: whenWords(undoneAt, now) })
        )}
      </td>
    </tr>
  )
}
