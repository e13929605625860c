import { parseHTML } from 'linkedom/worker'

/** The parser leaves entities in a textarea as they are (linkedom 0.18); a browser reads them. */
const decode = (raw: string) =>
  parseHTML(`<html><body><div>${raw.replaceAll('<', '&lt;')}</div></body></html>`).document.querySelector('div')
    ?.textContent ?? ''

/** Gives a parsed document the state that a browser would give it, where the parser does not. */
const settle = (document: Document) => {
  for (const element of document.querySelectorAll('form, input, select, option, textarea, button, a'))
    for (const { name, value } of Array.from(element.attributes))
      if (name !== name.toLowerCase()) element.setAttribute(name.toLowerCase(), value)
  for (const area of document.querySelectorAll('textarea')) {
    const raw = area.textContent.replace(/\r\n?/g, '\n')
    // HTML drops one line break right after the tag.
    area.textContent = decode(raw.startsWith('\n') ? raw.slice(1) : raw)
  }
  return document
}

export const parsePage = (html: string): Document =>
  settle(parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`).document)
