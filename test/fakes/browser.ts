// Import this before any file that imports wxt/browser: it takes the place of the browser API for the rest of the test file.
import { fakeBrowser } from 'wxt/testing/fake-browser'

Object.assign(globalThis, { browser: fakeBrowser })

export { fakeBrowser }

type Listener<Args extends unknown[]> = (...args: Args) => unknown

/** An event of the browser API that a test fires by hand. */
export const fakeEvent = <Args extends unknown[]>() => {
  const listeners: Listener<Args>[] = []
  return {
    addListener: (listener: Listener<Args>) => void listeners.push(listener),
    removeListener: (listener: Listener<Args>) => void listeners.splice(listeners.indexOf(listener), 1),
    hasListener: (listener: Listener<Args>) => listeners.includes(listener),
    fire: (...args: Args) => listeners.map((listener) => listener(...args)),
  }
}
