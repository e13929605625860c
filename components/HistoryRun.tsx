import { t } from '../lib/i18n/t.ts'
import { HistoryEntry } from './HistoryEntry.tsx'
import { type PastRun, undoable } from './history-groups.ts'
import { Paged } from './Paged.tsx'
import { problemWords } from './problem-words.ts'
import { countWords } from './run-words.ts'
import { whenWords } from './when.ts'

export type Undo = { run: string } | { entry: string }

const sumWords = ({ counts, conflicts, failed, entries }: PastRun) => [
  ...(counts ? countWords(counts) : [t('count', { count: entries.length })]),
  ...(conflicts > 0 ? [t('history.conflicts', { count: conflicts })] : []),
  ...(failed > 0 ? [t('history.failed-count', { count: failed })] : []),
]

const Entries = (props: { run: PastRun; now: number; disabled: boolean; undo(what: Undo): void }) => (
  <Paged rows={props.run.entries}>
    {(shown) => (
      <div class="scroll" role="region" aria-label={t('history.entries')} tabIndex={0}>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{t('report.what')}</th>
              <th scope="col">{t('report.date')}</th>
              <th scope="col">{t('report.subject')}</th>
              <th scope="col">{t('history.undo')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <HistoryEntry
                key={entry.id}
                entry={entry}
                now={props.now}
                disabled={props.disabled}
                undo={() => props.undo({ entry: entry.id })}
              />
            ))}
          </tbody>
        </table>
      </div>
    )}
  </Paged>
)

/** One run: when, why and what it did; opened, every write of it. */
export const HistoryRun = (props: { run: PastRun; now: number; disabled: boolean; undo(what: Undo): void }) => {
  const { run, now } = props
  const left = undoable(run)
  const notWhole = left.filter(({ whole }) => !whole).length
  return (
    <details class="run">
      <summary>
        <span class="run-when">{whenWords(run.at, now)}</span>
        {run.trigger && <span class="run-why">{t(`trigger.${run.trigger}`)}</span>}
        <span class="run-sums">
          {run.problem ? (
            <span class="tag tag-failed">{problemWords(run.problem, now).title}</span>
          ) : (
            sumWords(run).map((line) => <span key={line}>{line}</span>)
          )}
        </span>
      </summary>
      <div class="run-body">
        {run.problem && <p>{sumWords(run).join(' / ')}</p>}
        {(left.length > 0 || run.hasMore) && (
          <div>
            <button type="button" class="button" disabled={props.disabled} onClick={() => props.undo({ run: run.id })}>
              {t('history.undo-run')}
            </button>
            {notWhole > 0 && <p class="help">{t('history.not-whole-count', { count: notWhole })}</p>}
          </div>
        )}
        {run.hasMore && <p class="help">{t('history.some')}</p>}
        {run.entries.length > 0 && <Entries {...props} />}
        {run.entries.length === 0 && !run.hasMore && <p>{t('history.no-entries')}</p>}
      </div>
    </details>
  )
}
