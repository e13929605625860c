import { createCookieJar } from './cookie-jar.ts'
import type { Emulator, LoggedRequest } from './emulator.ts'
import { createFaultPicker, type Fault, faultResponse, foreignPage } from './faults.ts'
import { createFetch, type Send } from './redirects.ts'
import { listen } from './tls.ts'

/** The emulators behind their production host names: in process by `fetch`, for a browser by `serve`. */
export type Bench = {
  /** Sends nothing to the network; follows redirects; keeps no cookies (see `jar`). A cut is `TypeError: fetch failed`. */
  fetch: typeof fetch
  /** A browser's cookies over `fetch`, one jar per call; `origin` is added to everything but GET and HEAD. */
  jar(options?: { origin?: string }): ReturnType<typeof createCookieJar>
  /** The same over TLS on 127.0.0.1 (0 = any free port); the Host header decides who answers. */
  serve(port?: number): Promise<{ port: number; close(): Promise<void> }>
  /** What arrived, in order of arrival; a request still under way reads `cut`. */
  log: LoggedRequest[]
  /** Edit at will; see faults.ts. */
  faults: Fault[]
  /** Exceptions that an emulator let out although it must not; answered with a bare 500. */
  crashes: unknown[]
  /** Emulators back to their seed; log, faults and crashes emptied. */
  reset(): void
}

/** The lines of a log that reached one emulator. */
export function requests(log: readonly LoggedRequest[], emulator: LoggedRequest['emulator']): LoggedRequest[] {
  return log.filter((line) => line.emulator === emulator)
}

const cut = () => new TypeError('fetch failed')
const nullBody = (status: number) => status === 204 || status === 205 || status === 304

/** `clock` in ms; `sleep` is what delays and hangs wait with (default: a real timer). */
export function createBench(options: {
  emulators: readonly Emulator[]
  clock?: () => number
  sleep?: (ms: number) => Promise<void>
}): Bench {
  const clock = options.clock ?? Date.now
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()))
  const log: LoggedRequest[] = []
  const faults: Fault[] = []
  const crashes: unknown[] = []
  const pick = createFaultPicker(faults)

  async function ask(emulator: Emulator | undefined, request: Request): Promise<Response> {
    if (!emulator) return new Response('nobody lives here\n', { status: 404 })
    try {
      return await emulator.fetch(request)
    } catch (error) {
      crashes.push(error)
      return new Response(`the emulator broke: ${String(error)}\n`, { status: 500 })
    }
  }

  /** The answer under the fault, or `undefined` for a cut. */
  async function faulty(fault: Fault | undefined, emulator: Emulator | undefined, request: Request) {
    const does = fault?.does
    if (does === undefined) return ask(emulator, request)
    if (does === 'cut-before') return undefined
    if (does === 'html') return foreignPage()
    if (does === 'cut-after') return void (await ask(emulator, request))
    if (does === 'truncated') {
      const whole = await ask(emulator, request)
      const bytes = new Uint8Array(await whole.arrayBuffer())
      const half = nullBody(whole.status) ? null : bytes.slice(0, bytes.length >> 1)
      return new Response(half, { status: whole.status, headers: whole.headers })
    }
    if ('status' in does) {
      if (does.committed) await ask(emulator, request)
      return faultResponse(does, emulator?.name ?? 'nobody', clock())
    }
    if ('hangMs' in does) {
      await sleep(does.hangMs)
      return undefined
    }
    if ('before' in does) {
      await does.before()
      return undefined
    }
    const response = await ask(emulator, request)
    if ('after' in does) {
      await does.after()
      return undefined
    }
    await sleep(does.delayMs)
    return response
  }

  const exchange: Send = async (request) => {
    const url = new URL(request.url)
    const emulator = options.emulators.find((candidate) => candidate.answers(url.hostname))
    const line: LoggedRequest = {
      at: clock(),
      emulator: emulator?.name ?? 'nobody',
      host: url.hostname,
      method: request.method,
      path: url.pathname + url.search,
      status: 'cut',
      sent: 0,
      received: 0,
    }
    log.push(line)
    const fault = pick(line)
    if (fault) line.fault = fault.name
    let asked = request
    if (request.body) {
      const body = await request.arrayBuffer()
      line.sent = body.byteLength
      // Without the caller's signal: what reached the server is carried out, whoever stops listening.
      asked = new Request(request.url, { method: request.method, headers: request.headers, body, redirect: 'manual' })
    }
    const response = await faulty(fault, emulator, asked)
    if (!response) throw cut()
    const bytes = await response.arrayBuffer()
    line.status = response.status
    line.received = bytes.byteLength
    return new Response(nullBody(response.status) ? null : bytes, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    })
  }

  /** The caller's abort ends the waiting, not the work. */
  const send: Send = (request) => {
    const { signal } = request
    if (signal.aborted) return Promise.reject(signal.reason)
    return new Promise((resolve, reject) => {
      const stop = () => reject(signal.reason)
      signal.addEventListener('abort', stop, { once: true })
      exchange(request)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', stop))
    })
  }

  return {
    fetch: createFetch(send),
    jar: (jarOptions = {}) => createCookieJar(send, { ...jarOptions, clock }),
    serve: (port = 0) => listen(exchange, port),
    log,
    faults,
    crashes,
    reset() {
      for (const emulator of options.emulators) emulator.reset()
      log.length = 0
      faults.length = 0
      crashes.length = 0
    },
  }
}
