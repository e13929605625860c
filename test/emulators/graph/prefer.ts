import { badRequest } from './errors.ts'
import { zoneOf } from './zones.ts'

/** What the Prefer headers ask for; `applied` goes back as Preference-Applied. */
export type Prefer = {
  zone: string
  text: boolean
  unsafeHtml: boolean
  immutable: boolean
  pageSize?: number
  applied: string[]
}

const unquote = (text: string) => text.replace(/^"(.*)"$/, '$1')

/**
 * Reads `Prefer`: comma-separated `name=value`. Preferences that we do not know are ignored (they are only wishes), a
 * known one with a senseless value is refused.
 */
export const readPrefer = (header: string | null): Prefer => {
  const prefer: Prefer = { zone: 'UTC', text: false, unsafeHtml: false, immutable: false, applied: [] }
  for (const wish of (header ?? '').match(/[^\s,=]+(?:\s*=\s*(?:"[^"]*"|[^,"]+))?/g) ?? []) {
    const [name = '', ...rest] = wish.split('=')
    const value = unquote(rest.join('=').trim())
    switch (name.trim().toLowerCase()) {
      case 'outlook.timezone':
        zoneOf(value)
        prefer.zone = value
        prefer.applied.push(`outlook.timezone="${value}"`)
        break
      case 'outlook.body-content-type':
        if (value !== 'text' && value !== 'html') throw badRequest(`Invalid body content type preference '${value}'.`)
        prefer.text = value === 'text'
        prefer.applied.push(`outlook.body-content-type="${value}"`)
        break
      case 'outlook.allow-unsafe-html':
        prefer.unsafeHtml = true
        prefer.applied.push('outlook.allow-unsafe-html')
        break
      case 'odata.maxpagesize': {
        const size = Number(value)
        if (!Number.isInteger(size) || size < 1) throw badRequest(`Invalid odata.maxpagesize preference '${value}'.`)
        prefer.pageSize = size
        prefer.applied.push(`odata.maxpagesize=${size}`)
        break
      }
      case 'idtype':
        if (value !== 'ImmutableId' && value !== 'RestId') throw badRequest(`Invalid IdType preference '${value}'.`)
        prefer.immutable = value === 'ImmutableId'
        break
    }
  }
  return prefer
}
