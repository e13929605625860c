import { request as httpsRequest } from 'node:https'
import { afterEach, expect, test } from 'vitest'
import { createBench, requests } from '../../emulators/bench.ts'
import type { Emulator } from '../../emulators/emulator.ts'

/** A service that counts what it committed and echoes what it got. */
function createEcho(name: Emulator['name'], host: string) {
  let committed = 0
  const emulator: Emulator = {
    name,
    answers: (asked) => asked === host,
    reset: () => void (committed = 0),
    async fetch(request) {
      const url = new URL(request.url)
      if (url.pathname === '/broken') throw new Error('boom')
      if (url.pathname === '/empty') return new Response(null, { status: 204 })
      if (url.pathname === '/moved') return new Response(null, { status: 302, headers: { location: '/login' } })
      if (url.pathname === '/cookie')
        return new Response('ok', {
          headers: [
            ['set-cookie', 'a=1; path=/'],
            ['set-cookie', 'b=2; path=/; max-age=60'],
          ],
        })
      const body = await request.text()
      committed += 1
      return Response.json({
        url: request.url,
        method: request.method,
        body,
        headers: Object.fromEntries(request.headers),
      })
    },
  }
  return { ...emulator, committed: () => committed }
}

let now = 1_000
const graph = createEcho('graph', 'graph.microsoft.com')
const entra = createEcho('entra', 'login.microsoftonline.com')
const neo = createEcho('neo', 'example.dn-cloud.com')
const slept: number[] = []
let gate = Promise.resolve()
const bench = createBench({
  emulators: [graph, entra, neo],
  clock: () => now,
  sleep: async (ms) => {
    slept.push(ms)
    await gate
  },
})
const api = 'https://graph.microsoft.com/v1.0/me'

afterEach(() => {
  bench.reset()
  slept.length = 0
  now = 1_000
})

test('the host decides who answers, and every request is a line of the log with its bytes', async () => {
  const answer = await bench.fetch(`${api}?x=1`, {
    method: 'POST',
    body: '山田',
    headers: { origin: 'https://a.example' },
  })
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({ method: 'POST', body: '山田', headers: { origin: 'https://a.example' } })
  await bench.fetch('https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi')
  const lost = await bench.fetch('https://telemetry.example/ping')
  expect(lost.status).toBe(404)
  expect(bench.log.map((line) => line.emulator)).toEqual(['graph', 'neo', 'nobody'])
  expect(requests(bench.log, 'graph')).toEqual([
    {
      at: 1_000,
      emulator: 'graph',
      host: 'graph.microsoft.com',
      method: 'POST',
      path: '/v1.0/me?x=1',
      status: 200,
      sent: 6,
      received: new TextEncoder().encode(text).byteLength,
    },
  ])
})

test('redirects are followed with the final address, or shown on demand', async () => {
  const followed = await bench.fetch('https://example.dn-cloud.com/moved', { method: 'POST', body: 'x' })
  expect([followed.url, followed.redirected, followed.status]).toEqual([
    'https://example.dn-cloud.com/login',
    true,
    200,
  ])
  expect(await followed.json()).toMatchObject({ method: 'GET', body: '' })
  const shown = await bench.fetch('https://example.dn-cloud.com/moved', { redirect: 'manual' })
  expect([shown.status, shown.headers.get('location')]).toEqual([302, '/login'])
  await expect(bench.fetch('https://example.dn-cloud.com/moved', { redirect: 'error' })).rejects.toThrow(TypeError)
})

test('a jar keeps cookies as a browser does, omits them when told, and adds the Origin of an extension to a POST', async () => {
  const jar = bench.jar({ origin: 'chrome-extension://abc' })
  const url = 'https://login.microsoftonline.com/'
  await jar.fetch(`${url}cookie`)
  const sent = async (init?: RequestInit) => (await (await jar.fetch(url, init)).json()).headers
  expect((await sent()).cookie).toBe('a=1; b=2')
  expect((await sent()).origin).toBeUndefined()
  expect((await sent({ method: 'POST' })).origin).toBe('chrome-extension://abc')
  expect((await sent({ credentials: 'omit' })).cookie).toBeUndefined()
  jar.restart()
  expect(jar.names(url)).toEqual(['b'])
  now += 60_000
  expect(jar.names(url)).toEqual([])
})

test('a cut before leaves nothing behind, a cut after has committed', async () => {
  bench.faults.push({ name: 'before', does: 'cut-before', times: 1 }, { name: 'after', does: 'cut-after', times: 1 })
  await expect(bench.fetch(api)).rejects.toThrow(new TypeError('fetch failed'))
  expect(graph.committed()).toBe(0)
  await expect(bench.fetch(api)).rejects.toThrow(TypeError)
  expect(graph.committed()).toBe(1)
  expect((await bench.fetch(api)).status).toBe(200)
  expect(bench.log.map((line) => [line.status, line.fault])).toEqual([
    ['cut', 'before'],
    ['cut', 'after'],
    [200, undefined],
  ])
})

