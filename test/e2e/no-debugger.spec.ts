// A first run of 1,000 events without a debugger: the worker lives and dies as in a person's browser. Judged from the emulators' logs alone.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { startPlay } from './play.ts'
import { browserPath, switches } from './stage.ts'

const count = 1000
const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)

/** Processes in which the browser of this process group runs extensions. */
const extensionProcesses = (group: number): number[] =>
  execFileSync('ps', ['-eo', 'pid,pgid,args'], { encoding: 'utf8', maxBuffer: 1e8 })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, pgid, ...args]) => pgid === String(group) && args.includes('--extension-process'))
    .map(([pid]) => Number(pid))

/** The extension lists many months at once; a page lists one. */
const isList = (path: string) => /\/0\/schprivate\/.*\/5\/schprivate\//.test(path)

test('1,000 events, more than five minutes, through the deaths of the worker', async () => {
  test.setTimeout(20 * 60_000)
  const profile = mkdtempSync(join(tmpdir(), 'no-debugger-'))
  const events = Array.from({ length: count }, (_, index) => ({
    owner: person.neoUid,
    startdate: day(-25 + (index % 200)),
    starttime: `${String(8 + (index % 9)).padStart(2, '0')}00`,
    endtime: `${String(9 + (index % 9)).padStart(2, '0')}00`,
    detail: `予定 ${index + 1}`,
  }))
  // A person sets everything up, presses the button and closes the browser; the sign-in is to be remembered.
  // One of today, from whose page the extension learns how NEO links an event.
  const early = events.slice(25, 26)
  const play = await startPlay({ neoEvents: early, outlookEvents: [], profile, door: true, settings: { interval: 5 } })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  for (const event of events.filter((one) => !early.includes(one))) world.neo.addEvent(person.neoUid, event)
  const { port } = play.server
  world.neo.knobs.latencyMs = 250
  world.graph.settings.latencyMs = 250
  const before = world.bench.log.length
  await play.ask({ type: 'sync' })
  await expect.poll(() => world.bench.log.slice(before).filter(({ path }) => isList(path)).length).toBeGreaterThan(0)
  await play.browser.close({ keepProfile: true })
  expect(world.outlook().list().length).toBe(1)
  world.bench.log.length = 0
  const lists = () =>
    world.bench.log.filter(({ emulator, path, method }) => emulator === 'neo' && method === 'POST' && isList(path))
      .length

  const open = () =>
    spawn(
      browserPath() ?? 'chromium',
      [
        ...switches(port, `${profile}-extension`),
        '--headless=new',
        `--user-data-dir=${profile}`,
        '--disable-background-networking',
        `${world.neo.origin}/door`,
      ],
      { stdio: 'ignore', detached: true },
    )
  const close = (browser: ReturnType<typeof open>) => {
    if (browser.pid && browser.exitCode === null) process.kill(-browser.pid, 'SIGKILL')
  }
  /** On a busy machine the browser may come up without its first page: a person would open it again, and so do we. */
  const openWithPage = async () => {
    for (let attempt = 1; ; attempt++) {
      const browser = open()
      const until = Date.now() + 20_000
      while (lists() === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200))
      if (lists() > 0 || attempt === 3) return browser
      close(browser)
      await new Promise((resolve) => setTimeout(resolve, 2000))
    }
  }
  const child = await openWithPage()
  const started = Date.now()
  const deaths: number[] = []
  try {
    const done = () => world.outlook().list().length
    const minutes = () => (Date.now() - started) / 60_000
    for (const at of [1, 3]) {
      await expect.poll(minutes, { timeout: 5 * 60_000, intervals: [500] }).toBeGreaterThan(at)
      // Between two lives there is none: wait for the next one.
      const alive = () => extensionProcesses(child.pid ?? 0)
      await expect.poll(() => alive().length, { timeout: 90_000, intervals: [200] }).toBeGreaterThan(0)
      for (const pid of alive()) {
        process.kill(pid, 'SIGKILL')
        deaths.push(pid)
      }
    }
    await expect.poll(done, { timeout: 15 * 60_000, intervals: [1000] }).toBe(count)
    // The run's end and one more look at both sides.
    await expect
      .poll(() => Date.now() - (world.bench.log.at(-1)?.at ?? 0), { timeout: 60_000, intervals: [1000] })
      .toBeGreaterThan(15_000)
  } finally {
    close(child)
  }
  expect(deaths.length).toBeGreaterThanOrEqual(2)
  // Every life begins with one list: at least one per death beside the first.
  expect(lists()).toBeGreaterThanOrEqual(3)
  expect(Date.now() - started).toBeGreaterThan(5 * 60_000)
  expect(world.outlookLines()).toEqual(world.neoLines())
  expect(new Set(world.outlookLines()).size).toBe(count)
  await play.server.close()
  expect(world.offences()).toEqual([])
  for (const folder of [profile, `${profile}-extension`])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})
