import { browser } from 'wxt/browser'
import { acceptChange, type Resolved, resolveSettings } from './resolve.ts'

/** The user's own values in storage.local, as one record. Never cleared; a value that no longer fits is ignored, not removed. */
const key = 'settings'

const readUser = async (): Promise<unknown> => (await browser.storage.local.get(key))[key]

export const readSettings = async (): Promise<Resolved> => {
  const [user, policy] = await Promise.all([readUser(), browser.storage.managed.get(null)])
  return resolveSettings(user, policy)
}

let last: Promise<unknown> = Promise.resolve()

/** Stores what fits and is not fixed by policy; one after the other, so that two quick changes both stay. Answers the refused names. */
export const saveSettings = (change: Record<string, unknown>): Promise<string[]> => {
  const save = async () => {
    const { accepted, refused } = acceptChange(change, await readSettings())
    if (Object.keys(accepted).length > 0) {
      const user = await readUser()
      await browser.storage.local.set({ [key]: { ...(typeof user === 'object' ? user : {}), ...accepted } })
    }
    return refused
  }
  const saved = last.then(save, save)
  last = saved
  return saved
}

/** Calls back after a change by the user or by policy. The browser reads policies late, so at its start they arrive as a change. */
export const watchSettings = (onChange: () => void) =>
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && key in changes)) onChange()
  })
