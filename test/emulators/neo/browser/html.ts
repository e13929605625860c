/** Markup that needs no escaping any more. */
export type Html = { readonly markup: string }
type Part = string | number | Html | undefined | false | readonly Part[]

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeText = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
export const raw = (markup: string): Html => ({ markup })

function write(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  if ('markup' in part) return part.markup
  return part.map(write).join('')
}

/** Tagged template: every value is escaped unless it is `Html`; arrays are joined, `false` and `undefined` are nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return raw(strings.reduce((before, next, index) => before + write(parts[index - 1]) + next))
}
