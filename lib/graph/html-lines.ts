/** One line of text as a document shows it, and where in the document it stands. */
export type HtmlLine = {
  /** Without the blanks that HTML does not show. `linked`: as a server writes the text, with the address behind each link. */
  text: string
  linked: string
  /** The texts that it is made of, as offsets; some of them are only blanks. */
  parts: { from: number; to: number; blank: boolean }[]
  /** Where something can be put after it, outside of a link. */
  end: number
  /** All that goes with the line where it is taken out whole, if that is more than its texts. */
  whole?: { from: number; to: number }
}

const token = /<!--[\s\S]*?-->|<!?\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</gi
const tagName = /^<(\/?)([a-z][\w:-]*)/i
const breaking = new Set(
  'p div li ul ol dl dt dd table tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6 blockquote center br hr body html section article header footer main'.split(
    ' ',
  ),
)
/** One line each, taken out with the line. */
const lineElements = new Set(['p', 'div', 'li'])
const unseen = new Set(['head', 'style', 'script', 'title'])
/** What a text does not say, or says in another way: nobody can tell which line is which. */
const untold = new Set(['pre', 'textarea', 'img', 'svg', 'object', 'iframe', 'video'])

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const point = (number: number) => (number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : '')
const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return point(Number(decimal))
    return hex ? point(Number.parseInt(hex, 16)) : (entities[(name ?? '').toLowerCase()] ?? all)
  })

// A wide blank is no blank to a browser: it indents, and stands between two names.
export const squeezed = (text: string) => text.replace(/[^\S\u3000]+/g, ' ').replace(/^ | $/g, '')
export const isBlank = (text: string) => text.trim() === ''

type Boundary = { name: string; closes: boolean; from: number; to: number }

/** The lines that hold any text, in order; undefined where the document is one that this does not understand. */
export const linesOfHtml = (html: string): HtmlLine[] | undefined => {
  const lines: HtmlLine[] = []
  const fresh = () => ({ text: '', linked: '', parts: [] as HtmlLine['parts'], end: 0 })
  let line = fresh()
  let before: Boundary | undefined
  let hidden: string | undefined
  let link: { href: string; at: number } | undefined
  const close = (boundary: Boundary) => {
    const text = squeezed(line.text)
    if (!isBlank(text))
      lines.push({ ...line, text, linked: squeezed(line.linked), ...wholeOf(before, boundary, line.parts) })
    line = fresh()
    before = boundary
  }
  for (const match of html.matchAll(token)) {
    const [raw] = match
    const at = { from: match.index, to: match.index + raw.length }
    const [, slash = '', found = ''] = tagName.exec(raw) ?? []
    const name = found.toLowerCase()
    if (hidden !== undefined) {
      if (name === hidden && slash) hidden = undefined
    } else if (name === '') {
      if (raw.startsWith('<!')) continue
      const text = decode(raw)
      line.text += text
      line.linked += text
      const blank = isBlank(text)
      line.parts.push({ ...at, blank })
      if (!blank) line.end = at.to
    } else if (untold.has(name)) return undefined
    else if (unseen.has(name)) {
      if (!slash) hidden = name
    } else if (name === 'a') {
      if (!slash) link = { href: decode(/\shref\s*=\s*"([^"]*)"/i.exec(raw)?.[1] ?? ''), at: line.linked.length }
      else if (link) {
        if (link.href !== '' && squeezed(line.linked.slice(link.at)) !== link.href) line.linked += `<${link.href}>`
        if (line.end > 0) line.end = at.to
        link = undefined
      }
    } else if (breaking.has(name)) {
      // A link over several lines cannot be told from its text.
      if (link) return undefined
      close({ name, closes: slash !== '', ...at })
    }
  }
  close({ name: 'html', closes: true, from: html.length, to: html.length })
  return lines
}

/** An element that holds nothing but the line, or the break beside it. */
const wholeOf = (before: Boundary | undefined, after: Boundary, parts: HtmlLine['parts']): Pick<HtmlLine, 'whole'> => {
  const isOwn = before && !before.closes && after.closes && before.name === after.name && lineElements.has(after.name)
  if (isOwn) return { whole: { from: before.from, to: after.to } }
  const [first, last] = [parts[0], parts.at(-1)]
  if (first && last && after.name === 'br' && last.to === after.from)
    return { whole: { from: first.from, to: after.to } }
  if (first && last && before?.name === 'br' && before.to === first.from)
    return { whole: { from: before.from, to: last.to } }
  return {}
}
