// Attached files where something goes wrong: cuts, refusals, lost answers, a worker that dies anywhere. Real adapters over their emulators.
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../lib/core/problem.ts'
import type { Fault } from '../emulators/faults.ts'
import { memoryFiles } from '../fakes/memory-files.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { person } from '../fixtures/people.ts'
import { createEngine, day, type Engine } from './engine-world.ts'
import { bytesOf, neoFiles, outlookFiles, shown, uploads } from './files-world.ts'

const large = { fid: 'f1', name: '図面.pdf', bytes: bytesOf(9_000_001, 2) }
const small = { fid: 'f2', name: '議事録.txt', bytes: bytesOf(1200, 1) }
const event = { startdate: day(1), starttime: '1000', endtime: '1100', detail: '会議' }
const ranges = ['0-3932159', '3932160-7864319', '7864320-9000000']
const world = { neoEvents: [], outlookEvents: [] }

const withFiles = async (...files: (typeof large)[]) => {
  const made = await createEngine(world)
  const sid = made.world.neo.addEvent(person.neoUid, { ...event, files })
  return { made, sid, bench: made.world.bench }
}
const host = 'outlook.office.com'
const atRest = async (made: Engine) => {
  const again = await made.runFiles({ reread: true })
  expect(again.files).toMatchObject({ copied: { neo: 0, outlook: 0 }, removed: { neo: 0, outlook: 0 }, left: [] })
  expect(made.world.offences()).toEqual([])
}

describe('an upload session', () => {
  const cuts: { name: string; fault: Omit<Fault, 'name'>; cut: number }[] = [
    { name: 'the second range does not arrive', fault: { does: 'cut-before', skip: 1, times: 1 }, cut: 1 },
    { name: 'the second range arrives, its answer does not', fault: { does: 'cut-after', skip: 1, times: 1 }, cut: 0 },
    { name: 'the last range arrives, its answer does not', fault: { does: 'cut-after', skip: 2, times: 1 }, cut: 0 },
    { name: 'a range is answered with 503', fault: { does: { status: 503 }, skip: 1, times: 2 }, cut: 2 },
    { name: 'a range is throttled', fault: { does: { status: 429, retryAfter: 3 }, skip: 1, times: 1 }, cut: 1 },
  ]
  test.each(cuts)('$name: it goes on where it stopped', async ({ name, fault, cut }) => {
    const { made, bench } = await withFiles(large)
    bench.faults.push({ name, host, method: 'PUT', ...fault })
    expect((await made.runFiles()).files).toMatchObject({ copied: { outlook: 1 }, left: [] })
    expect(outlookFiles(made)).toEqual([large].map(shown))
    expect(uploads(made)).toEqual(ranges)
    const puts = bench.log.filter((line) => line.host === host && line.method === 'PUT')
    expect(puts).toHaveLength(ranges.length + cut)
    await atRest(made)
  })

  test('it goes on in the next run, and is begun anew where it has ended meanwhile', async () => {
    const { made, bench } = await withFiles(large)
    const offline: Fault = { name: 'offline', host, method: 'PUT', skip: 1, does: 'cut-before' }
    bench.faults.push(offline)
    const first = await made.runFiles()
    expect(first.files).toMatchObject({ copied: { outlook: 0 }, problem: { kind: 'graph-unreachable' } })
    expect(uploads(made)).toEqual(ranges.slice(0, 1))
    bench.faults.length = 0
    expect((await made.runFiles()).files.copied.outlook).toBe(1)
    expect(uploads(made)).toEqual(ranges)
    expect(made.uploads.all.size).toBe(0)
    await atRest(made)

    const other = await withFiles(large)
    other.bench.faults.push(offline)
    await other.made.runFiles()
    other.bench.faults.length = 0
    other.made.world.graph.expireUploads()
    expect((await other.made.runFiles()).files.copied.outlook).toBe(1)
    expect(outlookFiles(other.made)).toEqual([large].map(shown))
    await atRest(other.made)
  })

  test('a long Retry-After ends the run and says when; nothing is asked before', async () => {
    const { made, bench } = await withFiles(large)
    bench.faults.push({ name: 'wait', host, method: 'PUT', does: { status: 429, retryAfter: 120 } })
    const { files } = await made.runFiles()
    expect(files.problem).toMatchObject({ kind: 'graph-throttled', retryAt: expect.any(Number) })
    expect(bench.log.filter((line) => line.host === host)).toHaveLength(1)
  })

  test('no token goes to the upload host, and its address is in no problem', async () => {
    const { made, bench } = await withFiles(large)
    const seen: (string | null)[] = []
    bench.faults.push({ name: 'gone', host, method: 'PUT', does: { status: 500 } })
    const { files } = await made.runFiles({
      through: (send) => async (input, init) => {
        const request = new Request(input, init)
        if (request.url.includes(host)) seen.push(request.headers.get('authorization'))
        return send(request)
      },
    })
    expect(seen.length).toBeGreaterThan(0)
    expect(new Set(seen)).toEqual(new Set([null]))
    expect(JSON.stringify(files)).not.toContain('authtoken')
  })

  test('without the permission for its host only small files go, and large ones are named', async () => {
    const { made, bench } = await withFiles(large, small)
    const { files } = await made.runFiles({ uploads: false })
    expect(files).toMatchObject({ copied: { outlook: 1 }, left: [{ on: 'neo', name: '図面.pdf', why: 'permission' }] })
    expect(bench.log.some((line) => line.host === host)).toBe(false)
    expect((await made.runFiles({ uploads: true })).files).toMatchObject({ copied: { outlook: 1 }, left: [] })
    await atRest(made)
  })
})

