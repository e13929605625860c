import { browser } from 'wxt/browser'
import { z } from 'zod'
import { problemOf } from '../core/problem.ts'
import type { CalibrationView } from '../messages/calibration.ts'
import { calibrationKey, calibrationNotesKey } from '../messages/names.ts'
import { neoMatches } from '../messages/neo-matches.ts'
import type { RequestOf } from '../messages/protocol.ts'
import { readSettings } from '../settings/storage.ts'
import {
  calibrationOf,
  type CalibrationNote,
  dictationOf,
  forgetUnread,
  neoCookies,
  observerOrder,
  readNoteOf,
  readProfileText,
} from './compose.ts'
import { neoOverlays } from './local.ts'
import { resolveHome, type NeoHome } from './neo-home.ts'
import { inject, isAsked, withdraw } from './observer.ts'
import { currentScope } from './scope.ts'

/** A calibration under way. It lives in storage.session, because the worker may die while a person types; a browser that ends, ends it. */
const sessionSchema = z.object({
  home: z.object({ origin: z.string(), base: z.string(), ext: z.enum(['cgi', 'exe']) }),
  tabId: z.number(),
  tab: z.boolean(),
  code: z.string(),
  month: z.string(),
  /** Where the observer remembers ids, in the page. */
  store: z.string(),
})
type Session = z.infer<typeof sessionSchema>

/** More than a person makes in one guided minute; what comes later pushes nothing out. */
const mostNotes = 400

const readSession = async (): Promise<Session | undefined> =>
  sessionSchema.safeParse((await browser.storage.session.get(calibrationKey))[calibrationKey]).data
const readNotes = async () =>
  ((await browser.storage.session.get(calibrationNotesKey))[calibrationNotesKey] ?? []) as CalibrationNote[]

let last: Promise<unknown> = Promise.resolve()
/** One after the other: two notes at once must both stay. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}

const letters = 'abcdefghjkmnpqrstuvwxyz'
const randomCode = () =>
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => letters[byte % letters.length]).join('')
const monthNow = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 7)

const observeTab = async (session: Session) => {
  const { uid = '', token = '' } = await neoCookies(session.home)
  await inject(session.tabId, observerOrder({ ...session, uid, token }))
}

const end = async () => {
  const session = await readSession()
  await browser.storage.session.remove([calibrationKey, calibrationNotesKey])
  if (session?.tab) await withdraw(session.tabId)
}

/** The NEO tab that was used last; we never open one on our own. */
const neoTab = async ({ origin }: NeoHome) => {
  const tabs = await browser.tabs.query({ url: neoMatches(origin) })
  const [tab] = tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
  return tab?.id
}

const homeNow = async () => resolveHome((await readSettings()).values.neoAddress)

const start = async (): Promise<Partial<CalibrationView>> => {
  const home = await homeNow()
  if ((await readSettings()).values.neoProfile !== '') return { said: 'managed' }
  const { uid, token } = await neoCookies(home)
  if (!uid || !token) return { problem: { kind: 'neo-signed-out' } }
  const tabId = await neoTab(home)
  if (tabId === undefined) return { said: 'no-tab' }
  await end()
  const session: Session = { home, tabId, tab: true, code: randomCode(), month: monthNow(), store: randomCode() }
  await browser.storage.session.set({ [calibrationKey]: session, [calibrationNotesKey]: [] })
  await observeTab(session)
  return {}
}

const keep = async (origin: string, overlay: unknown) => {
  await neoOverlays.write({ ...(await neoOverlays.read()), [origin]: { at: Date.now(), overlay } })
  await readAnew()
}
/** What could not be read as NEO was known before may be readable now. */
const readAnew = async () => {
  const scope = await currentScope()
  if (scope) await forgetUnread(scope)
}

