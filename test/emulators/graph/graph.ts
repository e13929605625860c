import { Hono } from 'hono'
import type { Emulator } from '../emulator.ts'
import { authenticate } from './auth.ts'
import { runBatch } from './batch.ts'
import { type Box, createBox } from './box.ts'
import type { Answer, Call } from './call.ts'
import { createDispatch } from './dispatch.ts'
import { badBody, badRequest, errorBody, GraphError } from './errors.ts'
import { handleOf, type MailboxHandle } from './mailbox-handle.ts'
import { mountPage, pageHost } from './page.ts'
import { dataOf, defaultMailboxes, type MailboxSeed, stampsOf } from './seed.ts'
import { defaultSettings, defaultTraps } from './settings.ts'
import { splitUrl } from './split-url.ts'
import { createUploads, uploadHost } from './uploads.ts'
import type { CallFault, Claims, ExpiryVariant, Mail, Settings, Traps } from './types.ts'

export type GraphOptions = {
  clock?: () => number
  /** What a bearer token says; undefined for one that the identity provider never made. */
  verify: (token: string) => Promise<Claims | undefined>
  mailboxes?: MailboxSeed[]
  traps?: Partial<Traps>
  settings?: Partial<Settings>
  /** Size of a delta page when none is preferred. */
  pageSize?: number
  latencyMs?: number
}

export type Graph = Emulator & {
  traps: Traps
  settings: Settings
  /** Refusals on demand, for single requests and batch items; used up from the front. */
  faults: CallFault[]
  mailbox(oid: string): MailboxHandle
  oids(): string[]
  /** Every mail that Exchange would have sent because of a request. */
  outbox: Mail[]
  mailCount(): number
  /** The most requests (and batch items) that were under way at once in one mailbox. */
  maxInFlight(oid?: string): number
  tokens: { expireDelta(variant?: ExpiryVariant): void }
  /** Every range that was stored, in order. */
  ranges(): readonly { from: number; to: number; total: number }[]
  /** Upload sessions that are open end now. */
  expireUploads(): void
}

const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

const readJson = async (request: Request): Promise<unknown> => {
  const text = await request.text()
  if (text === '') return undefined
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw badRequest('A request with a body needs the header Content-Type: application/json.')
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw badBody(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  }
}

/** The calendar of Microsoft Graph v1.0 as facts/graph-and-auth.md describes it, and a page to look at it. */
export const createGraph = (options: GraphOptions): Graph => {
  const clock = options.clock ?? Date.now
  const seeds = options.mailboxes ?? defaultMailboxes(clock())
  const traps: Traps = defaultTraps()
  const settings: Settings = defaultSettings()
  const outbox: Mail[] = []
  const faults: CallFault[] = []
  const boxes = new Map<string, Box>()
  const uploads = createUploads({ clock, settings })
  const world = { clock, traps, settings, outbox, uploads }

  const plant = (seed: MailboxSeed) => {
    const { oid, displayName, userPrincipalName } = seed
    const box = createBox({ oid, displayName, userPrincipalName, mail: seed.mail ?? userPrincipalName }, world)
    for (const name of seed.calendars ?? []) box.store.addCalendar(name)
    for (const event of seed.events ?? []) {
      const folder = box.store.calendars.find((one) => one.name === event.calendar) ?? box.store.defaultCalendar
      box.store.create(dataOf(event, box.store.person), folder.id, 'user', stampsOf(event))
    }
    box.state.access = seed.access ?? 'ok'
    boxes.set(oid, box)
  }
  const reset = () => {
    Object.assign(traps, defaultTraps(), options.traps)
    const given = { deltaPage: options.pageSize, latencyMs: options.latencyMs }
    const sizes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    Object.assign(settings, defaultSettings(), options.settings, sizes)
    outbox.length = 0
    faults.length = 0
    uploads.clear()
    boxes.clear()
    for (const seed of seeds) plant(seed)
  }
  reset()

  const dispatch = createDispatch(boxes, settings, faults)
  const failed = (error: unknown, headers: Headers, requestId: string): Answer => {
    const known =
      error instanceof GraphError
        ? error
        : new GraphError(500, 'InternalServerError', `The emulator broke: ${String(error)}`)
    const body = errorBody(known, clock(), requestId, headers.get('client-request-id') ?? requestId)
    return { status: known.status, headers: known.headers, body }
  }

  const answer = async (request: Request): Promise<Answer> => {
    const requestId = crypto.randomUUID()
    const run = async (): Promise<Answer> => {
      const claims = await authenticate(request.headers.get('authorization'), options.verify, clock())
      const url = request.url.slice(request.url.indexOf('/v1.0') + '/v1.0'.length)
      const place = splitUrl(url)
      const body = await readJson(request)
      if (place.segments.join('/') !== '$batch') {
        const call: Call = { method: request.method, ...place, headers: request.headers, body, inBatch: false, claims }
        return dispatch(call)
      }
      if (request.method !== 'POST') throw new GraphError(405, 'Request_BadRequest', 'A batch is sent with POST.')
      const perItem = (error: unknown, call: Call) => failed(error, call.headers, crypto.randomUUID())
      return { status: 200, body: { responses: await runBatch(body, claims, dispatch, perItem) } }
    }
    const made = await run().catch((error: unknown) => failed(error, request.headers, requestId))
    return { ...made, headers: { 'request-id': requestId, ...made.headers } }
  }

  const respond = ({ status, body, bytes, headers }: Answer) =>
    bytes
      ? new Response(new Blob([bytes.slice()]), { status, headers: headers ?? {} })
      : body === undefined
        ? new Response(null, { status, headers: headers ?? {} })
        : new Response(JSON.stringify(body), { status, headers: { 'Content-Type': json, ...headers } })

  const boxOf = (oid: string): Box => {
    const box = boxes.get(oid)
    if (!box) throw new Error(`No such mailbox: ${oid}`)
    return box
  }
  const page = new Hono()
  mountPage(page, () => [...boxes.values()].map((box) => ({ box, handle: handleOf(box) })), clock)
  const api = new Hono()
  api.all('/v1.0/*', async (context) => respond(await answer(context.req.raw)))
  api.all('*', (context) => {
    const error = new GraphError(400, 'BadRequest', 'Invalid version.')
    return respond(failed(error, context.req.raw.headers, crypto.randomUUID()))
  })

  return {
    name: 'graph',
    answers: (host) => host === 'graph.microsoft.com' || host === pageHost || host === uploadHost,
    fetch: async (request) => {
      const { hostname } = new URL(request.url)
      return hostname === uploadHost ? uploads.fetch(request) : (hostname === pageHost ? page : api).fetch(request)
    },
    reset,
    traps,
    settings,
    faults,
    outbox,
    mailbox: (oid) => handleOf(boxOf(oid)),
    oids: () => [...boxes.keys()],
    mailCount: () => outbox.length,
    maxInFlight: (oid) =>
      Math.max(
        0,
        ...[...boxes].filter(([id]) => oid === undefined || id === oid).map(([, box]) => box.state.maxInFlight),
      ),
    ranges: () => uploads.ranges,
    expireUploads: () => uploads.expire(),
    tokens: {
      expireDelta: (variant) => {
        for (const box of boxes.values()) box.delta.expire(variant)
      },
    },
  }
}
