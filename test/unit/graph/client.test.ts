import { expect, test } from 'vitest'
import { createGraphClient } from '../../../lib/graph/client.ts'

const clientOf = (answer: (request: { url: string; init: RequestInit }) => Response) => {
  const asked: { url: string; init: RequestInit }[] = []
  const client = createGraphClient({
    token: async (options) => (options?.fresh ? 'fresh' : 'token'),
    fetch: async (input, init = {}) => {
      const request = { url: input instanceof Request ? input.url : `${input}`, init }
      asked.push(request)
      return answer(request)
    },
    zone: 'Tokyo Standard Time',
    now: () => 1000,
    pause: async () => undefined,
  })
  return { client, asked }
}
const headers = (init: RequestInit | undefined) => new Headers(init?.headers)

test('every request goes to Graph with the token and the preferences, without cookies', async () => {
  const { client, asked } = clientOf(() => Response.json({ id: '1' }))
  await client.single({ method: 'GET', url: '/me?$select=id' })
  await client.batch({ method: 'POST', url: '/$batch', body: { requests: [] } })
  const link = 'https://graph.microsoft.com/v1.0/me/calendarView/delta?$deltatoken=Ab_-%3D%2B.1&x=%20'
  await client.single({ method: 'GET', url: link, prefer: 'odata.maxpagesize=9' })
  expect(asked.map(({ url }) => url)).toEqual([
    'https://graph.microsoft.com/v1.0/me?$select=id',
    'https://graph.microsoft.com/v1.0/$batch',
    link,
  ])
  const prefer = 'IdType="ImmutableId", outlook.timezone="Tokyo Standard Time", outlook.body-content-type="text"'
  expect(asked.map(({ init }) => headers(init).get('prefer'))).toEqual([
    prefer,
    prefer,
    `${prefer}, odata.maxpagesize=9`,
  ])
  for (const { init } of asked) {
    expect(headers(init).get('authorization')).toBe('Bearer token')
    expect([init.credentials, init.cache]).toEqual(['omit', 'no-store'])
  }
  expect([asked[1]?.init.method, asked[1]?.init.body]).toEqual(['POST', '{"requests":[]}'])
})

test('a Retry-After that is a date counts from now', async () => {
  const { client } = clientOf(
    () => new Response('{}', { status: 429, headers: { 'retry-after': new Date(61_000).toUTCString() } }),
  )
  await expect(client.single({ method: 'GET', url: '/me' })).rejects.toMatchObject({
    problem: { kind: 'graph-throttled', retryAt: 61_000, side: 'outlook' },
  })
})

test('a code that is no code does not reach a problem', async () => {
  const { client } = clientOf(() => Response.json({ error: { code: '会議 <a@b>', message: 'm' } }, { status: 500 }))
  await expect(client.single({ method: 'GET', url: '/me' })).rejects.toMatchObject({
    problem: { kind: 'graph-unavailable', code: '500' },
  })
})
