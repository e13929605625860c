import { browser } from 'wxt/browser'
import {
  type FromOffscreen,
  fromOffscreenSchema,
  offscreenPage,
  offscreenPort,
  type ToOffscreen,
} from '../messages/offscreen.ts'

export type Offscreen = {
  /** One request, one answer; the next only after that. Undefined when the document went away or kept silent. */
  ask(request: ToOffscreen): Promise<FromOffscreen | undefined>
  close(): Promise<void>
}

/** Beyond the document's own 20 s per request to Entra, below the 30 s after which an idle worker dies. */
const patience = 28_000

const closeDocument = async () => {
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })
  if (open.length > 0) await browser.offscreen.closeDocument().catch(() => {})
}

/**
 * Opens the offscreen document for one errand. There can be one only: what an earlier life of the worker left behind is closed first.
 * The worker connects, so that no listener has to stand ready for it.
 */
export const openOffscreen = async (): Promise<Offscreen> => {
  await closeDocument()
  await browser.offscreen.createDocument({
    url: offscreenPage,
    reasons: ['LOCAL_STORAGE'],
    justification: 'MSAL, the sign-in library of Microsoft, needs a window with web storage.',
  })
  const port = browser.runtime.connect({ name: offscreenPort })
  let settle: ((answer: FromOffscreen | undefined) => void) | undefined
  port.onMessage.addListener((message: unknown) => settle?.(fromOffscreenSchema.safeParse(message).data))
  port.onDisconnect.addListener(() => settle?.(undefined))
  return {
    ask: (request) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle?.(undefined), patience)
        settle = (answer) => {
          clearTimeout(timer)
          settle = undefined
          resolve(answer)
        }
        port.postMessage(request)
      }),
    close: async () => {
      port.disconnect()
      await closeDocument()
    },
  }
}
