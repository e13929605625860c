import { useState } from 'preact/hooks'
import { problemOf } from '../lib/core/problem.ts'
import type { Snapshot } from '../lib/messages/snapshot.ts'
import type { ShownProblem } from './problem-words.ts'
import { isBusy } from './state-words.ts'
import type { Source } from './use-value.ts'

/** A run that was promised and has not begun by then will not come: another one held its place. */
const patience = 10_000

/** Begins a run and waits for its end. False: it did not begin, because another one was under way. */
export const throughRun = async (
  snapshot: Source<Snapshot | undefined>,
  begin: () => Promise<{ started: boolean }>,
): Promise<boolean> => {
  let begun = false
  let tell: (ended: boolean) => void = () => undefined
  const ended = new Promise<boolean>((resolve) => {
    tell = resolve
  })
  // From before it begins, because a short run may be over when the answer arrives.
  const stop = snapshot.watch((now) => {
    if (isBusy(now)) begun = true
    else if (begun) tell(true)
  })
  try {
    if (!(await begin()).started) return false
    setTimeout(() => begun || tell(false), patience)
    return await ended
  } finally {
    stop()
  }
}

type RunState = { is: 'rest' | 'running' | 'busy' | 'ended' } | { is: 'problem'; problem: ShownProblem }

/** For a button that begins a run: how it goes. `ended` is called with the state after it. */
export const useRun = (snapshot: Source<Snapshot | undefined>) => {
  const [state, setState] = useState<RunState>({ is: 'rest' })
  const run = async (begin: () => Promise<{ started: boolean }>, ended?: (after: Snapshot | undefined) => void) => {
    setState({ is: 'running' })
    try {
      if (!(await throughRun(snapshot, begin))) return setState({ is: 'busy' })
      const after = snapshot.current()
      setState(after?.notice ? { is: 'problem', problem: after.notice } : { is: 'ended' })
      ended?.(after)
    } catch (error) {
      setState({ is: 'problem', problem: problemOf(error) })
    }
  }
  return { state, run }
}
