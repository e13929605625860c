import { browser } from 'wxt/browser'
import { problemOf } from '../core/problem.ts'
import { connectCall, neoPagePort, observedMessage } from './names.ts'
import {
  type Answers,
  type FromPage,
  fromPageSchema,
  type Reply,
  type Request,
  type RequestOf,
  requestSchema,
  type ToPage,
} from './protocol.ts'

type Sender = { id?: string | undefined; url?: string | undefined; origin?: string | undefined; tab?: unknown }

/** One of our own pages: a content script has our id too, but never our address. */
const isOwnPage = ({ id, url }: Sender) =>
  id === browser.runtime.id && url !== undefined && url.startsWith(browser.runtime.getURL('/'))

export type OwnPageHandlers = { [T in Request['type']]: (request: RequestOf<T>) => Promise<Answers[T]> }

/** Requests of our own pages; anything from elsewhere is not even answered. */
export const listenToOwnPages = (handlers: OwnPageHandlers) =>
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, reply: (reply: Reply) => void) => {
    const request = requestSchema.safeParse(message)
    if (!request.success || !isOwnPage(sender)) return
    const handle = handlers[request.data.type] as (request: Request) => Promise<unknown>
    void handle(request.data).then(
      (answer) => reply({ answer }),
      (error: unknown) => reply({ problem: problemOf(error) }),
    )
    return true
  })

/** Notes of a calibration's observer, from the main frame of a tab; the answer says whether it goes on. `note` is parsed by whoever takes it. */
export const listenToObserver = (took: (from: { tabId: number; origin: string }, note: unknown) => Promise<boolean>) =>
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Sender & { frameId?: number | undefined }, reply: (reply: { go: boolean }) => void) => {
      const { type, note } = (message ?? {}) as { type?: unknown; note?: unknown }
      const { id, url, tab, frameId } = sender
      const tabId = (tab as { id?: number } | undefined)?.id
      if (type !== observedMessage || id !== browser.runtime.id || tabId === undefined || frameId !== 0 || !url) return
      void took({ tabId, origin: new URL(url).origin }, note).then(
        (go) => reply({ go }),
        () => reply({ go: false }),
      )
      return true
    },
  )

/** One open NEO page. `origin` is what the browser says, never what the page says. */
export type NeoPage = { origin: string; post(message: ToPage): void }
export type NeoPageHandlers = {
  open(page: NeoPage): void
  close(page: NeoPage): void
  message(page: NeoPage, message: FromPage): void | Promise<void>
}

/** The ports of open NEO pages. What a page sends is parsed and, if it does not fit, dropped: the page is not ours. */
export const listenToNeoPages = (handlers: NeoPageHandlers) =>
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== neoPagePort) return
    const { sender } = port
    if (sender?.id !== browser.runtime.id || !sender.tab || !sender.url || !sender.url.startsWith('https://')) {
      port.disconnect()
      return
    }
    const page: NeoPage = { origin: new URL(sender.url).origin, post: (message) => port.postMessage(message) }
    port.onDisconnect.addListener(() => handlers.close(page))
    port.onMessage.addListener((message: unknown) => {
      const parsed = fromPageSchema.safeParse(message)
      if (parsed.success) void handlers.message(page, parsed.data)
    })
    handlers.open(page)
  })

/**
 * Ports end with the worker; this makes the NEO pages of some origins connect again. Called at the start of a run, which may need one of them.
 * Tabs without our content script (opened before it was there) do not answer, which is no error.
 */
export const callNeoPages = async (origins: readonly string[]) => {
  const tabs = await browser.tabs.query({ url: origins.map((origin) => `${origin}/*`) })
  await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && browser.tabs.sendMessage(id, connectCall)))
}
