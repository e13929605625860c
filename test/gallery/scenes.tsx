import { NeoCorner } from '../../components/NeoCorner.tsx'
import { OptionsPage } from '../../components/OptionsPage.tsx'
import { Popup } from '../../components/Popup.tsx'
import { ProblemBox } from '../../components/ProblemBox.tsx'
import { createSource } from '../../components/use-value.ts'
import { problemKinds } from '../../lib/core/problem.ts'
import type { Snapshot } from '../../lib/messages/snapshot.ts'
import { InShadow } from './InShadow.tsx'
import { calibrationScenes } from './calibration.tsx'
import { roomScenes } from './rooms.tsx'
import { good, madeApi, settings, snapshots } from './samples.ts'
import { options, type Scene } from './options.tsx'

const nothing = () => undefined

const corner = (snapshot: Snapshot | undefined, stale = false, open = true) => (
  <InShadow open={open}>
    <NeoCorner
      state={createSource({ ...(snapshot && { snapshot }), stale })}
      act={nothing}
      opened={nothing}
      reload={nothing}
    />
  </InShadow>
)

/** Every scene by name. */
export const scenes: Record<string, Scene> = {
  ...Object.fromEntries(
    Object.entries(snapshots).map(([name, snapshot]) => [`panel-${name}`, { draw: () => corner(snapshot) }]),
  ),
  'panel-connecting': { draw: () => corner(undefined) },
  'panel-stale': { draw: () => corner(good, true) },
  'button-good': { draw: () => corner(good, false, false) },
  'button-look': { draw: () => corner(snapshots['failed'], false, false) },
  'popup-good': { draw: () => <Popup snapshot={createSource<Snapshot | undefined>(good)} act={nothing} /> },
  'popup-partly': {
    draw: () => <Popup snapshot={createSource<Snapshot | undefined>(snapshots['partly'])} act={nothing} />,
  },
  'popup-signed-out': {
    draw: () => <Popup snapshot={createSource<Snapshot | undefined>(snapshots['signed-out'])} act={nothing} />,
  },
  'options-new': { draw: () => options({ settings: settings.empty, snapshot: snapshots['new'] as Snapshot }) },
  'options-good': { draw: () => options({}) },
  'options-managed': { draw: () => options({ settings: settings.managed }) },
  'options-wrong-client': {
    draw: () =>
      options({
        snapshot: { ...good, signIn: 'none' },
        answers: { 'sign-in': { problem: { kind: 'microsoft-wrong-client', code: 'AADSTS700016' } } },
      }),
    press: '#microsoft-title ~ .account .button-main',
  },
  'options-not-neo': {
    draw: () => options({ answers: { 'check-neo': { problem: { kind: 'neo-not-neo', side: 'neo' } } } }),
    press: '#neo-title ~ .button-main',
  },
  'options-neo-found': { draw: () => options({}), press: '#neo-title ~ .button-main' },
  'options-neo-refused': { draw: () => options({ allowed: false }), press: '#neo-title ~ .button-main' },
  'options-loading': {
    draw: () => (
      <OptionsPage api={{ ...madeApi({}), snapshot: createSource<Snapshot | undefined>(undefined) }} act={nothing} />
    ),
  },
  ...roomScenes,
  ...calibrationScenes,
  'all-problems': {
    draw: () => (
      <main class="page" style="display: grid; gap: 12px; padding: 20px">
        {problemKinds.map((kind) => (
          <ProblemBox
            key={kind}
            problem={{ kind, count: 12, side: 'neo' }}
            now={Date.now()}
            place="popup"
            act={nothing}
          />
        ))}
      </main>
    ),
  },
}
