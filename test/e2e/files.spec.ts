import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { type Play, startPlay } from './play.ts'

const size = 20 * 1_048_576
const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
const bytes = (() => {
  const made = new Uint8Array(size)
  for (let at = 0, state = 7; at < size; at++)
    made[at] = (state = (Math.imul(state, 1_103_515_245) + 12_345) | 0) >>> 16
  return made
})()
const host = 'outlook.office.com'
const event = { owner: person.neoUid, startdate: day(0), starttime: '1000', endtime: '1100', detail: '会議' }

const isEqual = (found: Uint8Array | undefined) =>
  found !== undefined && Buffer.compare(Buffer.from(found), Buffer.from(bytes)) === 0
const neoFiles = ({ world }: Play) => world.neo.eventsOf(person.neoUid).flatMap(({ files }) => files)
const outlookFiles = ({ world }: Play) => world.outlookEvents().flatMap(({ id }) => world.outlook().attachments(id))

/** Our own page shows how much of the file has gone over. */
const expectBytesShown = async (play: Play) => {
  const popup = await play.browser.openOwn('popup.html')
  await expect(popup.locator('.progress-count').first()).toHaveText(/20\.0 MB 中 \d+\.\d MB/, { timeout: 60_000 })
  await popup.close()
}
const settings = { attachments: true, attachmentMb: 30 }

test('20 MB from NEO to Outlook: progress in MB, a cut in the middle, the worker killed in the middle; equal bytes, once, no range sent again but the cut one', async () => {
  test.setTimeout(240_000)
  const play = await startPlay({ customer: true, settings, neoEvents: [event], outlookEvents: [] })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  const [stored] = world.neo.eventsOf(person.neoUid)
  world.neo.editEvent(stored?.sid ?? '', { place: '本社', files: [{ fid: 'f1', name: '図面.zip', bytes }] })
  world.bench.faults.push(
    { name: 'cut', host, method: 'PUT', skip: 1, times: 1, does: 'cut-before' },
    { name: 'slow', host, method: 'PUT', does: { delayMs: 1500 } },
  )
  const from = world.bench.log.length
  await play.ask({ type: 'sync' })
  await expectBytesShown(play)
  await expect.poll(() => world.graph.ranges().length, { timeout: 60_000, intervals: [20] }).toBeGreaterThanOrEqual(3)
  expect(await play.browser.killWorker()).toBe(true)
  expect(outlookFiles(play)).toEqual([])
  await expect
    .poll(
      async () => {
        const { phase, lastRun } = await play.snapshot()
        return phase === 'idle' && lastRun?.trigger
      },
      { timeout: 120_000 },
    )
    .toBe('resume')
  expect(outlookFiles(play).map(({ name }) => name)).toEqual(['図面.zip'])
  expect(isEqual(outlookFiles(play)[0]?.bytes)).toBe(true)
  // Each byte was stored once, in order.
  const ranges = world.graph.ranges()
  expect(ranges.map(({ from: start }) => start)).toEqual([0, ...ranges.slice(0, -1).map(({ to }) => to + 1)])
  const puts = world.bench.log.slice(from).filter((line) => line.host === host && line.method === 'PUT')
  expect(puts.length).toBeLessThanOrEqual(ranges.length + 1)
  const again = await play.sync()
  expect(again.lastRun?.counts.files).toEqual({ neo: 0, outlook: 0 })
  expect(outlookFiles(play)).toHaveLength(1)
  expect(again.files).toEqual({ neo: 0, outlook: size })
  await play.end()
})

test('20 MB from Outlook to NEO: progress in MB, the worker killed while it is fetched, the upload cut; equal bytes, once', async () => {
  test.setTimeout(240_000)
  const play = await startPlay({ customer: true, settings, neoEvents: [event], outlookEvents: [] })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  const [copy] = world.outlookEvents()
  world.outlook().attach(copy?.id ?? '', { name: '写真.zip', bytes })
  world.bench.faults.push(
    { name: 'slow', host: 'graph.microsoft.com', path: /\$value/, times: 1, does: { delayMs: 2500 } },
    {
      name: 'cut',
      emulator: 'neo',
      method: 'POST',
      path: new RegExp(world.neo.drawn.update.cmd),
      times: 1,
      does: 'cut-before',
    },
    {
      name: 'slow NEO',
      emulator: 'neo',
      method: 'POST',
      path: new RegExp(world.neo.drawn.update.cmd),
      does: { delayMs: 2500 },
    },
  )
  await play.ask({ type: 'sync' })
  const fetched = () => world.bench.log.filter(({ path }) => path.endsWith('$value'))
  await expect.poll(() => fetched().length, { timeout: 60_000, intervals: [20] }).toBe(1)
  expect(await play.browser.killWorker()).toBe(true)
  const popup = expectBytesShown(play)
  await expect
    .poll(
      async () => {
        const { phase, lastRun } = await play.snapshot()
        return phase === 'idle' && lastRun?.trigger
      },
      { timeout: 120_000, intervals: [50] },
    )
    .toBe('resume')
  await play.sync()
  await popup
  expect(neoFiles(play).map(({ name }) => name)).toEqual(['写真.zip'])
  expect(isEqual(neoFiles(play)[0]?.bytes)).toBe(true)
  const again = await play.sync()
  expect([again.lastRun?.counts.files, neoFiles(play).length]).toEqual([{ neo: 0, outlook: 0 }, 1])
  await play.end()
})

test('a form that only NEO’s scripts render takes a file and gives it away again, through the open NEO page', async () => {
  const play = await startPlay({ variant: 'alias', customer: true, settings, neoEvents: [event], outlookEvents: [] })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  const small = bytes.slice(0, 2_000_000)
  const id = world.outlookEvents()[0]?.id ?? ''
  const attached = world.outlook().attach(id, { name: 'メモ.txt', bytes: small })
  const { lastRun } = await play.sync()
  expect(lastRun?.counts.files).toEqual({ neo: 1, outlook: 0 })
  expect(neoFiles(play).map(({ name }) => name)).toEqual(['メモ.txt'])
  expect(Buffer.compare(Buffer.from(neoFiles(play)[0]?.bytes ?? []), Buffer.from(small))).toBe(0)
  world.outlook().detach(id, attached)
  await play.sync()
  expect(neoFiles(play)).toEqual([])
  expect(await play.ask({ type: 'kept-files' })).toMatchObject([{ on: 'neo', name: 'メモ.txt', size: small.length }])
  await play.end()
})
