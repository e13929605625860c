import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { observedMessage } from '../lib/messages/names.ts'
import { observed, observeEnd, relayReady } from '../lib/neo/observed.ts'

/** Hands on what the observer notes. What it says is believed by nobody: the worker parses it. */
export default defineUnlistedScript(() => {
  const here = globalThis as { neoOutlookRelay?: true }
  const end = () => void document.dispatchEvent(new CustomEvent(observeEnd))
  const hand = (event: Event) => {
    const note: unknown = event instanceof CustomEvent ? event.detail : undefined
    if (typeof note !== 'string') return
    browser.runtime.sendMessage({ type: observedMessage, note }).then(
      (answer: unknown) => {
        if ((answer as { go?: boolean } | undefined)?.go !== true) end()
      },
      // The extension was updated, or is gone.
      end,
    )
  }
  const ended = () => {
    document.removeEventListener(observed, hand)
    delete here.neoOutlookRelay
  }
  if (!here.neoOutlookRelay) {
    here.neoOutlookRelay = true
    document.addEventListener(observed, hand)
    document.addEventListener(observeEnd, ended, { once: true })
  }
  document.dispatchEvent(new CustomEvent(relayReady))
})
