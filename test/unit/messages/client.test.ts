import { fakeBrowser } from '../../fakes/browser.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fail } from '../../../lib/core/problem.ts'
import { listenToOwnPages, type OwnPageHandlers } from '../../../lib/messages/background.ts'
import { ask, watchSnapshot } from '../../../lib/messages/client.ts'
import { emptySnapshot } from '../../../lib/messages/snapshot.ts'

const ownPage = { id: 'test-extension-id', url: 'chrome-extension://test-extension-id/options.html#settings' }

const handlers = (own: Partial<OwnPageHandlers>): OwnPageHandlers =>
  new Proxy(own as OwnPageHandlers, {
    get: (target, name) => target[name as 'sync'] ?? (() => fail('internal', { code: `no ${String(name)}` })),
  })

type OnMessage = (message: unknown, sender: object, reply: (reply: unknown) => void) => unknown

/** Delivers like the browser: a listener that answers later returns true; undefined = nobody answers. */
const serve = (own: Partial<OwnPageHandlers>, sender: object = ownPage) => {
  const listeners: OnMessage[] = []
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((one) => void listeners.push(one))
  listenToOwnPages(handlers(own))
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(
    (message: unknown) =>
      new Promise((resolve) => {
        const late = listeners.map((listener) => listener(message, sender, resolve))
        if (!late.includes(true)) resolve(undefined)
      }),
  )
}

beforeEach(() => {
  fakeBrowser.reset()
  vi.restoreAllMocks()
})

describe('ask', () => {
  it('brings the answer of the worker', async () => {
    serve({ sync: async () => ({ started: true }), snapshot: async () => emptySnapshot })
    expect(await ask({ type: 'sync' })).toEqual({ started: true })
    expect(await ask({ type: 'snapshot' })).toEqual(emptySnapshot)
  })
  it('brings a failure as the problem that it was', async () => {
    serve({ sync: async () => fail('neo-signed-out', { side: 'neo' }) })
    await expect(ask({ type: 'sync' })).rejects.toMatchObject({ problem: { kind: 'neo-signed-out', side: 'neo' } })
  })
  it('says internal when the answer makes no sense', async () => {
    serve({ sync: async () => ({ started: 'perhaps' as unknown as boolean }) })
    await expect(ask({ type: 'sync' })).rejects.toMatchObject({ problem: { kind: 'internal' } })
  })
  it('is not answered for anyone but our own pages', async () => {
    let asked = 0
    const sync = async () => ({ started: ++asked > 0 })
    for (const sender of [
      { id: 'another', url: ownPage.url },
      { id: ownPage.id, url: 'https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi', tab: {} },
      { id: ownPage.id, url: 'https://evil.example/chrome-extension://test-extension-id/' },
      { id: ownPage.id },
    ]) {
      serve({ sync }, sender)
      await expect(ask({ type: 'sync' })).rejects.toThrow('internal')
    }
    expect(asked).toBe(0)
  })
  it('is not answered when the request does not fit', async () => {
    serve({ answer: async () => ({ accepted: true }) })
    await expect(ask({ type: 'answer', question: 1 as unknown as string, accept: true })).rejects.toThrow('internal')
  })
})

describe('watchSnapshot', () => {
  it('tells every new state until it is ended, and no nonsense', async () => {
    const seen: string[] = []
    const end = watchSnapshot(({ phase }) => seen.push(phase))
    await fakeBrowser.storage.session.set({ snapshot: { ...emptySnapshot, phase: 'writing' } })
    await fakeBrowser.storage.session.set({ snapshot: { phase: 'dancing' } })
    await fakeBrowser.storage.session.set({ report: emptySnapshot })
    end()
    await fakeBrowser.storage.session.set({ snapshot: emptySnapshot })
    expect(seen).toEqual(['writing'])
  })
})
