import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { expectSame, startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
const events = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    owner: person.neoUid,
    startdate: day(-10 + (index % 60)),
    starttime: `${String(8 + (index % 9)).padStart(2, '0')}00`,
    endtime: `${String(9 + (index % 9)).padStart(2, '0')}00`,
    detail: `予定 ${index + 1}`,
  }))
const theirs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    subject: `外 ${index + 1}`,
    start: `${day(index)}T18:00`,
    end: `${day(index)}T19:00`,
  }))

const places: {
  name: string
  when: (line: { emulator: string; method: string; path: string }) => boolean
  times: number
  /** The preview before the very first run reads everything: to be killed while reading, a run must be a later one. */
  later?: true
}[] = [
  {
    name: 'while NEO is being read',
    when: ({ emulator, method }) => emulator === 'neo' && method === 'GET',
    times: 12,
    later: true,
  },
  { name: 'while Outlook is being written', when: ({ path }) => path.includes('$batch'), times: 2 },
  { name: 'while NEO is being written', when: ({ path }) => path.includes('schcmdentry'), times: 3 },
]

for (const { name, when, times, later } of places)
  test(`killed ${name}, the run goes on when the worker wakes: both sides equal, nothing doubled`, async () => {
    const all = events(45)
    // One that stands on the page of today, from which the extension learns how NEO links an event.
    const early = later ? all.filter(({ startdate }) => startdate === day(0)) : all
    const play = await startPlay({ neoEvents: early, outlookEvents: later ? [] : theirs(6) })
    const { world } = play
    await play.openSchedule()
    if (later) {
      await play.sync()
      for (const event of all.filter((one) => !early.includes(one))) world.neo.addEvent(person.neoUid, event)
      for (const event of theirs(6)) world.outlook().add(event)
    }
    world.neo.knobs.latencyMs = 30
    world.graph.settings.latencyMs = 150
    if (later) await play.ask({ type: 'sync' })
    else await play.startFirstSync()
    const from = world.bench.log.length
    await expect
      .poll(() => world.bench.log.slice(from).filter(when).length, { timeout: 30_000, intervals: [10] })
      .toBeGreaterThanOrEqual(times)
    expect(await play.browser.killWorker()).toBe(true)
    expect(world.outlookLines()).not.toEqual(world.neoLines())
    // Any event wakes it; here a page asks for the state, as the popup does.
    await expect
      .poll(
        async () => {
          const { phase, lastRun } = await play.snapshot()
          return phase === 'idle' && lastRun?.trigger
        },
        { timeout: 60_000 },
      )
      .toBe('resume')
    expectSame(world, 51)
    const again = await play.sync()
    expect(again.lastRun?.counts).toEqual({
      neo: { created: 0, updated: 0, deleted: 0 },
      outlook: { created: 0, updated: 0, deleted: 0 },
      adopted: 0,
    })
    expectSame(world, 51)
    await play.end()
  })
