import { browser } from 'wxt/browser'
import { type Problem, problemOf } from '../core/problem.ts'
import type { Answers, OwnPage, Request, ResolvedForPages } from '../messages/protocol.ts'
import { calibration } from './calibration.ts'
import { readSettings, saveSettings } from '../settings/storage.ts'
import type { Trigger } from '../messages/snapshot.ts'
import { writableCalendars } from './calendar.ts'
import { facilitiesOf, kindsOf, organisationRooms, testNeo } from './compose.ts'
import { openDoor } from './neo-doors.ts'
import { decide } from './decide.ts'
import { readKeptFiles, readKeptPart } from './kept-files.ts'
import { resolveHome } from './neo-home.ts'
import { exportText } from './export.ts'
import { readHistory } from './history.ts'
import { dropQuestion, readKept, readReport } from './report.ts'
import type { Job } from './run-sync.ts'
import { currentScope } from './scope.ts'
import type { SignIn } from './sign-in.ts'
import type { Snapshots } from './snapshot.ts'

export type OwnPageDeps = {
  signIn: SignIn
  snapshots: Snapshots
  /** Resolves when the run has begun (after `first`), or false when another one is under way. */
  begin(trigger: Trigger, job?: Job, first?: () => Promise<void>): Promise<boolean>
  /** A run some moments later: a person often decides several things one after the other. */
  startSoon(): void
  /** Brings the snapshot in line with settings and account. */
  refresh(): Promise<void>
}

/** Our options page at one of its places; an open one is brought to the front. */
export const openPage = async (page: OwnPage) => {
  const url = `${browser.runtime.getURL('/options.html')}#${page}`
  const [open] = await browser.runtime.getContexts({ contextTypes: ['TAB'], documentUrls: [url] })
  if (open && open.tabId >= 0) await browser.tabs.update(open.tabId, { active: true })
  else await browser.tabs.create({ url })
}

const describeSettings = async (signIn: SignIn): Promise<ResolvedForPages> => {
  const [resolved, account] = await Promise.all([readSettings(), signIn.account()])
  return {
    ...resolved,
    ...(account && { account: { loginHint: account.loginHint ?? '' } }),
    redirectUri: browser.identity.getRedirectURL(),
  }
}

const problemIn = async (work: () => Promise<unknown>): Promise<{ problem?: Problem }> => {
  try {
    await work()
    return {}
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

const checkNeo = async (): Promise<Answers['check-neo']> => {
  try {
    const home = await resolveHome((await readSettings()).values.neoAddress)
    await openDoor(home)
    const found = await testNeo(home)
    return 'problem' in found ? { problem: found.problem } : { uidFound: true }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

type Handlers = { [T in Request['type']]: (request: Extract<Request, { type: T }>) => Promise<Answers[T]> }

/** What our own pages may ask of the worker. */
export const ownPageHandlers = ({ signIn, snapshots, begin, startSoon, refresh }: OwnPageDeps): Handlers => {
  /** The page is told at once; the snapshot tells the rest. */
  const started = async (trigger: Trigger, job?: Job) => ({ started: await begin(trigger, job) })
  return {
    snapshot: async () => {
      await refresh()
      return await snapshots.read()
    },
    sync: () => started('button'),
    preview: () => started('preview', { work: { do: 'preview' } }),
    undo: ({ run, entry }) =>
      started('undo', {
        work: { do: 'undo', ...(run !== undefined && { run }), ...(entry !== undefined && { entry }) },
      }),
    'sign-in': async () => {
      const result = await problemIn(() => signIn.signIn())
      if (!result.problem) await snapshots.change({ notice: undefined })
      await refresh()
      return result
    },
    'sign-out': async () => {
      await signIn.signOut()
      await refresh()
      return {}
    },
    'read-settings': () => describeSettings(signIn),
    'save-settings': async ({ change }) => {
      const refused = await saveSettings(change)
      await refresh()
      return { refused, settings: await describeSettings(signIn) }
    },
    'check-neo': checkNeo,
    report: readReport,
    answer: async ({ question, accept, anew }) => {
      const kept = await readKept()
      if (kept?.report.question?.id !== question) return { accepted: false }
      const close = async () => {
        await dropQuestion()
        await snapshots.change({ question: undefined, notice: undefined })
      }
      if (!accept) {
        await close()
        return { accepted: false }
      }
      // The question stays open until its run has begun.
      const job = { work: kept.work, confirmed: question, ...(anew && { anew }) }
      return { accepted: await begin('answer', job, close) }
    },
    wish: async ({ row, want, at }) => {
      const accepted = await decide(row, want, at, Date.now())
      if (accepted) startSoon()
      return { accepted }
    },
    history: readHistory,
    calendars: async () => {
      try {
        const calendars = await writableCalendars(signIn.token)
        return { names: calendars.flatMap(({ name, isDefault }) => (isDefault ? [] : [name])) }
      } catch (error) {
        return { problem: problemOf(error) }
      }
    },
    kinds: async () => {
      const scope = await currentScope()
      return scope ? await kindsOf(scope) : []
    },
    facilities: async () => {
      const scope = await currentScope()
      return scope ? await facilitiesOf(scope) : []
    },
    rooms: async () => {
      try {
        return { rooms: await organisationRooms(await signIn.tokenForRooms()) }
      } catch (error) {
        return { problem: problemOf(error) }
      }
    },
    calibration,
    'kept-files': readKeptFiles,
    'kept-part': ({ id, from }) => readKeptPart(id, from),
    export: async () => ({ text: await exportText(await snapshots.read(), Date.now()) }),
  }
}
