import { useMemo, useState } from 'preact/hooks'
import type { Report, ReportRow } from '../lib/messages/protocol.ts'
import type { Choice } from './choice-words.ts'
import type { OwnApi } from './own-api.ts'

/** `together`: chosen with others in one press, which tells what became of all of them. */
export type Said = { want: Choice; how: 'sending' | 'taken' | 'gone'; together: boolean }

/** How many were taken, how many had changed meanwhile; `left`: a newer report, that of `at`, has come before these could be told. */
export type Outcome = { taken: number; gone: number; left: number; at: number | undefined }

/**
 * The report as it came, and what was said about its rows. Until a run brings another one every row keeps its place and its words, whatever the worker makes
 * of it; what was said about an older report is done with.
 */
export const useDecisions = (api: OwnApi, latest: Report | null) => {
  const at = latest?.at
  const rows = useMemo(() => latest?.rows ?? [], [at])
  const [said, setSaid] = useState<{ at: number | undefined; about: Record<string, Said> }>({ at, about: {} })
  const say = (on: number, row: string, what: Said) =>
    setSaid((before) => {
      if (before.at !== undefined && before.at > on) return before
      return { at: on, about: { ...(before.at === on && before.about), [row]: what } }
    })
  const tell = async (on: number, row: string, want: Choice, together: boolean) => {
    say(on, row, { want, how: 'sending', together })
    const { accepted } = await api.ask({ type: 'wish', row, want, at: on }).catch(() => ({ accepted: false }))
    say(on, row, { want, how: accepted ? 'taken' : 'gone', together })
    return accepted
  }
  return {
    at,
    rows,
    saidOf: ({ id }: ReportRow) => (said.at === at && id !== undefined ? said.about[id] : undefined),
    choose: async (row: string, want: Choice) => {
      if (at !== undefined) await tell(at, row, want, false)
    },
    chooseAll: async (ids: readonly string[], want: Choice): Promise<Outcome> => {
      const outcome = { taken: 0, gone: 0, left: ids.length, at }
      for (const row of ids) {
        if (at === undefined || api.report.current()?.at !== at) break
        outcome[(await tell(at, row, want, true)) ? 'taken' : 'gone']++
        outcome.left--
      }
      return { ...outcome, at: api.report.current()?.at }
    },
  }
}
export type Decided = ReturnType<typeof useDecisions>
