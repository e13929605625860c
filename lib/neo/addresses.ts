import type { Codes } from './flags.ts'

/** One event as the schedule page links it: `data-id`, `href` as written there, `data-date` (YYYYMMDD). */
export type Sample = { id: string; href: string; date?: string }

/**
 * How to ask for one event. `{id}`, `{date}` (YYYYMMDD), `{date-}` (YYYY-MM-DD) and `{token}` stand for what changes. `script`: the server answers
 * an empty page there, which only NEO's scripts fill.
 */
export type AddressTemplate = { url: string; body?: string; script?: true }

/**
 * What was learnt from NEO's own pages. Never guessed; an address is thrown away as soon as it leads to another event. `codes`: how its entry form says
 * what is not the usual.
 */
export type Addresses = { sample?: Sample; detail?: AddressTemplate; edit?: AddressTemplate; codes?: Codes }

const dayPatterns = [
  [/(?<=[=/])(20\d{6})(?=[&#/]|$)/g, '{date}'],
  [/(?<=[=/])(20\d{2}-\d{2}-\d{2})(?=[&#/]|$)/g, '{date-}'],
] as const

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const replaceId = (text: string, id: string) =>
  text.replace(new RegExp(`(?<![0-9A-Za-z])${escape(encodeURIComponent(id))}(?![0-9A-Za-z])`, 'g'), '{id}')

/** The address with everything that belongs to this one event taken out; undefined if the id is not in it. */
export const learn = (
  address: { url: string; body?: string },
  id: string,
  token?: string,
): AddressTemplate | undefined => {
  const open = (text: string) => {
    let result = replaceId(text, id)
    if (token) result = result.replaceAll(token, '{token}')
    for (const [pattern, place] of dayPatterns) result = result.replace(pattern, place)
    return result
  }
  const template = {
    url: open(address.url),
    ...(address.body !== undefined && { body: open(address.body) }),
  }
  return `${template.url} ${template.body ?? ''}`.includes('{id}') ? template : undefined
}

/** @param day `YYYY-MM-DD` on which the event stands. */
export const fill = (template: AddressTemplate, id: string, day: string, token: string): AddressTemplate => {
  const close = (text: string) =>
    text
      .replaceAll('{id}', encodeURIComponent(id))
      .replaceAll('{date}', day.replaceAll('-', ''))
      .replaceAll('{date-}', day)
      .replaceAll('{token}', token)
  return {
    url: close(template.url),
    ...(template.body !== undefined && { body: close(template.body) }),
    ...(template.script && { script: true }),
  }
}

/** A sample's address, against the schedule's frame page; undefined if it leads elsewhere or does not name the event. */
export const detailOf = (sample: Sample, frameUrl: string): AddressTemplate | undefined => {
  if (!URL.canParse(sample.href, frameUrl)) return
  const url = new URL(sample.href, frameUrl)
  return url.origin === new URL(frameUrl).origin ? learn({ url: url.href }, sample.id) : undefined
}

/** Known to be empty without scripts; so is every address that names the event after `#`. */
export const isScriptOnly = (address: AddressTemplate, id = '{id}') => {
  const [, hash = ''] = address.url.split(/#(.*)/s)
  return address.script === true || hash.includes(id)
}
