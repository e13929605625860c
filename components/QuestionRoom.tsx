import { t } from '../lib/i18n/t.ts'
import type { Report } from '../lib/messages/protocol.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import { useHeadingFocus } from './focus.ts'
import type { OwnApi } from './own-api.ts'
import { PlanTables } from './PlanTables.tsx'
import { problemWords } from './problem-words.ts'
import { type Answer, answersTo, noteFor } from './question-answers.ts'
import { isBusy } from './state-words.ts'
import { useAnswer } from './use-answer.ts'

const looks = { main: 'button button-main', risk: 'button button-risk', plain: 'button' }

const Answers = (props: { answers: readonly Answer[]; disabled: boolean; press(answer: Answer): void }) => (
  <div class={props.answers.some(({ help }) => help) ? 'answers' : 'actions'}>
    {props.answers.map((answer, index) => (
      <div key={answer.words}>
        <button
          type="button"
          class={looks[answer.look]}
          disabled={props.disabled}
          aria-describedby={answer.help ? `answer-${index}` : undefined}
          onClick={() => props.press(answer)}
        >
          {answer.words}
        </button>
        {answer.help && (
          <p id={`answer-${index}`} class="help">
            {answer.help}
          </p>
        )}
      </div>
    ))}
  </div>
)

/**
 * 確認: a guard has stopped a run, or a person wanted to see first; what it would do, why it asks, and the answer. `optional`: not there at all without a
 * question; `hidden`: not there for now, and new when it comes back.
 */
export const QuestionRoom = (props: {
  api: OwnApi
  report: Report | null
  snapshot: Snapshot
  now: number
  optional?: boolean
  hidden?: boolean
}) => {
  const { api, report, snapshot, now } = props
  const { key, question, words, sending, answer } = useAnswer(api, report, snapshot)
  const room = useHeadingFocus<HTMLElement>(props.hidden ? '' : key || words)
  const busy = isBusy(snapshot)
  if (props.hidden || (props.optional && !question && !words)) return null
  const { title, help } = question ? problemWords(question.problem, now) : { title: '', help: '' }
  const note = question && noteFor(question.problem.kind)
  return (
    <section class="card" aria-labelledby="question-title" ref={room}>
      <h2 id="question-title">{t('question.title')}</h2>
      <p role="status">{words}</p>
      {!question && !words && <p>{t('question.none')}</p>}
      {question && (
        <>
          <div class="box box-look">
            <p class="box-title">{title}</p>
            <p>{help}</p>
            {note && <p>{note}</p>}
          </div>
          <PlanTables report={report} question={question} />
          {busy && <p class="lead">{t('question.busy')}</p>}
          <Answers
            answers={answersTo(question.problem.kind, question.rows.length > 0)}
            disabled={sending || busy}
            press={(pressed) => void answer(question, pressed)}
          />
        </>
      )}
    </section>
  )
}
