import { browser } from 'wxt/browser'
import { neoMatches } from '../messages/neo-matches.ts'

const builtIn = () => new Set(browser.runtime.getManifest().content_scripts?.flatMap(({ matches }) => matches ?? []))

/**
 * Puts the content script on the NEO hosts that a person has allowed by a click. The hosts of the build are in the manifest already.
 * Called again whenever permissions change; the registration outlives the worker.
 */
export const registerNeoPages = async () => {
  const { origins = [] } = await browser.permissions.getAll()
  const known = builtIn()
  const matches = origins
    .filter((origin) => origin.startsWith('https://') && !origin.includes('*.') && origin !== 'https://*/*')
    .filter((origin) => !origin.includes('microsoft'))
    .flatMap((origin) => neoMatches(new URL(origin.replace(/\*$/, '')).origin))
    .filter((match) => !known.has(match))
  const id = 'neo-allowed'
  const present = await browser.scripting.getRegisteredContentScripts({ ids: [id] })
  if (matches.length === 0) {
    if (present.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] })
    return
  }
  const script = {
    id,
    matches,
    js: ['content-scripts/neo.js'],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  }
  if (present.length > 0) await browser.scripting.updateContentScripts([script])
  else await browser.scripting.registerContentScripts([script])
}
