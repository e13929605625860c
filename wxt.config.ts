import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { defineConfig, type WxtHooks } from 'wxt'
import { chromeMessages, flatten, type Tree } from './lib/i18n/catalog.ts'
import { neoMatches } from './lib/messages/neo-matches.ts'
import { managedSchema } from './lib/settings/managed-schema.ts'

/** Fixes the id of every build, because the redirect URI of the sign-in is made from it. The private half was thrown away: stores sign with their own. */
const publicKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA4xAJ/srkGcsKuz92M0v02sz4YzDuoTYPKU7DKNps2gfpN5YYor11THaO87LVIXWKgbltPbt+IA68HWcecqszIvoEn0fsQCBctAuW+/N/PG+FvUemuTwkywJsekRnL5QD9hYZIr+maVvLKpf7hFe5p1l/1YwbqB5fgV5BRNX4i4n9LVpXBVoyZYrJ15N4lQCHadKTHRl34tasc9rHxwUXwF1DuByY8LUg8w4N2zJMoh8kq5PAyX9NuCg88oDH+uiCSqDMCk5vK6qpxeqIjhveTPQeNpEMuEj2kppkdIYFKV1TMeSszPO63yJFrG1G0kUwmZoYG31tkx9gIvxwsAD88QIDAQAB'
/** Follows from the key (a test computes it). */
export const extensionId = 'hmcpebhiohojgamhipbabemifaoljjgn'

/** Hosts of NEO's cloud, the same for all customers. Others are allowed by a click, or built in: NEO_ORIGINS=https://host1,https://host2 */
const cloud = 'https://*.dn-cloud.com'
const customerOrigins = (process.env.NEO_ORIGINS ?? '')
  .split(',')
  .map((origin) => origin.trim())
  .filter(Boolean)
  .map((origin) => {
    const url = new URL(origin)
    if (url.protocol !== 'https:') throw new Error(`NEO_ORIGINS: ${origin} is not https`)
    return url.origin
  })
const neoOrigins = [cloud, ...customerOrigins]
/** Where Outlook takes large files. Allowed by a click, or built in with NEO_UPLOADS=1: whoever rolls out by policy has nobody who clicks. */
const uploadHosts = process.env.NEO_UPLOADS ? ['https://outlook.office.com/*'] : []

const languages = ['ja', 'en'] as const
const catalog = (language: (typeof languages)[number]) =>
  flatten(parse(readFileSync(`lib/i18n/${language}.yml`, 'utf8')) as Tree)

const hooks: Partial<WxtHooks> = {
  'prepare:types': (_, entries) => {
    const keys = Object.keys(catalog('ja')).map((key) => `  '${key}': string`)
    entries.push({
      path: 'types/messages.d.ts',
      text: `/** Keys of lib/i18n/*.yml. */\ninterface AllMessages {\n${keys.join('\n')}\n}\n`,
      tsReference: true,
    })
  },
  'build:publicAssets': (_, files) => {
    for (const language of languages)
      files.push({
        relativeDest: `_locales/${language}/messages.json`,
        contents: JSON.stringify(chromeMessages(catalog(language))),
      })
    files.push({ relativeDest: 'managed_schema.json', contents: JSON.stringify(managedSchema(), null, 2) })
  },
  'build:manifestGenerated': (_, manifest) => {
    for (const script of manifest.content_scripts ?? []) script.matches = neoOrigins.flatMap(neoMatches)
  },
}

export default defineConfig({
  imports: false,
  hooks,
  manifest: {
    key: publicKey,
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'ja',
    // The first version with Temporal, which the whole house reckons in.
    minimum_chrome_version: '144',
    permissions: [
      'alarms',
      'cookies',
      'declarativeNetRequestWithHostAccess',
      'identity',
      'offscreen',
      'scripting',
      'storage',
      'unlimitedStorage',
    ],
    host_permissions: [
      ...neoOrigins.map((origin) => `${origin}/*`),
      'https://graph.microsoft.com/*',
      ...uploadHosts,
      'https://login.microsoftonline.com/*',
    ],
    optional_host_permissions: ['https://*/*'],
    storage: { managed_schema: 'managed_schema.json' },
  },
})
