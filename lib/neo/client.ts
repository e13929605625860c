import { fail, ProblemError, type Problem } from '../core/problem.ts'
import { type NeoPage, readPage } from './page-kind.ts'
import type { Profile } from './profile-schema.ts'
import type { SerialisedForm } from './serialise.ts'
import { type Answer, answerSchema } from './wire.ts'

export type ClientOptions = {
  origin: string
  /** Directory without a trailing slash, e.g. `/cgi-bin/dneo`. */
  base: string
  ext: 'cgi' | 'exe'
  profile: Profile
  fetch: typeof fetch
  /** Takes the bytes of an answer without holding them in memory, unless they are more than `most`. */
  readBody?: ReadBody
  /** Milliseconds since the epoch; only for Retry-After. */
  now?: () => number
}

/** `progress`: bytes so far. */
export type ReadBody = (
  response: Response,
  most: number,
  progress: (bytes: number) => void,
) => Promise<Blob | 'too-large'>

/** A file for a form: the name of its field and its own. */
export type FormUpload = { field: string; name: string; body: Blob }

type Raw = { status: number; url: string; text: string }
/** JSON, or a page where a form was sent as a browser does. */
export type Sent = { json: Answer } | { page: NeoPage }

const busy = new Set([408, 409, 429, 503, 504])

const retryAt = (response: Response, now: number): number | undefined => {
  const after = response.headers.get('retry-after')
  if (after === null) return
  const at = /^\d+$/.test(after.trim()) ? now + Number(after) * 1000 : Date.parse(after)
  return Number.isNaN(at) ? undefined : at
}

const body = (values: readonly (readonly [string, string])[], token: string) => {
  const params = new URLSearchParams()
  // Browsers send every line break of a form as CRLF.
  for (const [name, value] of values) params.append(name, value.replace(/\r\n?|\n/g, '\r\n'))
  if (!params.has(token)) params.append(token, '1')
  return params
}

/** A page is never sent to be saved. */
const isFile = (headers: Headers) =>
  /attachment|filename/i.test(headers.get('content-disposition') ?? '') ||
  !/^(text\/html|application\/json)/i.test(headers.get('content-type') ?? 'text/html')

const wholeBody: ReadBody = async (response, most) => {
  const body = await response.blob()
  return body.size > most ? 'too-large' : body
}

const problem = (kind: Problem['kind'], status?: number): Problem => ({
  kind,
  side: 'neo',
  ...(status !== undefined && { code: String(status) }),
})

/**
 * The only place that sends requests to NEO: one at a time, with the user's session. Every way in which a session or a server can be away
 * ends in one ProblemError.
 */
