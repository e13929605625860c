import type { AddressTemplate } from './addresses.ts'
import type { NeoPage } from './page-kind.ts'
import type { Profile } from './profile-schema.ts'
import { looksLike, serialise } from './serialise.ts'

const addressAttributes = ['data-href', 'data-url', 'data-hashcmd', 'onclick']
const quoted = /(?:['"]|^)([^'"\s]*(?:dneor?\.(?:cgi|exe)\?|#cmd=|^cmd=)[^'"\s]*)(?:['"]|$)/

const scripted = (element: Element): string | undefined => {
  for (const name of addressAttributes) {
    const text = element.getAttribute(name)
    if (text === null) continue
    if (name === 'data-href' || name === 'data-url') return text
    const found = quoted.exec(text)?.[1]
    if (found !== undefined) return found.startsWith('cmd=') ? `#${found}` : found
  }
  return
}

/**
 * How a detail page leads to its edit form: a link, a button with an address, or a button in a form of its own. undefined = it does not:
 * the user may not change the event, or this page is not what we think.
 */
export const findEditDoor = (page: NeoPage, profile: Profile): AddressTemplate | undefined => {
  const candidates = [
    ...page.document.querySelectorAll('a[href], button, input[type="submit"], input[type="button"]'),
  ].filter((element) => looksLike(element, profile.edit) && !looksLike(element, profile.remover))
  for (const element of candidates) {
    const href = element.localName === 'a' ? element.getAttribute('href') : null
    const plain = href !== null && !/^(#?$|javascript:)/i.test(href) ? href : scripted(element)
    if (plain !== undefined && URL.canParse(plain, page.url)) return { url: new URL(plain, page.url).href }
    const form = element.closest('form')
    if (element.localName === 'a' || !form) continue
    const sent = serialise(form, page.url, element)
    const params = new URLSearchParams(sent.values).toString()
    if (sent.method === 'post') return { url: sent.action, body: params }
    const url = new URL(sent.action)
    url.search = params
    return { url: url.href }
  }
  return
}
