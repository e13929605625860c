import { neoRotation } from './local.ts'

/** Some NEO versions list few keys, so that an edit of 場所 or 内容 does not show in the list: a few events are read again now and then. */
const pause = 10 * 60_000
const atOnce = 20

/**
 * The next events whose turn it is; none before the pause is over, and none in the very first run, which reads everything anyway.
 * @param ids all that are listed in the range, in any order
 */
export const turnOf = (
  ids: readonly string[],
  state: { at: number; last: string } | undefined,
  now: number,
): { ids: string[]; state: { at: number; last: string } } => {
  if (!state) return { ids: [], state: { at: now, last: '' } }
  if (now - state.at < pause) return { ids: [], state }
  const sorted = ids.toSorted()
  const from = sorted.findIndex((id) => id > state.last)
  const turn = from === -1 ? sorted.slice(0, atOnce) : sorted.slice(from, from + atOnce)
  return { ids: turn, state: { at: now, last: turn.at(-1) ?? '' } }
}

/** For one run: the state is read before and kept after, because the adapter asks in the middle of its own work. */
export const createRotation = async (scope: string, now: number) => {
  const states = (await neoRotation.read()) ?? {}
  return (ids: readonly string[]): string[] => {
    const turn = turnOf(ids, states[scope], now)
    void neoRotation.write({ ...states, [scope]: turn.state })
    return turn.ids
  }
}
