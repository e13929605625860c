import { type Note, observed, observeEnd, type ObserverOrder, relayReady } from './observed.ts'
import { callNote, formNote, moduleOf, pageNote } from './observe-notes.ts'
import type { Ids } from './observe-values.ts'

/** What is there of a page's own world. */
type World = Window & typeof globalThis

const pairsOf = (body: unknown): [string, string][] | undefined => {
  if (typeof body === 'string') return body.startsWith('{') ? undefined : [...new URLSearchParams(body)]
  if (body instanceof URLSearchParams) return [...body]
  if (body instanceof FormData)
    return [...body].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))
  return
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}

type Answered = (ok: boolean, answer?: unknown) => void
/** Called when a request is sent; what it gives is called with the answer. undefined: nothing of it is of interest. */
type Sends = (url: string, pairs: [string, string][]) => Answered | undefined

const watchXhr = ({ XMLHttpRequest: Kind, location }: World, sends: Sends): (() => void) => {
  const { open, send } = Kind.prototype
  const addresses = new WeakMap<XMLHttpRequest, string>()
  let on = true
  function openSeen(this: XMLHttpRequest, ...args: Parameters<typeof open>) {
    if (on && URL.canParse(String(args[1]), location.href))
      addresses.set(this, new URL(String(args[1]), location.href).href)
    return open.apply(this, args)
  }
  function sendSeen(this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
    const url = addresses.get(this)
    const pairs = on && url !== undefined ? pairsOf(body) : undefined
    const answered = url !== undefined && pairs ? sends(url, pairs) : undefined
    if (answered)
      this.addEventListener('load', () => {
        if (!on) return
        const answer = this.responseType === 'json' ? (this.response as unknown) : textOf(this)
        answered(isOk(this.status, answer), answer)
      })
    return send.call(this, body)
  }
  Object.assign(Kind.prototype, { open: openSeen, send: sendSeen })
  return () => {
    on = false
    // Whoever wrapped it after us keeps what they have, which passes everything on.
    if (Kind.prototype.open === (openSeen as typeof open)) Kind.prototype.open = open
    if (Kind.prototype.send === sendSeen) Kind.prototype.send = send
  }
}
const textOf = (request: XMLHttpRequest) =>
  request.responseType === '' || request.responseType === 'text' ? jsonOf(request.responseText) : undefined
const isOk = (status: number, answer: unknown) => {
  const word = typeof answer === 'object' && answer !== null && 'status' in answer ? answer.status : 'ok'
  return status >= 200 && status < 400 && word === 'ok'
}

const watchFetch = (world: World, sends: Sends): (() => void) => {
  const { fetch, location } = world
  let on = true
  const fetchSeen = (...args: Parameters<typeof fetch>): Promise<Response> => {
    // A copy is read, never the page's own request or answer.
    const [input, init] = args
    const request = input instanceof Request ? input.clone() : undefined
    const answered = fetch.apply(world, args)
    const address = input instanceof Request ? input.url : input instanceof URL ? input.href : input
    if (!on || !URL.canParse(address, location.href)) return answered
    const url = new URL(address, location.href).href
    const now = pairsOf(init?.body)
    const sent = now ? sends(url, now) : undefined
    const look = async () => {
      const later = now ? undefined : pairsOf(await request?.text())
      const told = sent ?? (later && sends(url, later))
      if (!told) return
      const copy = (await answered).clone()
      const answer = jsonOf(await copy.text())
      if (on) told(isOk(copy.status, answer), answer)
    }
    void look().catch(() => undefined)
    return answered
  }
  world.fetch = fetchSeen
  return () => {
    on = false
    if (world.fetch === fetchSeen) world.fetch = fetch
  }
}

/** Forms that load a page anew; whether the server took them is seen by what comes next. */
const watchForms = ({ window, location, HTMLFormElement: Kind }: World, sends: Sends): (() => void) => {
  let on = true
  const sent = (form: HTMLFormElement) => {
    const address = form.getAttribute('action') ?? ''
    const pairs = pairsOf(new FormData(form))
    if (on && pairs && URL.canParse(address, form.baseURI))
      sends(new URL(address || location.href, form.baseURI).href, pairs)?.(true)
  }
  // Last of all: what the page's scripts send themselves is no form any more.
  const submitted = (event: Event) => {
    if (!event.defaultPrevented && event.target instanceof Kind) sent(event.target)
  }
  window.addEventListener('submit', submitted)
  const { submit } = Kind.prototype
  const submitSeen = function (this: HTMLFormElement) {
    sent(this)
    submit.call(this)
  }
  Kind.prototype.submit = submitSeen
  return () => {
    on = false
    window.removeEventListener('submit', submitted)
    if (Kind.prototype.submit === submitSeen) Kind.prototype.submit = submit
  }
}

/** The relay comes at once; a page without one keeps no more than this. */
const mostWaiting = 100
/** Views are drawn some time after the address has changed. */
const drawn = 600

/**
 * Observes in the page's own world, until it is told to end. Requests are never changed or held up; what is noted goes to the relay beside it.
 * The answer ends it.
 */
export const observe = (world: World, order: ObserverOrder): (() => void) => {
  const { document, sessionStorage } = world
  const remembered = jsonOf(sessionStorage.getItem(order.store) ?? '{}')
  let ids: Ids = typeof remembered === 'object' && remembered !== null ? (remembered as Ids) : {}
  const learn = (more: Ids) => {
    ids = { ...ids, ...more }
    sessionStorage.setItem(order.store, JSON.stringify(ids))
  }
  let waiting: Note[] | undefined = []
  const tell = (note: Note) => document.dispatchEvent(new CustomEvent(observed, { detail: JSON.stringify(note) }))
  const take = (note: Note | undefined) => {
    if (!note) return
    if (waiting) waiting = [...waiting, note].slice(-mostWaiting)
    else tell(note)
  }
  const safely = (work: () => Note | undefined) => {
    try {
      take(work())
    } catch {
      // What cannot be read is not known; the page must not notice.
    }
  }
  const forms = () => [...document.querySelectorAll('form')]
  const sends: Sends = (url, pairs) => {
    const target = new URL(url)
    if (target.origin !== world.location.origin || !moduleOf(target)) return
    try {
      // As they stand now: the page may leave them with the answer.
      const seen = forms().map((form) => formNote(form, url, order))
      return (ok, answer) => safely(() => callNote({ url, pairs, ok, answer }, seen, order, ids, learn))
    } catch {
      return
    }
  }
  let last = ''
  const look = () =>
    safely(() => {
      const note = pageNote(world.location.href, forms(), order, ids)
      const text = JSON.stringify(note)
      if (text === last) return
      last = text
      return note
    })
  const lookSoon = () => void world.setTimeout(look, drawn)
  const ready = () => {
    const held = waiting ?? []
    waiting = undefined
    for (const note of held) tell(note)
  }
  const ends = [watchXhr(world, sends), watchFetch(world, sends), watchForms(world, sends)]
  const loaded = () => {
    look()
    lookSoon()
  }
  const end = () => {
    for (const one of ends) one()
    document.removeEventListener(relayReady, ready)
    document.removeEventListener(observeEnd, end)
    document.removeEventListener('DOMContentLoaded', loaded)
    world.removeEventListener('hashchange', lookSoon)
    sessionStorage.removeItem(order.store)
  }
  document.addEventListener(relayReady, ready)
  document.addEventListener(observeEnd, end)
  world.addEventListener('hashchange', lookSoon)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', loaded)
  else loaded()
  return end
}
