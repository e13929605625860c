// One request in twenty is refused for a while: one press is enough, and nobody is asked again before the time that was said.
import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { expectSame, startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
const retryAfter = 3
const count = 120

test('5 % 503 and 429 with Retry-After: complete without a second press, never earlier than said', async () => {
  test.setTimeout(8 * 60_000)
  const events = Array.from({ length: count }, (_, index) => ({
    owner: person.neoUid,
    startdate: day(index % 60),
    starttime: `${String(8 + (index % 9)).padStart(2, '0')}00`,
    endtime: `${String(9 + (index % 9)).padStart(2, '0')}00`,
    detail: `予定 ${index + 1}`,
  }))
  const theirs = Array.from({ length: 30 }, (_, index) => ({
    subject: `外 ${index + 1}`,
    start: `${day(index)}T18:00`,
    end: `${day(index)}T19:00`,
  }))
  const play = await startPlay({ neoEvents: events, outlookEvents: theirs })
  const { world } = play
  await play.openSchedule()
  await play.press(() => play.ask({ type: 'sync' }))
  for (const [index, status] of [503, 429].entries())
    world.bench.faults.push({
      name: `refused with ${status}`,
      emulator: 'graph',
      probability: 0.05,
      seed: 7 + index,
      does: { status, retryAfter },
    })
  // However lucky: at least one of each, in the middle of the writing.
  for (const [skip, status] of [429, 503].entries())
    world.bench.faults.push({
      name: `refused with ${status}`,
      emulator: 'graph',
      path: /\$batch/,
      skip: 2 + skip * 2,
      times: 1,
      does: { status, retryAfter },
    })
  const from = world.bench.log.length
  await play.accept()
  await expect.poll(() => world.outlookLines().length, { timeout: 5 * 60_000 }).toBe(count + 30)
  await expect.poll(() => world.neoLines().length, { timeout: 5 * 60_000 }).toBe(count + 30)
  await expect
    .poll(
      async () => {
        const { phase, notice, question } = await play.snapshot()
        return phase === 'idle' && notice === undefined && question === undefined
      },
      { timeout: 2 * 60_000 },
    )
    .toBe(true)
  expectSame(world, count + 30)

  const graph = world.bench.log.slice(from).filter(({ emulator }) => emulator === 'graph')
  const refused = graph.filter(({ fault }) => fault !== undefined)
  for (const status of [429, 503]) expect(refused.some((line) => line.status === status)).toBe(true)
  for (const { at } of refused) {
    const early = graph.filter((line) => line.at > at && line.at < at + retryAfter * 1000 - 50)
    expect(early, `sent within ${retryAfter} s after a refusal`).toEqual([])
  }
  console.log(`${refused.length} of ${graph.length} requests to Graph refused; one press`)
  await play.end()
})
