// The organisation's rooms, to choose from.
import { expect, test } from 'vitest'
import { listRooms } from '../../lib/graph/rooms.ts'
import { createWorld, oid, scope } from './graph-world.ts'

const worldFor = (scp: string) => {
  const world = createWorld({
    verify: async () => ({ oid, tid: scope.tenantId, scp, exp: Date.parse('2030-01-01T00:00:00Z') / 1000 }),
  })
  const read = () =>
    listRooms({
      token: async () => 'a-token-for-rooms',
      fetch: world.bench.fetch,
      zone: 'Tokyo Standard Time',
      now: () => world.time.now,
      pause: async () => undefined,
    })
  return { world, read }
}

test('all of them, page by page, by name; one without an address is none', async () => {
  const { world, read } = worldFor('User.Read Calendars.ReadWrite Place.Read.All')
  world.graph.settings.rooms = [
    { displayName: '倉庫', emailAddress: null },
    ...Array.from({ length: 230 }, (_, index) => ({
      displayName: index === 0 ? '' : `会議室 ${String(230 - index).padStart(3, '0')}`,
      emailAddress: `Room${index}@Example.com`,
    })),
  ]
  const found = await read()
  expect([found.length, found[0], found.at(-1)]).toEqual([
    230,
    { address: 'room0@example.com', name: 'Room0@Example.com' },
    { address: 'room1@example.com', name: '会議室 229' },
  ])
  expect(world.sent()).toEqual(Array.from({ length: 3 }, () => 'GET /places/microsoft.graph.room'))
})

test('without the permission it is refused, and the reason can be said', async () => {
  const { read } = worldFor('User.Read Calendars.ReadWrite')
  await expect(read()).rejects.toMatchObject({ problem: { kind: 'graph-denied', code: 'erroraccessdenied' } })
})

test.each([
  ['half an answer', { value: [{ displayName: 1 }] }],
  ['a page elsewhere', { value: [], '@odata.nextLink': 'https://example.com/v1.0/places' }],
  ['a page that leads to itself', { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/places/x' }],
])('%s is no list', async (_, body) => {
  const { world } = worldFor('Place.Read.All')
  const list = listRooms({
    token: async () => 'a-token-for-rooms',
    fetch: async () => Response.json(body),
    zone: 'Tokyo Standard Time',
    now: () => world.time.now,
    pause: async () => undefined,
  })
  await expect(list).rejects.toMatchObject({ problem: { kind: 'graph-unexpected-answer', code: 'rooms' } })
})
