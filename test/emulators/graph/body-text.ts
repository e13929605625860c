import type { EventData } from './types.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const unescapeHtml = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return entities[(name ?? '').toLowerCase()] ?? whole
  })

const crlf = (text: string) => text.replace(/\r\n|\r|\n/g, '\r\n')

const meta = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
const asDocument = (inner: string, head = '') =>
  `<html>\r\n<head>\r\n${meta}${head}\r\n</head>\r\n<body>\r\n${inner}\r\n</body>\r\n</html>\r\n`

// The server keeps a document, whatever fragment came in.
const wrapHtml = (content: string) => {
  const body = /<body[^>]*>([\s\S]*?)<\/body>/i.exec(content)
  const inner = body ? (body[1] ?? '') : content.replace(/<!doctype[^>]*>|<\/?html[^>]*>|<head[\s\S]*?<\/head>/gi, '')
  return asDocument(crlf(inner.trim()))
}

const harmless = (html: string) =>
  html
    .replace(/<(script|iframe|object|embed|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/(href|src)\s*=\s*(["']?)\s*javascript:[^"'>\s]*\2/gi, '')

const htmlToText = (html: string) => {
  const inner = /<body[^>]*>([\s\S]*?)<\/body>/i.exec(wrapHtml(html))?.[1] ?? ''
  const flat = harmless(inner)
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(p|div|li|tr|h\d|ul|ol|table)>\s*/gi, '\n')
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gi, (_, href: string, text: string) =>
      href === text ? href : `${text}<${href}>`.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    .replace(/<[^>]+>/g, '')
  const lines = unescapeHtml(flat)
    .split('\n')
    .map((line) => line.replace(/^ +| +$/g, ''))
  return lines.join('\n').trim() === '' ? '' : `${crlf(lines.join('\n').trim())}\r\n`
}

const textToHtml = (text: string) =>
  text === ''
    ? ''
    : asDocument(
        `<font size="2"><span style="font-size:11pt;"><div class="PlainText">${crlf(text).split('\r\n').map(escapeHtml).join('<br>\r\n')}</div></span></font>`,
        '\r\n<meta name="Generator" content="Microsoft Exchange Server">\r\n<!-- converted from text -->',
      )

/** The body as a reader gets it: never byte for byte what was written (CRLF, wrapped document, text made from HTML). */
export const renderBody = (body: EventData['body'], text: boolean, unsafeHtml: boolean) => {
  if (text)
    return { contentType: 'text', content: body.contentType === 'text' ? crlf(body.content) : htmlToText(body.content) }
  const html =
    body.contentType === 'text' ? textToHtml(body.content) : body.content === '' ? '' : wrapHtml(body.content)
  return { contentType: 'html', content: unsafeHtml ? html : harmless(html) }
}

/** The first 255 characters of the text. */
export const previewOf = (body: EventData['body']) =>
  (body.contentType === 'text' ? crlf(body.content) : htmlToText(body.content)).trim().slice(0, 255)
