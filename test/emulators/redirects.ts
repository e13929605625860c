/** Sends one request, once, without following anything. */
export type Send = (request: Request) => Promise<Response>

function named(response: Response, url: string, redirected: boolean): Response {
  // A hand-made Response has no address; adapters read `url` and `redirected` to notice a login page.
  Object.defineProperty(response, 'url', { value: url })
  Object.defineProperty(response, 'redirected', { value: redirected })
  return response
}

/**
 * `fetch` over a function that sends one request: follows redirects as the Fetch standard says (303, and 301/302 after a
 * POST, turn into GET). `redirect: 'manual'` gives the 3xx itself, as Node does; a browser would give an opaque answer.
 */
export function createFetch(send: Send): typeof fetch {
  return async (input, init) => {
    let request = new Request(input, init)
    // Read once, so that a 307 can send it again.
    let body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer()
    for (let hops = 0; hops <= 20; hops += 1) {
      const { url, method, headers, signal, credentials, redirect } = request
      const response = await send(new Request(url, { method, headers, body, signal, credentials, redirect: 'manual' }))
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || location === null || redirect === 'manual')
        return named(response, url, hops > 0)
      if (redirect === 'error') throw new TypeError('fetch failed')
      const next = new URL(location, url)
      const asGet =
        (response.status === 303 && method !== 'HEAD') || (method === 'POST' && [301, 302].includes(response.status))
      const kept = new Headers(headers)
      if (asGet) for (const name of ['content-type', 'content-length', 'origin']) kept.delete(name)
      if (next.origin !== new URL(url).origin) for (const name of ['authorization', 'cookie']) kept.delete(name)
      if (asGet) body = null
      request = new Request(next, { method: asGet ? 'GET' : method, headers: kept, signal, credentials, redirect })
    }
    throw new TypeError('fetch failed')
  }
}
