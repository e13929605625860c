import type { FromPage, ToPage } from '../../lib/messages/protocol.ts'

/** The part of a runtime port that is needed here. */
export type LinkPort = {
  postMessage(message: FromPage): void
  onMessage: { addListener(listener: (message: ToPage) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

export type LinkDeps = {
  /** @throws when the extension was updated: then this script is an orphan. */
  connect(): LinkPort
  isAlive(): boolean
  hello(): FromPage
  receive(message: ToPage): void
  /** Whether somebody looks or something runs, so that a lost port is worth waking the worker for. */
  wanted(): boolean
  stale(): void
  later(callback: () => void, ms: number): void
}

const firstWait = 400
const longestWait = 20_000

/**
 * The port to the worker. It ends whenever the worker does, which is normal: it is opened again only when it is wanted, so that an idle NEO page does not keep
 * the worker awake.
 *
 *   closed ──open()/send()──► open ──worker ends──► closed (──wanted──► open, after a growing pause)
 *      └────────── the extension is gone ──────────► stale, for good
 */
export const createLink = (deps: LinkDeps) => {
  let port: LinkPort | undefined
  let stale = false
  let wait = firstWait

  const giveUp = () => {
    if (stale) return
    stale = true
    port = undefined
    deps.stale()
  }

  const lost = () => {
    port = undefined
    if (!deps.isAlive()) giveUp()
    else if (deps.wanted()) {
      deps.later(() => void (deps.wanted() && open()), wait)
      wait = Math.min(wait * 2, longestWait)
    }
  }

  const open = (): LinkPort | undefined => {
    if (port || stale) return port
    if (!deps.isAlive()) {
      giveUp()
      return
    }
    try {
      const opened = deps.connect()
      port = opened
      opened.onDisconnect.addListener(() => {
        if (port === opened) lost()
      })
      opened.onMessage.addListener((message) => {
        wait = firstWait
        deps.receive(message)
      })
      opened.postMessage(deps.hello())
    } catch {
      giveUp()
    }
    return port
  }

  const send = (message: FromPage) => {
    try {
      open()?.postMessage(message)
    } catch {
      // The worker ended between two ticks: once more on a new port.
      port = undefined
      open()?.postMessage(message)
    }
  }

  return { open: () => void open(), send, isOpen: () => port !== undefined }
}
