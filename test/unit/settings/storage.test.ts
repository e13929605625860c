import { fakeBrowser } from '../../fakes/browser.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { readSettings, saveSettings, watchSettings } from '../../../lib/settings/storage.ts'

beforeEach(() => fakeBrowser.reset())

describe('settings in the browser', () => {
  it('keeps what was saved and leaves the other values alone', async () => {
    expect(await saveSettings({ pastDays: 3 })).toEqual([])
    expect(await saveSettings({ futureDays: 4, interval: 8 })).toEqual(['interval'])
    expect((await readSettings()).values).toMatchObject({ pastDays: 3, futureDays: 4, interval: 15 })
  })
  it('keeps both of two changes that come at once', async () => {
    await Promise.all([saveSettings({ pastDays: 3 }), saveSettings({ futureDays: 4 })])
    expect((await readSettings()).values).toMatchObject({ pastDays: 3, futureDays: 4 })
  })
  it('reads a policy, and hears one that arrives late', async () => {
    let calls = 0
    watchSettings(() => calls++)
    await fakeBrowser.storage.managed.set({ pastDays: 9 })
    expect(calls).toBe(1)
    expect((await readSettings()).sources.pastDays).toBe('policy')
    expect(await saveSettings({ pastDays: 1 })).toEqual(['pastDays'])
  })
  it('hears the user, and nothing else that lies in the same storage', async () => {
    let calls = 0
    watchSettings(() => calls++)
    await saveSettings({ pastDays: 3 })
    await fakeBrowser.storage.local.set({ device: 'x' })
    expect(calls).toBe(1)
  })
})
