import { outlookAudit } from './local.ts'

const day = 24 * 60 * 60_000
/** So many events are read by id in one run: five round trips. */
const slice = 100

/** `at`: when the present round began; `last`: up to which id it has come; `open`: whether it still goes on. */
export type AuditState = { at: number; last: string; open: boolean }

/** Whether a look at what no delta told is due. Not in the very first run, which reads everything anyway. */
export const auditDue = (state: AuditState | undefined, now: number): 'none' | 'full' | 'slice' => {
  if (!state) return 'none'
  if (state.open) return 'slice'
  return now - state.at < day ? 'none' : 'full'
}

/** The ids of the next slice, and where the round stands after it. */
export const nextSlice = (ids: readonly string[], state: AuditState): { ids: string[]; state: AuditState } => {
  const rest = ids.filter((id) => id > state.last).toSorted()
  const turn = rest.slice(0, slice)
  return { ids: turn, state: { ...state, last: turn.at(-1) ?? state.last, open: rest.length > turn.length } }
}

/**
 * For one run. The state moves on only when the adapter asks for its ids, i.e. after the listing was read: a round that could not be read stays due.
 */
export const createAudit = async (scope: string, now: number) => {
  const states = (await outlookAudit.read()) ?? {}
  const keep = (state: AuditState) => outlookAudit.write({ ...states, [scope]: state })
  const state = states[scope]
  const due = auditDue(state, now)
  if (!state) await keep({ at: now, last: '', open: false })
  if (!state || due === 'none') return
  const round = due === 'full' ? { at: now, last: '', open: true } : state
  return {
    full: due === 'full',
    reread: (ids: readonly string[]): readonly string[] => {
      const next = nextSlice(ids, round)
      void keep(next.state)
      return next.ids
    },
  }
}