export const createClient = (options: ClientOptions) => {
  const { origin, base, ext, profile } = options
  const now = options.now ?? Date.now
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }

  const unreachable = (cause: unknown): never => {
    throw new ProblemError(problem('neo-unreachable'), { cause })
  }

  /** One request; `take` reads its answer, of any status. */
  const ask = <T>(url: string, init: RequestInit, take: (response: Response) => Promise<T>) =>
    inTurn(async () => {
      let response: Response
      let taken: T
      try {
        response = await options.fetch(url, { credentials: 'include', cache: 'no-store', ...init })
        taken = await take(response)
      } catch (cause) {
        return unreachable(cause)
      }
      const { status } = response
      if (status === 401 || status === 403) throw new ProblemError(problem('neo-signed-out', status))
      if (busy.has(status)) {
        const at = retryAt(response, now())
        throw new ProblemError({ ...problem('neo-busy', status), ...(at !== undefined && { retryAt: at }) })
      }
      return taken
    })

  const exchange = (url: string, init: RequestInit): Promise<Raw> =>
    ask(url, init, async (response) => ({
      status: response.status,
      url: response.url || url,
      text: await response.text(),
    }))

  /** A page of NEO, or the reason why it is none. NEO's own refusals and any 404 are given back: for a detail address they say something. */
  const pageOf = (raw: Raw): NeoPage => {
    const page = readPage(raw, profile)
    if (page.isLogin) throw new ProblemError(problem('neo-signed-out', raw.status))
    if (new URL(raw.url).origin !== origin) throw new ProblemError(problem('neo-not-neo', raw.status))
    if (raw.status >= 500 || (raw.status !== 404 && !page.isNeo))
      throw new ProblemError(problem('neo-unexpected-answer', raw.status))
    if (raw.status < 400 && !raw.text.toLowerCase().includes(profile.pageEnd))
      throw new ProblemError({ ...problem('neo-unexpected-answer'), code: 'half-page' })
    return page
  }

  const jsonOf = (raw: Raw): Answer | undefined => {
    try {
      return answerSchema.safeParse(JSON.parse(raw.text)).data
    } catch {
      return
    }
  }

  const page = async (url: string, init: RequestInit = {}): Promise<NeoPage> =>
    pageOf(await exchange(url, { method: 'GET', ...init }))

  const ajax = {
    Accept: 'application/json, text/javascript, */*; q=0.01',
    'X-Requested-With': 'XMLHttpRequest',
  }
  const isAjax = ({ pathname }: URL) => /\/dneor\./.test(pathname)
  const post = (url: string, params: URLSearchParams, headers: Record<string, string> = {}) =>
    exchange(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      body: params.toString(),
    })

  return {
    origin,
    frameUrl: `${origin}${base}/dneo.${ext}?${profile.frame}`,
    pageUrl: (query: string) => `${origin}${base}/dneo.${ext}?${query}`,
    page,

    /** Calls the JSON module. The path only repeats what the body says; `values` come without the token. */
    call: async (path: string, values: readonly (readonly [string, string])[], token: string): Promise<Answer> => {
      const raw = await post(`${origin}${base}/dneor.${ext}/${path}/`, body(values, token), ajax)
      const json = raw.status < 400 ? jsonOf(raw) : undefined
      if (json) return json
      if (raw.status < 400 && readPage(raw, profile).isLogin)
        return fail('neo-signed-out', { side: 'neo', code: String(raw.status) })
      return fail('neo-unexpected-answer', { side: 'neo', code: String(raw.status) })
    },

    /** An attached file, or the page that NEO shows instead of it. */
    file: async (
      url: string,
      most: number,
      progress: (bytes: number) => void,
    ): Promise<{ body: Blob; size: number } | 'too-large' | { page: NeoPage }> => {
      if (new URL(url).origin !== origin) throw new ProblemError(problem('neo-not-neo'))
      const taken = await ask(url, { method: 'GET' }, async (response) => {
        if (response.ok && isFile(response.headers))
          return await (options.readBody ?? wholeBody)(response, most, progress)
        return { status: response.status, url: response.url || url, text: await response.text() }
      })
      if (taken === 'too-large') return taken
      return taken instanceof Blob ? { body: taken, size: taken.size } : { page: pageOf(taken) }
    },

    /** Sends a form where it says, as the browser does or as NEO's script would (the token is added if the form has none). */
    send: async (form: SerialisedForm, token: string, uploads: readonly FormUpload[] = []): Promise<Sent> => {
      const url = new URL(form.action)
      let raw: Raw
      if (form.method === 'get') {
        url.search = new URLSearchParams(form.values).toString()
        raw = await exchange(url.href, { method: 'GET' })
      } else if (form.multipart || uploads.length > 0) {
        const data = new FormData()
        const filled = new Set(uploads.map(({ field }) => field))
        for (const [name, value] of body(form.values, token))
          if (filled.has(name)) continue
          else if (form.files?.includes(name)) data.append(name, new Blob([]), '')
          else data.append(name, value)
        for (const upload of uploads) data.append(upload.field, upload.body, upload.name)
        const headers = isAjax(url) ? ajax : {}
        raw = await exchange(url.href, { method: 'POST', body: data, headers })
      } else raw = await post(url.href, body(form.values, token), isAjax(url) ? ajax : {})
      const json = raw.status < 400 ? jsonOf(raw) : undefined
      return json ? { json } : { page: pageOf(raw) }
    },
  }
}
export type NeoClient = ReturnType<typeof createClient>
