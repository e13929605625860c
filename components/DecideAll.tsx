import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../lib/i18n/t.ts'
import type { ReportRow } from '../lib/messages/protocol.ts'
import { type Choice, choiceWords } from './choice-words.ts'
import { focusOn } from './focus.ts'
import type { Decided, Outcome } from './use-decisions.ts'

type Side = Extract<Choice, 'neo' | 'outlook'>
const sides: readonly Side[] = ['neo', 'outlook']

/** Both events are there and either may win: whichever is chosen, none is deleted. */
const isEven = ({ id, on = [], choices = [] }: ReportRow) =>
  id !== undefined && sides.every((side) => on.includes(side) && choices.includes(side))

/** What was asked or said belongs to the report of `at`; with another one it is done with. */
type State =
  | { is: 'rest'; words: string; at?: number | undefined }
  | { is: 'asks'; want: Side; at: number | undefined }
  | { is: 'sending'; want: Side }
const rest: State = { is: 'rest', words: '' }

const outcomeWords = (want: Side, { taken, gone, left }: Outcome) =>
  [
    taken > 0 && t('report.all-decided', { count: taken, choice: choiceWords(want, undefined) }),
    gone > 0 && t('report.all-gone', { count: gone }),
    left > 0 && t('report.all-left', { count: left }),
  ]
    .filter(Boolean)
    .join(' ')

/** One side for all conflicts at once. It asks once more, in the same place. */
export const DecideAll = ({ rows, decided }: { rows: readonly ReportRow[]; decided: Decided }) => {
  const [kept, setState] = useState<State>(rest)
  const state = kept.is === 'sending' || kept.at === decided.at ? kept : rest
  const asks = useRef<HTMLParagraphElement>(null)
  const offers = useRef<HTMLDivElement>(null)
  const last = useRef(state)
  // What was pressed gives way to the next step: the focus goes along.
  useLayoutEffect(() => {
    const before = last.current
    last.current = state
    if (state.is === 'asks' && before.is === 'rest') focusOn(asks.current)
    if (state.is === 'rest' && before.is !== 'rest')
      offers.current?.querySelectorAll<HTMLElement>('button')[sides.indexOf(before.want)]?.focus()
  }, [state])
  const even = rows.filter(isEven)
  if (even.length < 2 && state.is === 'rest' && state.words === '') return null
  const isOther = (row: ReportRow, want: Side) => {
    const said = decided.saidOf(row)
    return said?.how === 'taken' && said.want !== want
  }
  const again = state.is === 'asks' ? even.filter((row) => isOther(row, state.want)).length : 0
  const send = async (want: Side) => {
    setState({ is: 'sending', want })
    const outcome = await decided.chooseAll(
      even.flatMap(({ id }) => id ?? []),
      want,
    )
    setState({ is: 'rest', words: outcomeWords(want, outcome), at: outcome.at })
  }
  return (
    <div class="all">
      {state.is === 'rest' ? (
        even.length > 1 && (
          <div class="actions" ref={offers}>
            {sides.map((want) => (
              <button
                key={want}
                type="button"
                class="button"
                onClick={() => setState({ is: 'asks', want, at: decided.at })}
              >
                {t(`choice.all-${want}`)}
              </button>
            ))}
          </div>
        )
      ) : (
        <div class="box box-look" role="group" aria-label={t(`choice.all-${state.want}`)}>
          <p ref={asks}>
            {t(`report.all-asks-${state.want}`, { count: even.length })}
            {again > 0 && ` ${t('report.all-again', { count: again })}`}
          </p>
          <div class="actions">
            <button
              type="button"
              class="button button-main"
              aria-disabled={state.is === 'sending'}
              onClick={() => state.is === 'asks' && void send(state.want)}
            >
              {t('question.accept')}
            </button>
            <button
              type="button"
              class="button"
              aria-disabled={state.is === 'sending'}
              onClick={() => state.is === 'asks' && setState(rest)}
            >
              {t('question.refuse')}
            </button>
          </div>
        </div>
      )}
      <p class="decision-said" role="status">
        {state.is === 'rest' ? state.words : ''}
      </p>
    </div>
  )
}
