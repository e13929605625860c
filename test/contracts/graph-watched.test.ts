import { expect, test } from 'vitest'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { readBoth } from '../../lib/core/reading.ts'
import { ask, claimOf, createWorld, one, window } from './graph-world.ts'
test('a claim of another device is seen on an event that only a wish is about', async () => {
  const world = createWorld()
  const id = world.box.add({ subject: '会議', start: '2026-11-25T10:00', end: '2026-11-25T11:00' })
  const [first, second] = ['pc-1', 'pc-2'].map((device) => world.side({ device, mirror: memoryMirror() }))
  if (!first || !second) throw new Error('no devices')
  const wish = {
    id: 'w1',
    at: 1,
    want: 'outlook' as const,
    outlook: id,
    seen: '',
    days: { from: '2026-11-25', to: '2026-11-25' },
  }
  const neo = {
    name: 'neo',
    chunk: 1,
    read: async () => ({ items: [], missing: new Map(), waiting: 0 }),
    write: async () => [],
    seek: async () => [],
  } as const
  const look = async () =>
    (
      await readBoth({
        sides: { neo, outlook: second },
        links: [],
        intents: [],
        wishes: [wish],
        window,
        report: () => undefined,
      })
    ).outlook
  const seen = one(await first.read(ask()), '会議')
  await look()
  const { claim } = claimOf(seen)
  expect((await first.write([claimOf(seen)]))[0]?.is).toBe('done')
  // Its echo is late; then it must be known, or the second device claims it again with the new etag and makes the partner once more.
  for (let round = 0; round < 4; round++) await look()
  const now = one(await look(), '会議')
  expect(now.claim).toEqual(claim)
  expect((await second.write([claimOf(now, { device: 'pc-2', id: 'c2' })]))[0]?.is).toBe('done')
})
