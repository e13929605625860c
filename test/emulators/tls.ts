import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

type Pair = { key: string; cert: string }

let cached: Promise<Pair> | undefined

/** A self-signed certificate, made once per process and never written to disk (PEM). Browsers must be told to ignore its errors. */
export function selfSigned(): Promise<Pair> {
  cached ??= generate([{ name: 'commonName', value: 'emulators.invalid' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          ...['localhost', '*.dn-cloud.com', 'login.microsoftonline.com', 'graph.microsoft.com'].map((value) => ({
            type: 2 as const,
            value,
          })),
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  }).then((made) => ({ key: made.private, cert: made.cert }))
  return cached
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const host = (incoming.headers.host ?? 'nowhere.invalid').replace(/:\d+$/, '')
  const headers = new Headers()
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2)
    headers.append(incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? '')
  const method = incoming.method ?? 'GET'
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(Buffer.concat(chunks))
  return new Request(`https://${host}${incoming.url ?? '/'}`, { method, headers, body, redirect: 'manual' })
}

async function answer(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  if (response.status !== 204 && response.status !== 304) headers['content-length'] = String(body.byteLength)
  outgoing.writeHead(response.status, headers)
  outgoing.end(body)
}

/**
 * One TLS listener on the loopback address; the Host header, without its port, becomes the host of the request.
 * When `fetch` rejects, the connection is cut without an answer: this is how faults reach a browser.
 */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer(await selfSigned(), (incoming, outgoing) => {
    toRequest(incoming)
      .then(fetch)
      .then((response) => answer(response, outgoing))
      .catch(() => incoming.socket.destroy())
  })
  server.keepAliveTimeout = 60_000
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port: (server.address() as AddressInfo).port, close }
}
