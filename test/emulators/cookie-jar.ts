import { createFetch, type Send } from './redirects.ts'

type Cookie = {
  name: string
  value: string
  domain: string
  hostOnly: boolean
  path: string
  expires: number | 'session'
}

function parse(line: string, url: URL, now: number): Cookie {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const cut = pair.indexOf('=')
  const cookie: Cookie = {
    name: pair.slice(0, cut),
    value: pair.slice(cut + 1),
    domain: url.hostname,
    hostOnly: true,
    path: url.pathname.replace(/\/[^/]*$/, '') || '/',
    expires: 'session',
  }
  for (const attribute of attributes) {
    const [key = '', value = ''] = attribute.split(/=(.*)/s)
    if (/^domain$/i.test(key))
      Object.assign(cookie, { domain: value.replace(/^\./, '').toLowerCase(), hostOnly: false })
    if (/^path$/i.test(key) && value.startsWith('/')) cookie.path = value
    if (/^expires$/i.test(key) && cookie.expires === 'session') cookie.expires = Date.parse(value)
    if (/^max-age$/i.test(key)) cookie.expires = now + Number(value) * 1000
  }
  return cookie
}

const within = (path: string, base: string) => path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`)

/**
 * A browser's cookies for tests in process. `fetch` sends and keeps them unless `credentials: 'omit'`; with `origin` it
 * adds `Origin` to everything but GET and HEAD, as Chromium does for an extension (facts/graph-and-auth.md §14.8).
 */
export function createCookieJar(send: Send, options: { origin?: string; clock?: () => number } = {}) {
  const clock = options.clock ?? Date.now
  let cookies: Cookie[] = []

  const matching = (url: URL) => {
    cookies = cookies.filter((cookie) => cookie.expires === 'session' || cookie.expires > clock())
    return cookies.filter(
      (cookie) =>
        (cookie.domain === url.hostname || (!cookie.hostOnly && url.hostname.endsWith(`.${cookie.domain}`))) &&
        within(url.pathname, cookie.path),
    )
  }

  const sendWithCookies: Send = async (request) => {
    const url = new URL(request.url)
    const omit = request.credentials === 'omit'
    const header = matching(url).map((cookie) => `${cookie.name}=${cookie.value}`)
    if (omit || header.length === 0) request.headers.delete('cookie')
    else request.headers.set('cookie', header.join('; '))
    if (options.origin !== undefined && request.method !== 'GET' && request.method !== 'HEAD')
      request.headers.set('origin', options.origin)
    const response = await send(request)
    if (omit) return response
    for (const line of response.headers.getSetCookie()) {
      const made = parse(line, url, clock())
      cookies = cookies.filter((old) => old.name !== made.name || old.domain !== made.domain || old.path !== made.path)
      cookies.push(made)
    }
    return response
  }

  return {
    fetch: createFetch(sendWithCookies),
    /** Value of the cookie that a request to the URL would carry. */
    get: (url: string, name: string) => matching(new URL(url)).find((cookie) => cookie.name === name)?.value,
    /** Names of what is kept for the URL. */
    names: (url: string) => matching(new URL(url)).map((cookie) => cookie.name),
    clear: () => void (cookies = []),
    /** What closing the browser does: session cookies go, persistent ones stay. */
    restart: () => void (cookies = cookies.filter((cookie) => cookie.expires !== 'session')),
  }
}