const save = async (): Promise<Partial<CalibrationView>> => {
  const session = await readSession()
  const { overlay } = session ? calibrationOf(await readNotes()) : {}
  if (!session || !overlay) return { said: 'not-ready' }
  await keep(session.home.origin, overlay)
  await end()
  return { said: 'saved' }
}

const forget = async (): Promise<Partial<CalibrationView>> => {
  const { origin } = await homeNow()
  const { [origin]: _, ...others } = (await neoOverlays.read()) ?? {}
  await neoOverlays.write(others)
  await readAnew()
  return { said: 'removed' }
}

const take = async (text: string): Promise<Partial<CalibrationView>> => {
  const overlay = readProfileText(text)
  if (!overlay) return { said: 'not-a-profile' }
  await keep((await homeNow()).origin, overlay)
  return { said: 'imported' }
}

const view = async (more: Partial<CalibrationView> = {}): Promise<CalibrationView> => {
  const [session, notes, { values }] = await Promise.all([readSession(), readNotes(), readSettings()])
  const home = await homeNow().catch(() => undefined)
  const saved = home && (await neoOverlays.read())?.[home.origin]
  const result = session && calibrationOf(notes)
  return {
    host: home ? new URL(home.origin).host : '',
    source: values.neoProfile !== '' ? 'policy' : saved ? 'person' : 'built-in',
    ...(saved && { saved: { at: saved.at, text: JSON.stringify(saved.overlay, null, 2) } }),
    ...(session &&
      result && {
        session: {
          dictation: dictationOf(session.code, session.month),
          tab: session.tab,
          done: result.done,
          found: result.found,
          missing: result.missing,
          ready: result.overlay !== undefined,
          ...(result.refused !== undefined && { refused: result.refused }),
        },
      }),
    ...more,
  }
}

/** A page that goes may be one of two that show it: only when none is left the observer is taken away. */
const leave = () => void setTimeout(() => void inTurn(async () => (await isAsked()) || (await end())), 1000)

/** What our own page asks for. */
export const calibration = ({ do: what, text = '' }: RequestOf<'calibration'>): Promise<CalibrationView> =>
  inTurn(async () => {
    try {
      switch (what) {
        case 'start':
          return await view(await start())
        case 'save':
          return await view(await save())
        case 'forget':
          return await view(await forget())
        case 'import':
          return await view(await take(text))
        case 'cancel':
          await end()
          return await view()
        case 'leave':
          leave()
          return await view()
        case 'look':
          return await view()
      }
    } catch (error) {
      const { kind, code } = problemOf(error)
      return await view({ problem: { kind, ...(code !== undefined && { code }) } })
    }
  })

/** A note from the page. `false` tells the observer to go: nobody asks for it any more. */
export const tookNote = (from: { tabId: number; origin: string }, text: unknown): Promise<boolean> =>
  inTurn(async () => {
    const session = await readSession()
    // The tab and its address are the browser's word, never the page's.
    if (!session || session.tabId !== from.tabId || session.home.origin !== from.origin) return false
    if (!(await isAsked())) {
      await end()
      return false
    }
    const { token } = await neoCookies(session.home)
    const note = readNoteOf(text, token === undefined ? [] : [token])
    const notes = await readNotes()
    if (note && notes.length < mostNotes) await browser.storage.session.set({ [calibrationNotesKey]: [...notes, note] })
    return true
  })

/** The tab loads another page: the observer goes with the old one, and is put into the new one if that is still this NEO. */
export const tabLoads = (tabId: number, url: string | undefined): Promise<void> =>
  inTurn(async () => {
    const session = await readSession()
    if (session?.tabId !== tabId || url === undefined || !url.startsWith(`${session.home.origin}/`)) return
    if (await isAsked()) await observeTab(session)
    else await end()
  })

export const tabCloses = (tabId: number): Promise<void> =>
  inTurn(async () => {
    const session = await readSession()
    if (session?.tabId === tabId) await browser.storage.session.set({ [calibrationKey]: { ...session, tab: false } })
  })
