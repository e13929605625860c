import { outlookText } from '../core/block.ts'
import type { Fields } from '../core/event.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const linesOf = (block: string) => (block === '' ? [] : outlookText.put({ body: '', block }, '').split('\n'))
const [first = '', last = ''] = [linesOf('x')[0], linesOf('x').at(-1)]
const isOnce = (html: string, text: string) => html.split(text).length === 2

/**
 * The HTML of an event with its block set and everything else left as it is; undefined where the block that stands there cannot be told from what people
 * have made of it: then all of the text has to be written anew.
 */
export const withBlockOptional = (html: string, seen: Fields, fields: Fields): string | undefined => {
  const lines = linesOf(fields.block ?? '')
    .map(escaped)
    .join('<br>')
  if ((seen.block ?? '') === '') {
    if (html.includes(first) || html.includes(last)) return undefined
    const end = html.search(/<\/body\s*>(?![\s\S]*<\/body)/i)
    const at = end === -1 ? html.length : end
    const space = seen.body === '' ? '' : '<br>'
    return `${html.slice(0, at)}<div>${space}${lines}</div>${html.slice(at)}`
  }
  if (!isOnce(html, first) || !isOnce(html, last)) return undefined
  const [from, to] = [html.indexOf(first), html.indexOf(last) + last.length]
  const isOwn = from < to && !/<(?!br\s*\/?>)/i.test(html.slice(from, to))
  return isOwn ? html.slice(0, from) + lines + html.slice(to) : undefined
}
