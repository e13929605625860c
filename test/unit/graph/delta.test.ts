import { expect, test } from 'vitest'
import type { GraphClient } from '../../../lib/graph/client.ts'
import { readRound } from '../../../lib/graph/delta.ts'
import { tokyo } from '../../../lib/graph/zones.ts'

const root = 'https://graph.microsoft.com/v1.0/me/calendar/calendarView/delta'
const window = { from: '2026-11-01', to: '2026-11-30' }
const place = { calendar: 'default', zone: tokyo }
const time = { dateTime: '2026-11-26T10:00:00.0000000', timeZone: tokyo }
const event = (id: string, etag = '1', lastModifiedDateTime = '2026-11-24T03:00:00Z') => ({
  id,
  '@odata.etag': etag,
  type: 'singleInstance',
  lastModifiedDateTime,
  start: time,
  end: time,
})
const removed = (id: string) => ({ id, '@odata.type': '#microsoft.graph.event', '@removed': { reason: 'deleted' } })
const next = (name: string, ...value: unknown[]) => ({ value, '@odata.nextLink': `${root}?$skiptoken=${name}` })
const last = (...value: unknown[]) => ({ value, '@odata.deltaLink': `${root}?$deltatoken=end` })

/** Answers one page after the other, the last one for ever. */
const clientOf = (...pages: unknown[]) => {
  const urls: string[] = []
  const client = {
    now: () => 0,
    single: async ({ url }: { url: string }) => {
      const page = pages[Math.min(urls.length, pages.length - 1)]
      urls.push(url)
      return { status: 200, body: page }
    },
  }
  return { urls, client: client as unknown as GraphClient }
}
const read = (client: GraphClient) => readRound(client, place, undefined, window, () => undefined)

test('follows the links, an empty first page too, and keeps the last word on each event', async () => {
  const { client, urls } = clientOf(
    next('1'),
    next('2', event('a', '2', '2026-11-24T05:00:00Z'), { id: 'o', type: 'occurrence', start: time, end: time }),
    next('3', event('b'), removed('c'), { ...event('x'), type: 'exception' }),
    last(event('a', '1', '2026-11-24T03:00:00Z'), event('b', '2')),
  )
  const round = await read(client)
  expect(round.full).toBe(true)
  expect([...round.events].map(([id, each]) => [id, each['@odata.etag']])).toEqual([
    ['a', '2'],
    ['b', '2'],
  ])
  expect([...round.removed]).toEqual(['c'])
  expect(round.cursor).toEqual({ from: '2026-10-01', to: '2026-12-31', link: `${root}?$deltatoken=end` })
  expect(urls.slice(1)).toEqual(['1', '2', '3'].map((name) => `${root}?$skiptoken=${name}`))
})

test('a link that comes again and brings nothing new ends the round as failed', async () => {
  const loop = clientOf(next('1', event('a')), next('2', event('b')), next('1', event('b')), next('2', event('a')))
  await expect(read(loop.client)).rejects.toMatchObject({
    problem: { kind: 'graph-unexpected-answer', code: 'delta-loop' },
  })
  expect(loop.urls.length).toBeLessThan(8)
})

test('a link that comes again is followed as long as it brings something', async () => {
  const { client } = clientOf(next('1', event('a')), next('1', event('b')), next('1', event('c')), last(event('d')))
  expect([...(await read(client)).events.keys()]).toEqual(['a', 'b', 'c', 'd'])
})

test.each([
  ['no link', { value: [] }],
  ['both links', { ...next('1'), ...last() }],
  ['a link to another host', { value: [], '@odata.nextLink': 'https://graph.microsoft.com.example.com/v1.0/me' }],
  ['a link that is not safe', { value: [], '@odata.deltaLink': 'http://graph.microsoft.com/v1.0/me' }],
  ['an event without times', last({ id: 'a', '@odata.etag': '1', type: 'singleInstance' })],
  ['no list', { '@odata.deltaLink': `${root}?$deltatoken=end` }],
])('a page with %s is no page', async (_, page) => {
  await expect(read(clientOf(page).client)).rejects.toMatchObject({
    problem: { kind: 'graph-unexpected-answer', code: 'delta-page' },
  })
})
