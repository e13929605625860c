import {
  Client,
  type Context,
  type LargeFileUploadSession,
  LargeFileUploadTask,
} from '@microsoft/microsoft-graph-client'
import type { Problem } from '../core/problem.ts'
import { shortWait } from './answer.ts'

/** Multiples of 320 KiB, below the 4 MB that one range may have. */
const rangeSize = 12 * 320 * 1024
/** So often in a row a range may fail. */
const mostTries = 5
/** The only host that an upload address may name: what is sent there is the user's. */
const uploadRoot = 'https://outlook.office.com/'

/** An upload under way: its address is a secret, and whoever has it may write. Never on disk, never in a log. */
export type UploadSession = { url: string; expiry: number }
export type UploadSessions = {
  load(key: string): Promise<UploadSession | undefined>
  save(key: string, session: UploadSession): Promise<void>
  drop(key: string): Promise<void>
}

export type UploadDeps = {
  fetch: typeof fetch
  sessions: UploadSessions
  now(): number
  pause(ms: number): Promise<void>
}

/** ended: the session is not there any more; whether the file is, only a look tells. */
export type Uploaded = 'sent' | 'ended' | { later: Problem }

export const isUploadAddress = (url: unknown): url is string => typeof url === 'string' && url.startsWith(uploadRoot)

/** The service was seen writing the members of an answer with capitals; Microsoft's task reads them only of an answer to a range. */
const withSmallNames = async (response: Response): Promise<Response> => {
  const body: unknown = await response.json()
  if (typeof body !== 'object' || body === null) return response
  const small = Object.entries(body).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value])
  return Response.json(Object.fromEntries(small), { status: response.status })
}

/** Sends a file range by range through Microsoft's own task; after a cut it asks what is missing and goes on there. */
export const sendFile = async (
  { fetch, now, pause }: UploadDeps,
  { url, expiry }: UploadSession,
  file: { name: string; body: Blob; resumed: boolean },
  progress: (bytes: number) => void,
): Promise<Uploaded> => {
  let last: Response | undefined
  const transport = {
    async execute(context: Context) {
      last = undefined
      const response = await fetch(context.request, context.options)
      last = response
      const isStatus = response.ok && context.options?.method?.toUpperCase() === 'GET'
      context.response = isStatus ? await withSmallNames(response) : response
    },
  }
  // No token goes to this host, and no cookie.
  const client = Client.initWithMiddleware({
    middleware: [transport],
    fetchOptions: { credentials: 'omit', cache: 'no-store' },
  })
  const { name, body } = file
  const session: LargeFileUploadSession = { url, expiry: new Date(expiry) }
  const task = new LargeFileUploadTask(
    client,
    {
      content: body,
      name,
      size: body.size,
      sliceFile: ({ minValue, maxValue }) => body.slice(minValue, maxValue + 1),
    },
    session,
    {
      rangeSize,
      uploadEventHandlers: {
        progress: (range) => {
          tries = 0
          progress((range?.maxValue ?? -1) + 1)
        },
      },
    },
  )
  let tries = 0
  let isBegun = file.resumed
  for (;;) {
    try {
      await (isBegun ? task.resume() : task.upload())
      return 'sent'
    } catch {
      isBegun = true
      // What was thrown carries the address; what is needed stands in the answer.
      const { status, headers } = last ?? {}
      const isGone = status !== undefined && status >= 400 && status < 500 && ![408, 416, 429].includes(status)
      if (isGone) return 'ended'
      tries += 1
      const asked = Number(headers?.get('retry-after') ?? Number.NaN) * 1000
      const wait = Number.isNaN(asked) ? Math.min(1000 * 2 ** tries, shortWait) : asked
      if (tries >= mostTries || wait > shortWait) {
        const kind =
          status === 429 ? 'graph-throttled' : status === undefined ? 'graph-unreachable' : 'graph-unavailable'
        return { later: { kind, side: 'outlook', retryAt: now() + Math.max(wait, 60_000) } }
      }
      await pause(wait)
    }
  }
}
