import '../../components/fields.css'
import '../../components/pages.css'
import '../../components/rooms.css'
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { OptionsPage } from '../../components/OptionsPage.tsx'
import type { OwnApi } from '../../components/own-api.ts'
import { createSource } from '../../components/use-value.ts'
import type { UserAction } from '../../components/user-action.ts'
import { t } from '../../lib/i18n/t.ts'
import { ask, watchCalibration, watchReport, watchSnapshot, withNotice } from '../../lib/messages/client.ts'
import { ownPages } from '../../lib/messages/names.ts'
import type { OwnPage, Report, ResolvedForPages } from '../../lib/messages/protocol.ts'
import type { Snapshot } from '../../lib/messages/snapshot.ts'

const pageOfHash = (): OwnPage => ownPages.find((page) => `#${page}` === location.hash) ?? 'settings'

const snapshot = createSource<Snapshot | undefined>(undefined)
const settings = createSource<ResolvedForPages | undefined>(undefined)
const report = createSource<Report | null | undefined>(undefined)
const page = createSource<OwnPage>(pageOfHash())
const calibration = createSource(0)
const notice = (error: unknown) => snapshot.set(withNotice(snapshot.current(), error))

const saveBlob = (name: string, blob: Blob) => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const api: OwnApi = {
  ask,
  snapshot,
  settings,
  report,
  page,
  calibration,
  allowHost: async (address) => {
    if (!URL.canParse(address.trim()) || !address.trim().startsWith('https://')) return true
    // No await before this line: the browser wants the click.
    return await browser.permissions.request({ origins: [`${new URL(address.trim()).origin}/*`] })
  },
  openNeo: () => {
    const address = settings.current()?.values.neoAddress
    if (address) void browser.tabs.create({ url: address })
  },
  openSmall: () => void window.open(location.href, 'calibration', 'popup,width=520,height=860'),
  copy: (text) => navigator.clipboard.writeText(text),
  saveFile: (name, text) => saveBlob(name, new Blob([text], { type: 'application/json' })),
  saveBytes: (name, parts) => saveBlob(name, new Blob(parts)),
  go: (to) => void (location.hash = to),
  about: {
    version: browser.runtime.getManifest().version,
    id: browser.runtime.id,
    browser: navigator.userAgent.match(/(Edg|Chrome)\/[\d.]+/g)?.at(-1) ?? navigator.userAgent,
  },
}

const act = async (action: UserAction) => {
  if (action === 'sync') await ask({ type: 'sync' })
  else if (action === 'open-neo') api.openNeo()
  else if (action === 'sign-in') {
    const { problem } = await ask({ type: 'sign-in' })
    settings.set(await ask({ type: 'read-settings' }))
    const now = snapshot.current()
    if (problem && now) snapshot.set({ ...now, notice: problem })
  } else location.hash = action
}

const readSettings = async () => settings.set(await ask({ type: 'read-settings' }))
const readReport = async () => report.set(await ask({ type: 'report' }))
const start = async () => {
  await readSettings()
  snapshot.set(await ask({ type: 'snapshot' }))
  await readReport()
}

document.documentElement.lang = t('language')
document.title = t('options.title')
addEventListener('hashchange', () => page.set(pageOfHash()))
watchSnapshot(snapshot.set)
watchCalibration(() => calibration.set(calibration.current() + 1))
watchReport(() => void readReport().catch(notice))
// A policy or another page may have changed a value meanwhile.
addEventListener('focus', () => void readSettings().catch(notice))
start().catch(notice)
render(<OptionsPage api={api} act={(action) => void act(action).catch(notice)} />, document.body)