describe('lost answers', () => {
  test('a small file whose answer got lost is found by a look', async () => {
    const { made, bench } = await withFiles(small)
    bench.faults.push({
      name: 'lost',
      emulator: 'graph',
      method: 'POST',
      path: /attachments$/,
      times: 1,
      does: 'cut-after',
    })
    expect((await made.runFiles()).files.copied.outlook).toBe(1)
    expect(outlookFiles(made)).toEqual([small].map(shown))
    await atRest(made)
  })

  test('so is one of NEO', async () => {
    const { made, sid, bench } = await withFiles()
    await made.run()
    made.world.outlook().attach(made.world.outlookEvents()[0]?.id ?? '', { name: 'a.txt', bytes: small.bytes })
    bench.faults.push({
      name: 'lost',
      emulator: 'neo',
      method: 'POST',
      path: /dneor.cgi\/sch(?!private)/,
      times: 1,
      does: 'cut-after',
    })
    await made.runFiles()
    await made.runFiles()
    expect(neoFiles(made, sid)).toEqual([{ name: 'a.txt', bytes: small.bytes }].map(shown))
    await atRest(made)
  })
})

describe('a worker that dies', () => {
  const death = new ProblemError({ kind: 'internal' })
  test.each([1, 2, 3, 4, 5, 6])('after what is stored for the %ith time: one copy, settled by looking', async (nth) => {
    const files = memoryFiles({
      after: () => {
        if (++stored === nth) throw death
      },
    })
    let stored = 0
    const pc = {
      device: 'device-1',
      store: memoryStore(),
      mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
      files,
    }
    const made = await createEngine({ ...world, pc })
    made.world.neo.addEvent(person.neoUid, { ...event, files: [small, large] })
    await made.runFiles()
    expect(stored).toBeGreaterThanOrEqual(nth)
    await made.runFiles()
    expect(outlookFiles(made)).toEqual([small, large].map(shown))
    expect(uploads(made)).toEqual(ranges)
    await atRest(made)
  })

  test.each(['before', 'after'] as const)(
    '%s any request to Outlook: one copy, equal bytes',
    async (when) => {
      let requests = 0
      const middle = { ...large, bytes: large.bytes.slice(0, 4_000_000) }
      const count = await withFiles(small, middle)
      const begin = count.bench.log.length
      await count.made.runFiles()
      const all = count.bench.log.slice(begin).filter(({ emulator }) => emulator === 'graph').length
      for (let nth = 1; nth <= all; nth++) {
        requests = 0
        const { made } = await withFiles(small, middle)
        const dying =
          (send: typeof fetch): typeof fetch =>
          async (input, init) => {
            const isGraph =
              (input instanceof Request ? input.url : String(input)).includes('office.com') ||
              (input instanceof Request ? input.url : String(input)).includes('graph.microsoft')
            if (isGraph) requests++
            if (isGraph && requests === nth && when === 'before') throw death
            if (requests > nth) throw death
            const answer = await send(input, init)
            if (isGraph && requests === nth) throw death
            return answer
          }
        await made.runFiles({ through: dying }).catch(() => undefined)
        await made.runFiles()
        await made.runFiles()
        expect(outlookFiles(made)).toEqual([small, middle].map(shown))
        expect(made.world.offences()).toEqual([])
      }
    },
    240_000,
  )
})
