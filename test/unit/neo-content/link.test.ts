import { describe, expect, it } from 'vitest'
import { createLink } from '../../../entrypoints/neo.content/link.ts'
import type { FromPage, ToPage } from '../../../lib/messages/protocol.ts'
import { emptySnapshot } from '../../../lib/messages/snapshot.ts'
import { fakeEvent } from '../../fakes/browser.ts'

const hello: FromPage = { type: 'hello', base: '/cgi-bin/dneo', ext: 'cgi' }
const news: ToPage = { type: 'snapshot', snapshot: emptySnapshot }

const world = () => {
  const ports: { sent: FromPage[]; dead: boolean; onMessage: ReturnType<typeof fakeEvent<[ToPage]>>; end(): void }[] =
    []
  const timers: { callback: () => void; ms: number }[] = []
  const seen = { received: 0, stale: 0, wanted: false, alive: true }
  const connect = () => {
    const onDisconnect = fakeEvent<[]>()
    const port = {
      sent: [] as FromPage[],
      dead: false,
      onMessage: fakeEvent<[ToPage]>(),
      onDisconnect,
      postMessage: (message: FromPage) => {
        if (port.dead) throw new Error('disconnected port')
        port.sent.push(message)
      },
      end: () => {
        port.dead = true
        onDisconnect.fire()
      },
    }
    ports.push(port)
    return port
  }
  const link = createLink({
    connect,
    isAlive: () => seen.alive,
    hello: () => hello,
    receive: () => seen.received++,
    wanted: () => seen.wanted,
    stale: () => seen.stale++,
    later: (callback, ms) => void timers.push({ callback, ms }),
  })
  return { link, ports, timers, seen }
}

describe('the link of a NEO page to the worker', () => {
  it('introduces itself once and hears the worker', () => {
    const { link, ports, seen } = world()
    link.open()
    link.open()
    expect(ports.map(({ sent }) => sent)).toEqual([[hello]])
    ports[0]?.onMessage.fire(news)
    expect(seen.received).toBe(1)
  })
  it('lets an ended worker rest while nobody looks, and wakes it with the next word', () => {
    const { link, ports, timers } = world()
    link.open()
    ports[0]?.end()
    expect(timers).toEqual([])
    expect(link.isOpen()).toBe(false)
    link.send({ type: 'sync' })
    expect(ports[1]?.sent).toEqual([hello, { type: 'sync' }])
  })
  it('comes back by itself while it is wanted, more and more slowly, until the worker speaks again', () => {
    const { link, ports, timers, seen } = world()
    seen.wanted = true
    link.open()
    for (let round = 0; round < 8; round++) {
      ports.at(-1)?.end()
      timers.at(-1)?.callback()
    }
    expect(ports).toHaveLength(9)
    expect(timers.map(({ ms }) => ms)).toEqual([400, 800, 1600, 3200, 6400, 12_800, 20_000, 20_000])
    ports.at(-1)?.onMessage.fire(news)
    ports.at(-1)?.end()
    expect(timers.at(-1)?.ms).toBe(400)
  })
  it('does not come back if it is no longer wanted when its time comes', () => {
    const { link, ports, timers, seen } = world()
    seen.wanted = true
    link.open()
    ports[0]?.end()
    seen.wanted = false
    timers[0]?.callback()
    expect(ports).toHaveLength(1)
  })
  it('sends again when the worker ended between two ticks', () => {
    const { link, ports } = world()
    link.open()
    ports[0]!.dead = true
    link.send({ type: 'sync' })
    expect(ports[1]?.sent).toEqual([hello, { type: 'sync' }])
  })
  it('is stale once, for good, when the extension is gone', () => {
    const { link, ports, timers, seen } = world()
    seen.wanted = true
    link.open()
    seen.alive = false
    ports[0]?.end()
    link.send({ type: 'sync' })
    link.open()
    expect(seen.stale).toBe(1)
    expect(timers).toEqual([])
    expect(ports).toHaveLength(1)
  })
})
