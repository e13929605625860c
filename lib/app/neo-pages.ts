import type { FromPage, ToPage } from '../messages/protocol.ts'

type Sample = { id: string; href: string; date?: string }
type PageForm = {
  action: string
  method: 'get' | 'post'
  values: [string, string][]
  labels?: [string, string][]
}
/** One open NEO page: the port of its content script. */
export type NeoPage = { origin: string; post(message: ToPage): void }

/** NEO forms may be heavy: longer than the page's own two waits of 20 s. Past this the page counts as not able to answer. */
const patience = 45_000

/** Small enough for a message. */
const partSize = 768 * 1024

async function* partsOf(body: Blob) {
  for (let at = 0; at < body.size || at === 0; at += partSize) {
    let text = ''
    for (const byte of new Uint8Array(await body.slice(at, at + partSize).arrayBuffer()))
      text += String.fromCharCode(byte)
    yield btoa(text)
  }
}

/**
 * The NEO pages that are open now. The worker asks one of them to read or send a form that only NEO's own scripts can render.
 * Answers carry the number of their question, so that a late one is dropped.
 */
export const createNeoPages = (setTimer: (callback: () => void, ms: number) => unknown = setTimeout) => {
  const pages = new Set<NeoPage>()
  const open = new Map<number, (answer: FromPage | undefined) => void>()
  let last = 0

  const ask = (
    origin: string,
    message: (request: number) => ToPage,
    before: (request: number, post: (message: ToPage) => void) => Promise<void> = async () => undefined,
  ): Promise<FromPage | undefined> => {
    const page = [...pages].findLast((one) => one.origin === origin)
    if (!page) return Promise.resolve(undefined)
    const request = ++last
    return new Promise((resolve) => {
      const settle = (answer: FromPage | undefined) => {
        if (open.delete(request)) resolve(answer)
      }
      open.set(request, settle)
      before(request, (one) => page.post(one))
        .then(
          () => {
            setTimer(() => settle(undefined), patience)
            page.post(message(request))
          },
          // The page went away between two ticks; its disconnect event follows.
        )
        .catch(() => settle(undefined))
    })
  }

  return {
    add: (page: NeoPage) => void pages.add(page),
    remove: (page: NeoPage) => void pages.delete(page),
    broadcast: (message: ToPage) => {
      for (const page of pages) page.post(message)
    },
    answer: (message: FromPage) => {
      if ('request' in message) open.get(message.request)?.(message)
    },
    /** Forms of one origin through its open pages; undefined = no page is open (or it could not do it). */
    frame: (origin: string) => ({
      read: async (address: string): Promise<PageForm | undefined> => {
        const answer = await ask(origin, (request) => ({ type: 'read-form', request, address }))
        return answer?.type === 'form-read' ? answer.form : undefined
      },
      send: async (address: string, changes: [string, string][]): Promise<boolean | undefined> => {
        const answer = await ask(origin, (request) => ({ type: 'send-form', request, address, changes }))
        return answer?.type === 'form-sent' ? answer.sent : undefined
      },
      sendFiles: async (
        address: string,
        files: readonly { field: string; name: string; body: Blob }[],
        removed: Extract<ToPage, { type: 'send-files' }>['removed'],
      ): Promise<boolean | undefined> => {
        const [file] = files
        const answer = await ask(
          origin,
          (request) => ({
            type: 'send-files',
            request,
            address,
            ...(file && { file: { field: file.field, name: file.name } }),
            removed,
          }),
          async (request, post) => {
            for await (const data of file ? partsOf(file.body) : []) post({ type: 'file-part', request, data })
          },
        )
        return answer?.type === 'form-sent' ? answer.sent : undefined
      },
      sample: async (day: string): Promise<Sample | undefined> => {
        const answer = await ask(origin, (request) => ({ type: 'find-sample', request, day }))
        if (answer?.type !== 'sample' || !answer.sample) return
        const { id, href, date } = answer.sample
        return { id, href, ...(date && { date }) }
      },
    }),
  }
}
export type NeoPages = ReturnType<typeof createNeoPages>
