// A whole play: world, browser, a person signed in on both sides, and what they press. Used by every e2e test.
import { expect, type Page } from '@playwright/test'
import type { Answers, Request, RequestOf } from '../../lib/messages/protocol.ts'
import { person } from '../fixtures/people.ts'
import { neoLogIn } from '../fixtures/hands-neo.ts'
import { createWorld, type World, type WorldOptions } from '../fixtures/world.ts'
import { type Browser, extensionDir, openBrowser } from './stage.ts'

export const extensionId = 'hmcpebhiohojgamhipbabemifaoljjgn'

export type PlayOptions = WorldOptions & {
  /** The per-customer build, whose hosts are in its manifest. */
  customer?: boolean
  settings?: Record<string, unknown>
  /** Default: both. */
  signIn?: boolean
  neoLogIn?: boolean
  headless?: boolean
  profile?: string
}

/** Goes through Entra's pages as a person would; one who is `known` is not asked for the address again. */
export const passSignIn = async (page: Page, known: boolean) => {
  if (!known) {
    await page.getByLabel('メールアドレス').fill(person.upn)
    await page.getByRole('button', { name: '次へ' }).click()
  }
  await page.getByLabel('パスワード').fill(person.password)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await page.getByRole('button', { name: 'はい' }).click()
}

export const startPlay = async (options: PlayOptions = {}) => {
  const world: World = createWorld({ extensionId, ...options })
  const server = await world.bench.serve()
  const browser: Browser = await openBrowser({
    port: server.port,
    extension: extensionDir(options.customer),
    ...(options.headless !== undefined && { headless: options.headless }),
    ...(options.profile && { profile: options.profile }),
  })
  // A page of our own that has no script: it only lends its place to ask the worker as our pages do.
  const own = await browser.openOwn('managed_schema.json')

  const ask = async <T extends Request['type']>(request: RequestOf<T>): Promise<Answers[T]> => {
    const reply = (await own.evaluate(
      (message) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
        ).chrome.runtime.sendMessage(message),
      request,
    )) as { answer?: Answers[T]; problem?: unknown }
    if (reply.problem) throw new Error(`the worker answered with ${JSON.stringify(reply.problem)}`)
    return reply.answer as Answers[T]
  }
  const snapshot = () => ask({ type: 'snapshot' })
  const idle = async (patience = 60_000) => {
    await expect.poll(async () => (await snapshot()).phase, { timeout: patience, intervals: [100] }).toBe('idle')
    return snapshot()
  }
  /** Starts a run and waits for its end. */
  const press = async (begin: () => Promise<unknown>, patience = 60_000) => {
    const before = (await snapshot()).lastRun?.startedAt ?? 0
    await begin()
    await expect
      .poll(async () => (await snapshot()).lastRun?.startedAt ?? 0, { timeout: patience, intervals: [100] })
      .toBeGreaterThan(before)
    return idle(patience)
  }
  /** Presses 実行 under the open question. */
  const accept = async (more: { anew?: boolean } = {}) => {
    const question = (await ask({ type: 'report' }))?.question?.id ?? 'no question is open'
    expect(await ask({ type: 'answer', question, accept: true, ...more })).toEqual({ accepted: true })
  }
  /** Presses "sync now" and waits for the end of that run; the preview of the very first one is confirmed. */
  const sync = async (patience?: number) => {
    const shown = await press(() => ask({ type: 'sync' }), patience)
    return shown.question?.kind === 'guard-first-run' ? await press(() => accept(), patience) : shown
  }
  /** The first run up to its preview, and its 実行; it goes on by itself. */
  const startFirstSync = async () => {
    const { question } = await press(() => ask({ type: 'sync' }))
    expect(question?.kind).toBe('guard-first-run')
    await accept()
  }

  await ask({
    type: 'save-settings',
    change: {
      clientId: person.clientId,
      tenantId: person.tenantId,
      neoAddress: world.neo.entryUrl,
      interval: 0,
      ...options.settings,
    },
  })
  const page = await browser.context.newPage()
  if (options.neoLogIn !== false) await neoLogIn(page, world)
  const signIn = async () => {
    const known = (await ask({ type: 'read-settings' })).account !== undefined
    const window = browser.context.waitForEvent('page')
    const result = ask({ type: 'sign-in' })
    await passSignIn(await window, known)
    return result
  }
  if (options.signIn !== false) expect((await signIn()).problem).toBeUndefined()

  return {
    world,
    server,
    browser,
    /** NEO, logged in, on its portal. */
    page,
    own,
    ask,
    snapshot,
    idle,
    press,
    accept,
    sync,
    startFirstSync,
    signIn,
    /** The schedule page, on which the extension learns how NEO links an event. */
    openSchedule: async () => {
      await page.goto(world.neo.scheduleUrl)
      await page.locator('a.cal-item[data-type="sch"]').first().waitFor()
    },
    /** Requests of the extension from now on: Graph's host, and NEO's that no page sent. */
    count: () => {
      const from = world.bench.log.length
      return () => {
        const lines = world.bench.log.slice(from)
        return {
          graph: lines.filter(({ host }) => host === 'graph.microsoft.com'),
          neo: lines.filter(({ emulator }) => emulator === 'neo'),
        }
      }
    },
    end: async () => {
      await browser.close()
      await server.close()
      expect(world.offences()).toEqual([])
    },
  }
}
export type Play = Awaited<ReturnType<typeof startPlay>>

/** Both calendars hold the same events. */
export const expectSame = (world: World, atLeast = 1) => {
  expect(world.outlookLines()).toEqual(world.neoLines())
  expect(world.neoLines().length).toBeGreaterThanOrEqual(atLeast)
}
