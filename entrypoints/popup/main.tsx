import '../../components/fields.css'
import '../../components/pages.css'
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { Popup } from '../../components/Popup.tsx'
import { createSource } from '../../components/use-value.ts'
import type { UserAction } from '../../components/user-action.ts'
import { t } from '../../lib/i18n/t.ts'
import { ask, watchSnapshot, withNotice } from '../../lib/messages/client.ts'
import type { Snapshot } from '../../lib/messages/snapshot.ts'

const snapshot = createSource<Snapshot | undefined>(undefined)
const notice = (error: unknown) => snapshot.set(withNotice(snapshot.current(), error))

const openTab = async (url: string) => {
  await browser.tabs.create({ url })
  window.close()
}
const openNeo = async () => {
  const { values } = await ask({ type: 'read-settings' })
  await openTab(values.neoAddress || browser.runtime.getURL('/options.html#settings'))
}
const signIn = async () => {
  const { problem } = await ask({ type: 'sign-in' })
  const now = snapshot.current()
  if (problem && now) snapshot.set({ ...now, notice: problem })
}

const act = async (action: UserAction) => {
  if (action === 'sync') await ask({ type: 'sync' })
  else if (action === 'sign-in') await signIn()
  else if (action === 'open-neo') await openNeo()
  else await openTab(browser.runtime.getURL(`/options.html#${action}`))
}

document.documentElement.lang = t('language')
document.title = t('extension.name')
watchSnapshot(snapshot.set)
ask({ type: 'snapshot' }).then(snapshot.set).catch(notice)
render(<Popup snapshot={snapshot} act={(action) => void act(action).catch(notice)} />, document.body)
