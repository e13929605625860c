import { calibrationFindings, calibrationSteps, type CalibrationView } from '../../lib/messages/calibration.ts'
import { options, type Scene } from './options.tsx'
import { settings } from './samples.ts'

const rest: CalibrationView = { host: 'example.dn-cloud.com', source: 'built-in' }
const saved = { at: Date.now() - 3_600_000, text: '{}' }
const dictation = {
  event: '予定-hkwqzt',
  detail: '件名-hkwqzt',
  place: '場所-hkwqzt',
  other: '部屋-hkwqzt',
  memo: '内容-hkwqzt',
  first: '2026-11-10',
  last: '2026-11-11',
  from: '13:00',
  to: '15:30',
  changed: '変更-hkwqzt',
}
type Session = NonNullable<CalibrationView['session']>
const session = (parts: Partial<Session>): CalibrationView => ({
  ...rest,
  session: { dictation, tab: true, done: [], found: [], missing: [...calibrationFindings], ready: false, ...parts },
})
const after = (steps: number) => session({ done: calibrationSteps.slice(0, steps) })
const all = { done: [...calibrationSteps] }
const without = (...missing: Session['missing']) => ({
  ...all,
  missing,
  found: calibrationFindings.filter((one) => !missing.includes(one)),
})

const views: Record<string, CalibrationView> = {
  rest,
  'no-host': { host: '', source: 'built-in' },
  'no-tab': { ...rest, said: 'no-tab' },
  'signed-out': { ...rest, problem: { kind: 'neo-signed-out' } },
  month: after(0),
  add: after(1),
  open: after(2),
  change: after(3),
  delete: after(4),
  'tab-closed': session({ done: ['month', 'add'], tab: false }),
  ready: session({ ...without('detail'), ready: true }),
  partly: session({ ...without('create', 'delete', 'certainty', 'importance'), ready: true }),
  incomplete: session(without('repeat', 'quiet', 'detail')),
  refused: session({ ...without('detail'), refused: 'update-deletes' }),
  saved: { ...rest, source: 'person', saved, said: 'saved' },
  kept: { ...rest, source: 'person', saved },
  removed: { ...rest, said: 'removed' },
  'not-a-profile': { ...rest, said: 'not-a-profile' },
  policy: { ...rest, source: 'policy' },
}

const managed = { ...settings.full, values: { ...settings.full.values, neoProfile: '{}' } }

/** NEOの確認 in every state. */
export const calibrationScenes: Record<string, Scene> = {
  ...Object.fromEntries(
    Object.entries(views).map(([name, calibration]) => [
      `calibration-${name}`,
      {
        draw: () =>
          options({
            page: 'calibration',
            answers: { calibration },
            ...(name === 'policy' && { settings: managed }),
          }),
      },
    ]),
  ),
  'calibration-copied': {
    draw: () => options({ page: 'calibration', answers: { calibration: after(1) } }),
    press: '.dictation .button',
  },
  'calibration-failed': { draw: () => options({ page: 'calibration', fails: ['calibration'] }) },
}
