import { expect, test } from 'vitest'
import { ProblemError } from '../../../lib/core/problem.ts'
import { sendBatch } from '../../../lib/graph/batch.ts'
import type { Ask, GraphClient } from '../../../lib/graph/client.ts'

type Sent = { requests: { id: string; url: string; headers: Record<string, string> }[] }
const requestsOf = (ask: Ask | undefined) => (ask?.body as Sent | undefined)?.requests ?? []
type Reply = { id: string; status: number; headers?: Record<string, string>; body?: unknown }

const clientOf = (...answers: ((sent: Sent) => Reply[])[]) => {
  const asked: Ask[] = []
  const pauses: number[] = []
  const client = {
    prefer: 'IdType="ImmutableId"',
    now: () => 0,
    pause: async (ms: number) => void pauses.push(ms),
    batch: async (ask: Ask) => {
      const answer = answers[asked.length]
      asked.push(ask)
      if (!answer) throw new ProblemError({ kind: 'graph-unreachable' })
      return { status: 200, body: { responses: answer(ask.body as Sent) } }
    },
  }
  return { client: client as unknown as GraphClient, asked, pauses }
}
const items = ['/me/events/a', '/me/events/b', '/me/events/c'].map((url) => ({ method: 'GET' as const, url }))
const ok = ({ requests }: Sent) => requests.map(({ id, url }) => ({ id, status: 200, body: url }))

test('answers in the order of asking, with the preferences on every item', async () => {
  const { client, asked } = clientOf((sent) => ok(sent).toReversed())
  const answers = await sendBatch(client, items)
  expect(answers.map(({ body }) => body)).toEqual(items.map(({ url }) => url))
  expect(requestsOf(asked[0]).map(({ headers }) => headers)).toEqual(
    items.map(() => ({ Prefer: 'IdType="ImmutableId"' })),
  )
})

test('an item without an answer is not known', async () => {
  const { client } = clientOf((sent) => ok(sent).slice(1))
  const [first, second] = await sendBatch(client, items)
  expect([first?.status, second?.status]).toEqual([0, 200])
  expect(first?.problem?.kind).toBe('graph-unexpected-answer')
})

const busy = ({ requests }: Sent) =>
  requests.map(({ id, url }) =>
    url.endsWith('b') ? { id, status: 429, headers: { 'retry-after': '4' } } : { id, status: 200, body: url },
  )

test('items that were turned away are sent once more, alone', async () => {
  const { client, asked, pauses } = clientOf(busy, ok)
  expect((await sendBatch(client, items)).map(({ status }) => status)).toEqual([200, 200, 200])
  expect(requestsOf(asked[1]).map(({ url }) => url)).toEqual(['/me/events/b'])
  expect(pauses).toEqual([4000])
})

test('nothing is sent again earlier than was said: the longest short wait is kept, a long one is left', async () => {
  const waits: Record<string, string> = { a: '4', b: '15', c: '21' }
  const all = ({ requests }: Sent) =>
    requests.map(({ id, url }) => ({ id, status: 429, headers: { 'Retry-After': waits[url.slice(-1)] ?? '' } }))
  const { client, asked, pauses } = clientOf(all, ok)
  expect((await sendBatch(client, items)).map(({ status }) => status)).toEqual([200, 200, 429])
  expect(requestsOf(asked[1]).map(({ url }) => url)).toEqual(['/me/events/a', '/me/events/b'])
  expect(pauses).toEqual([15_000])
})

test('what was answered stands, although the second sending is cut', async () => {
  const { client } = clientOf(busy)
  const answers = await sendBatch(client, items)
  expect(answers.map(({ status }) => status)).toEqual([200, 0, 200])
  expect(answers[1]?.problem?.kind).toBe('graph-unreachable')
})

test('a first sending that fails is a failure', async () => {
  await expect(sendBatch(clientOf().client, items)).rejects.toMatchObject({ problem: { kind: 'graph-unreachable' } })
})
