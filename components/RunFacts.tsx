import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { runLines } from './run-words.ts'
import { dayWords, whenWords } from './when.ts'

/** Last run, next run, range. */
export const RunFacts = ({ snapshot, now }: { snapshot: Snapshot; now: number }) => {
  const { lastRun, lastGoodRunAt, nextRunAt, window } = snapshot
  return (
    <dl class="facts">
      <dt>{t('run.last')}</dt>
      <dd>
        {lastRun ? whenWords(lastRun.endedAt, now) : t('run.none')}
        {lastRun &&
          !lastRun.problem &&
          runLines(lastRun, snapshot.question !== undefined).map((line) => (
            <span class="facts-line" key={line}>
              {line}
            </span>
          ))}
      </dd>
      {lastRun?.problem && lastGoodRunAt && (
        <>
          <dt>{t('run.last-good')}</dt>
          <dd>{whenWords(lastGoodRunAt, now)}</dd>
        </>
      )}
      <dt>{t('run.next')}</dt>
      <dd>{nextRunAt ? whenWords(Math.max(nextRunAt, now), now) : t('run.manual')}</dd>
      {window && (
        <>
          <dt>{t('run.range')}</dt>
          <dd>
            <span class="facts-day">{dayWords(window.from)} ～</span>{' '}
            <span class="facts-day">{dayWords(window.to)}</span>
          </dd>
        </>
      )}
    </dl>
  )
}
