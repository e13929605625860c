import { useEffect, useState } from 'preact/hooks'
import type { CalibrationView } from '../lib/messages/calibration.ts'
import type { RequestOf } from '../lib/messages/protocol.ts'
import type { OwnApi } from './own-api.ts'

type What = RequestOf<'calibration'>['do']
export type Calibrating = { act(what: What, text?: string): void }

/** The calibration as the worker has it. It ends when nobody looks any more. */
export const useCalibration = (api: OwnApi) => {
  const [view, setView] = useState<CalibrationView>()
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const ask = async (what: What, text?: string) =>
    api.ask({ type: 'calibration', do: what, ...(text !== undefined && { text }) })
  const look = () =>
    ask('look').then(
      // What was said about the last press stays until the next one.
      (next) => setView((before) => ({ ...next, ...(before?.said && !next.session && { said: before.said }) })),
      () => setFailed(true),
    )
  useEffect(() => {
    const leave = () => void ask('leave').catch(() => undefined)
    void look()
    const stop = api.calibration.watch(() => void look())
    globalThis.addEventListener?.('pagehide', leave)
    return () => {
      stop()
      globalThis.removeEventListener?.('pagehide', leave)
      leave()
    }
  }, [])
  const act: Calibrating['act'] = (what, text) => {
    setBusy(true)
    setFailed(false)
    ask(what, text)
      .then(setView, () => setFailed(true))
      .finally(() => setBusy(false))
  }
  return { view, failed, busy, act }
}
