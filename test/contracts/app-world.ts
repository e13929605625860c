// A run as the worker makes it, from settings to the report: the product's own composition over the emulators, with the browser's doors in memory.
import '../fakes/database.ts'
import { fakeBrowser } from '../fakes/browser.ts'
import { vi } from 'vitest'
import { learnSample } from '../../lib/app/compose.ts'
import { boundScope } from '../../lib/app/local.ts'
import type { Failure, Outcome } from '../../lib/auth/outcomes.ts'
import { outcomeOf } from '../../lib/auth/outcomes.ts'
import { ProblemError } from '../../lib/core/problem.ts'
import { createNeoPages } from '../../lib/app/neo-pages.ts'
import { readKept, type Work } from '../../lib/app/report.ts'
import { type RunDeps, runSync } from '../../lib/app/run-sync.ts'
import type { Answer } from '../../lib/app/scope.ts'
import { createSnapshots } from '../../lib/app/snapshot.ts'
import { defaults, type Settings } from '../../lib/settings/schema.ts'
import { detailHref } from '../emulators/neo/shown.ts'
import { signInWorld } from '../fakes/sign-in-world.ts'
import { person } from '../fixtures/people.ts'
import { createWorld, loginRequest } from '../fixtures/world.ts'
import { scriptFrame } from './neo-world.ts'

const token = 'token-of-the-app-test'
let worlds = 0

/** Both calendars are empty at first. */
export const createApp = async () => {
  fakeBrowser.reset()
  const seed = ++worlds
  const world = createWorld({ token, seed, host: `neo-${seed}.dn-cloud.com`, neoEvents: [], outlookEvents: [] })
  const { neo, bench } = world
  const jar = bench.jar({ origin: neo.origin })
  await jar.fetch(loginRequest(neo))
  Object.assign(fakeBrowser, {
    permissions: { contains: async () => true },
    declarativeNetRequest: { updateSessionRules: async () => undefined },
    cookies: { get: async ({ url, name }: { url: string; name: string }) => ({ value: jar.get(url, name) }) },
  })
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([])
  const send: typeof fetch = (input, init) =>
    new URL(input instanceof Request ? input.url : input).origin === neo.origin
      ? jar.fetch(input, init)
      : bench.fetch(input, init)
  vi.stubGlobal('fetch', send)

  const home = { origin: neo.origin, base: neo.base, ext: neo.ext }
  // An event outside the range, as the schedule page links it: the adapter learns the addresses from it.
  const sid = neo.addEvent(person.neoUid, { startdate: '2025-01-10', detail: '見本' })
  const href = detailHref({ drawn: neo.drawn, variant: neo.variant } as never, sid, '2025-01-10')
  await learnSample(home, { id: sid, href, date: '20250110' })

  let settings: Settings = {
    ...defaults,
    clientId: person.clientId,
    tenantId: person.tenantId,
    neoAddress: `${neo.origin}${neo.base}/dneo.${neo.ext}`,
  }
  let refused: Outcome | undefined
  let account = { tenantId: person.tenantId, objectId: person.oid, loginHint: person.upn }
  const snapshots = createSnapshots(() => undefined)
  const deps: RunDeps = {
    settings: async () => settings,
    signIn: {
      ...signInWorld().wake(),
      account: async () => ({ ...account, username: person.upn }),
      token: async () => {
        if (refused) throw new ProblemError({ ...refused, side: 'outlook' })
        return token
      },
    },
    pages: { ...createNeoPages(), frame: () => ({ ...scriptFrame(jar.fetch, neo), sample: async () => undefined }) },
    snapshots,
    now: Date.now,
  }
  return {
    world,
    set: (more: Partial<Settings>) => (settings = { ...settings, ...more }),
    signInAs: (objectId: string) => (account = { ...account, objectId }),
    /** The same account under another address. */
    rename: (upn: string) => (account = { ...account, loginHint: upn }),
    /** Entra gives no token any more, for this reason, or does again. */
    refuse: (why: Failure | undefined) => (refused = why && outcomeOf(why)),
    snapshot: () => snapshots.read(),
    kept: readKept,
    /** One run; what it has asked, or what was wrong with it. */
    run: async (work: Work = { do: 'sync' }, answer: Answer = {}) => {
      await runSync(deps, 'button', { work, ...answer })
      const { question, notice } = await snapshots.read()
      return { question: question?.kind, notice: notice?.kind, id: (await readKept())?.report.question?.id ?? '' }
    },
    bound: () => boundScope.read(),
    /** What the last run has left open. */
    rows: async () => (await readKept())?.report.rows ?? [],
    /** Titles in the two calendars, without the sample. */
    titles: () => ({
      neo: world
        .neoEvents()
        .filter((event) => event.sid !== sid)
        .map(({ detail }) => detail),
      outlook: world.outlookEvents().map(({ subject }) => subject),
    }),
    /** How many requests reached the two calendars since the last call. */
    requests: () => bench.log.splice(0).filter(({ emulator }) => emulator !== 'entra').length,
  }
}
