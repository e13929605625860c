import { browser } from 'wxt/browser'
import { chromeName } from './catalog.ts'

/** Keys of ja.yml; the declaration is made by `wxt prepare`. */
export type MessageKey = keyof AllMessages
type Params = Record<string, string | number>

let lookUp = (key: string): string =>
  browser.i18n.getMessage(chromeName(key) as Parameters<typeof browser.i18n.getMessage>[0])
/** Kept, because an old content script can no longer ask the browser once the extension has been updated. */
const known = new Map<string, string>()

/** Other words than the browser's: for pages that are no extension pages (gallery, tests). */
export const useWords = (words: (key: string) => string) => {
  lookUp = words
  known.clear()
}

/** The words of a key in the browser's language (Japanese where we have none), with `{name}` replaced by params. */
export const t = (key: MessageKey, params: Params = {}): string => {
  const words = known.get(key) ?? lookUp(key)
  known.set(key, words)
  return words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
