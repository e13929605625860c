import { browser } from 'wxt/browser'
import type { NeoHome } from './neo-home.ts'

const ruleId = 1

/**
 * Gives the worker's own requests to NEO, and only these, NEO's Origin and Referer, as its pages send them. Set again at every start of a run:
 * session rules end with the browser session.
 */
export const openDoor = async ({ origin, base, ext }: NeoHome) => {
  const host = new URL(origin).hostname
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [
      {
        id: ruleId,
        condition: {
          initiatorDomains: [browser.runtime.id],
          requestDomains: [host],
          tabIds: [-1],
          resourceTypes: ['xmlhttprequest'],
        },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [
            { header: 'origin', operation: 'set', value: origin },
            { header: 'referer', operation: 'set', value: `${origin}${base}/dneo.${ext}` },
          ],
        },
      },
    ],
  })
}

/** NEO's session as the browser holds it now. Names come from the profile; a value never leaves the worker except to NEO itself. */
export const readCookies = async ({ origin, base }: NeoHome, names: { token: string; uid: string }) => {
  const url = `${origin}${base}/`
  const value = async (name: string) => (await browser.cookies.get({ url, name }))?.value || undefined
  const [token, uid] = await Promise.all([value(names.token), value(names.uid)])
  return { ...(token && { token }), ...(uid && { uid }) }
}
