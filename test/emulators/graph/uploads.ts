import type { Settings } from './types.ts'

/** Another host than Graph's: its address is the secret, and no token belongs there. */
export const uploadHost = 'outlook.office.com'

type Session = {
  url: string
  size: number
  /** Bytes so far; ranges come in order only. */
  have: Uint8Array[]
  received: number
  endsAt: number
  /** Makes the attachment and says where; undefined: the event is not there any more. */
  finish(bytes: Uint8Array): string | undefined
}

const joined = (parts: readonly Uint8Array[], size: number) => {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

/** The upload sessions of all mailboxes: PUT of one range after the other, GET of what is missing, DELETE. */
export const createUploads = ({ clock, settings }: { clock: () => number; settings: Settings }) => {
  const sessions = new Map<string, Session>()
  const ranges: { from: number; to: number; total: number }[] = []

  const error = (status: number, code: string, message: string) =>
    Response.json({ error: { code, message } }, { status })
  const state = (session: Session, status: number) => {
    const next = [String(session.received)]
    const expires = new Date(session.endsAt).toISOString()
    return Response.json(
      settings.uploadCase === 'pascal'
        ? { ExpirationDateTime: expires, NextExpectedRanges: next }
        : { expirationDateTime: expires, nextExpectedRanges: next },
      { status },
    )
  }

  const put = async (session: Session, key: string, request: Request): Promise<Response> => {
    const [, from, to, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers.get('content-range') ?? '') ?? []
    const bytes = new Uint8Array(await request.arrayBuffer())
    const range = { from: Number(from), to: Number(to), total: Number(total) }
    if (from === undefined || range.total !== session.size || bytes.byteLength !== range.to - range.from + 1)
      return error(400, 'ErrorInvalidRequest', 'Content-Range does not fit the content.')
    if (bytes.byteLength > settings.upload.range)
      return error(413, 'ErrorMessageSizeExceeded', 'The range is too large.')
    if (range.from !== session.received)
      return error(416, 'ErrorInvalidRequest', 'The range is not the one that is expected next.')
    session.have.push(bytes)
    session.received += bytes.byteLength
    session.endsAt = clock() + settings.upload.minutes * 60_000
    ranges.push(range)
    if (session.received < session.size) return state(session, 200)
    sessions.delete(key)
    const location = session.finish(joined(session.have, session.size))
    if (location === undefined)
      return error(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
    return new Response(null, { status: 201, headers: { location, 'content-length': '0' } })
  }

  const fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const key = url.searchParams.get('authtoken') ?? ''
    const session = sessions.get(key)
    if (request.headers.has('authorization'))
      return error(401, 'InvalidAuthenticationToken', 'The address itself is the authorization.')
    if (!session || session.endsAt <= clock()) {
      sessions.delete(key)
      return error(404, 'ErrorItemNotFound', 'The upload session is not found.')
    }
    if (request.method === 'PUT') return put(session, key, request)
    if (request.method === 'GET') return state(session, 200)
    if (request.method === 'DELETE') {
      sessions.delete(key)
      return new Response(null, { status: 204 })
    }
    return error(405, 'ErrorInvalidRequest', 'The method is not allowed.')
  }

  return {
    fetch,
    ranges,
    open(wanted: Pick<Session, 'size' | 'finish'> & { path: string }) {
      const key = crypto.randomUUID()
      const url = `https://${uploadHost}${wanted.path}('${key.slice(0, 8)}')?authtoken=${key}`
      const session: Session = {
        url,
        size: wanted.size,
        finish: wanted.finish,
        have: [],
        received: 0,
        endsAt: clock() + settings.upload.minutes * 60_000,
      }
      sessions.set(key, session)
      return { url, expires: () => new Date(session.endsAt).toISOString() }
    },
    expire: () => sessions.clear(),
    clear() {
      sessions.clear()
      ranges.length = 0
    },
  }
}
export type Uploads = ReturnType<typeof createUploads>
