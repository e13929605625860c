import type { ProblemKind } from '../lib/core/problem.ts'
import { actionWords, type ProblemAction, problemWords, type ShownProblem } from './problem-words.ts'
import type { Act, Place, UserAction } from './user-action.ts'

/**
 * What a problem's action becomes at a place. On NEO's page the person is in NEO already, and no sign-in window may be opened from there, because the page
 * could press our buttons; on the options page the settings are at hand.
 */
const actionAt = (place: Place, action: ProblemAction): { act: UserAction; words: string } | undefined => {
  if (action === 'none' || (place === 'options' && action === 'settings')) return
  if (action === 'retry') return { act: 'sync', words: actionWords('retry') }
  if (place === 'neo' && action === 'open-neo') return { act: 'sync', words: actionWords('retry') }
  if (place === 'neo' && action === 'sign-in') return { act: 'settings', words: actionWords('settings') }
  return { act: action, words: actionWords(action) }
}

/** Nothing is broken: a step that everybody has to take, or a question. */
const calm: ReadonlySet<ProblemKind> = new Set([
  'not-configured',
  'microsoft-signed-out',
  'neo-page-needed',
  'stopped-by-admin',
])

/** A problem in plain words, with its one way out. */
export const ProblemBox = (props: { problem: ShownProblem; now: number; place: Place; act: Act }) => {
  const { title, help, notes, action } = problemWords(props.problem, props.now)
  const offer = actionAt(props.place, action)
  return (
    <div class={action === 'question' || calm.has(props.problem.kind) ? 'box box-look' : 'box box-bad'}>
      <p class="box-title">{title}</p>
      <p>{help}</p>
      {notes.map((note) => (
        <p class="box-note" key={note}>
          {note}
        </p>
      ))}
      {offer && (
        <button type="button" class="button" onClick={() => props.act(offer.act)}>
          {offer.words}
        </button>
      )}
    </div>
  )
}
