import { t } from '../lib/i18n/t.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { OpenNumbers } from './OpenNumbers.tsx'
import { ProblemBox } from './ProblemBox.tsx'
import type { ShownProblem } from './problem-words.ts'
import { Progress } from './Progress.tsx'
import { RunFacts } from './RunFacts.tsx'
import { isBusy } from './state-words.ts'
import { StateLine } from './StateLine.tsx'
import type { Act, Place } from './user-action.ts'

/** What wants to be acted on now, if anything. */
const openProblem = ({ phase, question, notice, configured, signIn }: Snapshot): ShownProblem | undefined => {
  if (phase !== 'idle') return
  if (question) return question
  if (notice) return notice
  if (!configured) return { kind: 'not-configured' }
  if (signIn !== 'signed-in') return { kind: 'microsoft-signed-out' }
  return
}

/** The whole state: the same on NEO's page, in the popup and on the options page. */
export const StatusCard = (props: { snapshot: Snapshot | undefined; now: number; place: Place; act: Act }) => {
  const { snapshot, now, place, act } = props
  const problem = snapshot && openProblem(snapshot)
  return (
    <div class="status">
      <StateLine snapshot={snapshot} />
      {snapshot && (
        <>
          <Progress snapshot={snapshot} />
          {problem && <ProblemBox problem={problem} now={now} place={place} act={act} />}
          <OpenNumbers snapshot={snapshot} />
          <RunFacts snapshot={snapshot} now={now} />
        </>
      )}
      <div class="actions">
        <button
          type="button"
          class={problem ? 'button' : 'button button-main'}
          disabled={isBusy(snapshot)}
          onClick={() => act('sync')}
        >
          {t('action.sync')}
        </button>
      </div>
      {place !== 'options' && (
        <div class="places">
          {(['preview', 'report', 'history', 'settings'] as const).map((page) => (
            <button key={page} type="button" class="button" onClick={() => act(page)}>
              {t(`action.${page}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