test('a status fault speaks the shape of its service', async () => {
  bench.faults.push({ name: 'busy', does: { status: 429, retryAfter: 7 } })
  const throttled = await bench.fetch(api)
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7'])
  expect((await throttled.json()).error).toMatchObject({
    code: 'ApplicationThrottled',
    innerError: { date: '1970-01-01T00:00:01' },
  })
  const token = await bench.fetch('https://login.microsoftonline.com/t/oauth2/v2.0/token', { method: 'POST', body: '' })
  expect(await token.json()).toMatchObject({ error: 'temporarily_unavailable', error_codes: [90033] })
  const page = await bench.fetch('https://example.dn-cloud.com/')
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(graph.committed() + entra.committed() + neo.committed()).toBe(0)
  bench.faults.length = 0
  bench.faults.push({ name: 'own', does: { status: 503, body: { own: true }, committed: true } })
  expect(await (await bench.fetch(api)).json()).toEqual({ own: true })
  expect(graph.committed()).toBe(1)
})

test('html, truncated, slow and hanging answers', async () => {
  bench.faults.push(
    { name: 'portal', does: 'html', times: 1 },
    { name: 'half', does: 'truncated', times: 1 },
    { name: 'slow', does: { delayMs: 31_000 }, times: 1 },
    { name: 'hang', does: { hangMs: 60_000 }, times: 1 },
  )
  const portal = await bench.fetch(api)
  expect([portal.status, portal.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  await expect((await bench.fetch(api)).json()).rejects.toThrow(SyntaxError)
  expect((await bench.fetch(api)).status).toBe(200)
  await expect(bench.fetch(api)).rejects.toThrow(TypeError)
  expect(slept).toEqual([31_000, 60_000])
  expect(graph.committed()).toBe(2)
})

test('faults choose by emulator, host, method and path, skip, and draw from a seed', async () => {
  bench.faults.push({
    name: 'third',
    emulator: 'graph',
    method: 'POST',
    path: /events$/,
    skip: 2,
    times: 1,
    does: { status: 500 },
  })
  await bench.fetch(`${api}/events`)
  await bench.fetch('https://example.dn-cloud.com/events', { method: 'POST', body: '' })
  for (let n = 0; n < 4; n += 1) await bench.fetch(`${api}/events`, { method: 'POST', body: '' })
  expect(bench.log.map((line) => line.status)).toEqual([200, 200, 200, 200, 500, 200])

  const draw = async () => {
    bench.reset()
    bench.faults.push({ name: 'flaky', host: 'graph.microsoft.com', probability: 0.3, seed: 7, does: 'cut-before' })
    for (let n = 0; n < 100; n += 1) await bench.fetch(api).catch(() => {})
    return bench.log.map((line) => line.status)
  }
  const first = await draw()
  expect(await draw()).toEqual(first)
  expect(first.filter((status) => status === 'cut').length).toBeGreaterThan(15)
  expect(first.filter((status) => status === 'cut').length).toBeLessThan(45)
})

test('an abort ends the waiting but not the work, and an emulator that throws is on record', async () => {
  bench.faults.push({ name: 'slow', times: 1, does: { delayMs: 1 } })
  let open = () => {}
  gate = new Promise((resolve) => (open = resolve))
  const leave = new AbortController()
  const pending = bench.fetch(api, { method: 'POST', body: 'x', signal: leave.signal })
  await expect.poll(() => slept).toEqual([1])
  leave.abort()
  await expect(pending).rejects.toThrow('aborted')
  open()
  await expect.poll(() => bench.log[0]?.status).toBe(200)
  expect(graph.committed()).toBe(1)
  await expect(bench.fetch(api, { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  expect((await bench.fetch(`${api.replace('/v1.0/me', '')}/broken`)).status).toBe(500)
  expect(String(bench.crashes[0])).toContain('boom')
})

test('over TLS the Host header decides, cookies stay apart, a cut has no answer, and close leaves nothing', async () => {
  const server = await bench.serve()
  const call = (host: string, path: string, body?: string) =>
    new Promise<{ status: number; cookies: string[]; text: string }>((resolve, reject) => {
      const sent = httpsRequest(
        {
          host: '127.0.0.1',
          port: server.port,
          path,
          method: body === undefined ? 'GET' : 'POST',
          rejectUnauthorized: false,
          headers: { host },
        },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8').on('data', (part) => (text += part))
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie'] ?? [], text }),
          )
        },
      )
      sent.on('error', reject).end(body)
    })
  const echoed = await call('graph.microsoft.com', '/v1.0/me?a=%20b', '山田')
  expect(JSON.parse(echoed.text)).toMatchObject({ url: 'https://graph.microsoft.com/v1.0/me?a=%20b', body: '山田' })
  expect((await call(`example.dn-cloud.com:${server.port}`, '/cookie')).cookies).toHaveLength(2)
  expect((await call('graph.microsoft.com', '/empty')).status).toBe(204)
  expect((await call('update.example', '/')).status).toBe(404)
  bench.faults.push({ name: 'cut', does: 'cut-after' })
  await expect(call('graph.microsoft.com', '/v1.0/me')).rejects.toThrow(/socket hang up|ECONNRESET/)
  expect(bench.log.map((line) => [line.emulator, line.status])).toEqual([
    ['graph', 200],
    ['neo', 200],
    ['graph', 204],
    ['nobody', 404],
    ['graph', 'cut'],
  ])
  await server.close()
  await expect(call('graph.microsoft.com', '/')).rejects.toThrow('ECONNREFUSED')
})
