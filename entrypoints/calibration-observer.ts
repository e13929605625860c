import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { observeEnd, type ObserverOrder, orderName } from '../lib/neo/observed.ts'
import { observe } from '../lib/neo/observe-page.ts'

/** In the page's own world, only while a person calibrates: one per document. */
const present = Symbol.for('neo-outlook-sync:observer')

export default defineUnlistedScript(() => {
  const world = window as Window & typeof globalThis & { [present]?: true; [orderName]?: ObserverOrder }
  const order = world[orderName]
  delete world[orderName]
  if (!order || world[present]) return
  Object.defineProperty(world, present, { value: true, configurable: true })
  observe(world, order)
  document.addEventListener(observeEnd, () => delete world[present], { once: true })
})
