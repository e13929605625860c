import { browser } from 'wxt/browser'
import { createMsal } from '../../lib/auth/msal.ts'
import { type FromOffscreen, offscreenPort, type ToOffscreen, toOffscreenSchema } from '../../lib/messages/offscreen.ts'

const msal = createMsal((url, init) => fetch(url, init))

const answer = async (request: ToOffscreen): Promise<FromOffscreen> => {
  switch (request.type) {
    case 'begin': {
      const { prompt, loginHint, rooms } = request
      const begun = await msal.begin(request.registration, {
        ...(prompt && { prompt }),
        ...(loginHint && { loginHint }),
        ...(rooms && { rooms }),
      })
      return begun.ok ? { type: 'address', url: begun.url } : { type: 'failed', ...begun.failure }
    }
    case 'finish': {
      const done = await msal.finish(request.hash)
      return done.ok ? { type: 'tokens', response: done.response } : { type: 'failed', ...done.failure }
    }
    case 'renew': {
      const done = await msal.renew(request.registration, request.response)
      return done.ok ? { type: 'tokens', response: done.response } : { type: 'failed', ...done.failure }
    }
  }
}

// Content scripts of ours can open ports too; they carry a tab. Only the worker is served.
const isWorker = (sender: { id?: string | undefined; tab?: unknown } | undefined) =>
  sender?.id === browser.runtime.id && sender.tab === undefined

browser.runtime.onConnect.addListener((port) => {
  if (port.name !== offscreenPort || !isWorker(port.sender)) return
  port.onDisconnect.addListener(() => window.close())
  port.onMessage.addListener((message: unknown) => {
    void answer(toOffscreenSchema.parse(message)).then((reply) => port.postMessage(reply))
  })
})
