import { fakeBrowser, fakeEvent } from '../../fakes/browser.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { listenToNeoPages, type NeoPage } from '../../../lib/messages/background.ts'
import { neoMatches } from '../../../lib/messages/neo-matches.ts'
import type { FromPage } from '../../../lib/messages/protocol.ts'

const address = 'https://example.dn-cloud.com/cgi-bin/dneo/dneo.cgi?cmd=schindex'
const goodSender = { id: 'test-extension-id', url: address, tab: { id: 1 } }

const fakePort = (name: string, sender: object) => {
  const sent: unknown[] = []
  const port = { name, sender, sent, ended: false, onMessage: fakeEvent<[unknown]>(), onDisconnect: fakeEvent<[]>() }
  return {
    ...port,
    postMessage: (message: unknown) => void sent.push(message),
    disconnect: () => void sent.push('end'),
  }
}

const listen = () => {
  const onConnect = fakeEvent<[ReturnType<typeof fakePort>]>()
  Object.assign(fakeBrowser.runtime, { onConnect })
  const seen: { open: NeoPage[]; close: NeoPage[]; messages: FromPage[] } = { open: [], close: [], messages: [] }
  listenToNeoPages({
    open: (page) => void seen.open.push(page),
    close: (page) => void seen.close.push(page),
    message: (_, message) => void seen.messages.push(message),
  })
  const connect = (sender: object = goodSender, name = 'neo-page') => {
    const port = fakePort(name, sender)
    onConnect.fire(port)
    return port
  }
  return { seen, connect }
}

beforeEach(() => fakeBrowser.reset())

describe('listenToNeoPages', () => {
  it('takes the origin from the browser, and talks both ways', () => {
    const { seen, connect } = listen()
    const port = connect()
    expect(seen.open[0]?.origin).toBe('https://example.dn-cloud.com')
    seen.open[0]?.post({ type: 'find-sample', request: 1, day: '2026-11-25' })
    expect(port.sent).toEqual([{ type: 'find-sample', request: 1, day: '2026-11-25' }])
    port.onMessage.fire({ type: 'sync' })
    expect(seen.messages).toEqual([{ type: 'sync' }])
    port.onDisconnect.fire()
    expect(seen.close).toEqual(seen.open)
  })
  it('drops what does not fit the protocol', () => {
    const { seen, connect } = listen()
    const port = connect()
    for (const bad of [
      undefined,
      'sync',
      { type: 'save-settings', change: {} },
      { type: 'open', page: 'https://evil.example' },
      { type: 'hello', base: '/a/../b?x', ext: 'cgi' },
      { type: 'hello', base: '/cgi-bin/dneo', ext: 'php' },
      { type: 'form-read', request: 1, form: { action: '', method: 'put', values: [] } },
    ])
      port.onMessage.fire(bad)
    expect(seen.messages).toEqual([])
    port.onMessage.fire({ type: 'hello', base: '/cgi-bin/dneo', ext: 'cgi', tokens: 'x' })
    expect(seen.messages).toEqual([{ type: 'hello', base: '/cgi-bin/dneo', ext: 'cgi' }])
  })
  it('takes the names of users and facilities with a form', () => {
    const { seen, connect } = listen()
    const form = {
      action: 'https://example.dn-cloud.com/x',
      method: 'post',
      values: [['otherto', '1002']],
      people: [{ name: 'otherto', value: '1002', label: '佐藤 花子' }],
    }
    connect().onMessage.fire({ type: 'form-read', request: 1, form })
    expect(seen.messages).toEqual([{ type: 'form-read', request: 1, form }])
  })
  it('does not open for other extensions, plain http or pages without a tab; other ports are not its business', () => {
    const { seen, connect } = listen()
    for (const sender of [
      { ...goodSender, id: 'another' },
      { ...goodSender, url: address.replace('https', 'http') },
      { id: goodSender.id, url: address },
    ])
      expect(connect(sender).sent).toEqual(['end'])
    expect(connect(goodSender, 'offscreen-sign-in').sent).toEqual([])
    expect(seen.open).toEqual([])
  })
})

it("matches NEO's own pages in any directory", () => {
  expect(neoMatches('https://neo.example.jp')).toEqual([
    'https://neo.example.jp/*dneo.cgi*',
    'https://neo.example.jp/*dneo.exe*',
  ])
})
