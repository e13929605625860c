import { browser } from 'wxt/browser'
import { observerNames, type ObserverOrder } from './compose.ts'

/** Our options page is open at the place of the calibration. */
export const isAsked = async (): Promise<boolean> => {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] })
  const place = `${browser.runtime.getURL('/options.html')}#calibration`
  return contexts.some(({ documentUrl }) => documentUrl === place)
}

/**
 * Puts the observer into the main frame of one tab, in the page's own world, and its relay beside it. As early as can be, because pages ask for their data at
 * once. A document that has one already keeps it.
 */
export const inject = async (tabId: number, order: ObserverOrder) => {
  const target = { tabId, frameIds: [0] }
  try {
    await browser.scripting.executeScript({
      target,
      world: 'MAIN',
      injectImmediately: true,
      func: (name: string, given: object) => {
        Object.defineProperty(globalThis, name, { value: given, configurable: true })
      },
      args: [observerNames.order, order],
    })
    await browser.scripting.executeScript({
      target,
      world: 'MAIN',
      injectImmediately: true,
      files: ['/calibration-observer.js'],
    })
    await browser.scripting.executeScript({ target, injectImmediately: true, files: ['/calibration-relay.js'] })
  } catch {
    // The page went on to another one meanwhile, which has its own turn.
  }
}

/** Takes both away; the page's own functions are back in their place. */
export const withdraw = async (tabId: number) => {
  await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [0] },
      func: (name: string) => void document.dispatchEvent(new CustomEvent(name)),
      args: [observerNames.end],
    })
    .catch(() => undefined)
}
