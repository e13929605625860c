import { expect, test } from 'vitest'
import type { Fields, Item } from '../../../lib/core/event.ts'
import { merge } from '../../../lib/core/merge.ts'
import type { Direction } from '../../../lib/core/rules.ts'
import { placeOfRoom, roomOfOptional, roomsIn, roomsOf, textOfRooms } from '../../../lib/core/rooms.ts'
import { veil } from '../../../lib/core/veil.ts'
import { fieldsOf, itemOf, linkOf, pictureOf, rulesOf } from './build.ts'

const table = [
  { facility: '第1会議室', address: 'room1@example.com', name: 'Room; 1' },
  { facility: '応接室', address: 'a@example.com', name: '応接室' },
]
const room1 = 'room1@example.com Room； 1'

test('rooms as one text: in one order, each once, whatever letters an address has', () => {
  expect(roomsOf(['第1会議室', '社用車', '応接室'], table)).toBe(`a@example.com 応接室\n${room1}`)
  expect(roomsOf(['応接室', '第1会議室', '応接室'], table)).toBe(`a@example.com 応接室\n${room1}`)
  expect(textOfRooms([{ address: 'A@Example.com', name: ' x  y ' }])).toBe('a@example.com x y')
  expect(roomsIn(`${room1}\n\nb@example.com`)).toEqual([
    { address: 'room1@example.com', name: 'Room； 1' },
    { address: 'b@example.com', name: '' },
  ])
})

test('a place is a room of ours only if it has an address and says that NEO has booked it', () => {
  const displayName = placeOfRoom({ address: 'a@example.com', name: '応接室' })
  expect(displayName).toBe('応接室（NEO）')
  expect(roomOfOptional({ displayName, locationEmailAddress: 'a@example.com' })).toEqual({
    address: 'a@example.com',
    name: '応接室',
  })
  for (const place of [
    { displayName },
    { displayName, locationEmailAddress: '' },
    { displayName: '応接室', locationEmailAddress: 'a@example.com' },
  ])
    expect(roomOfOptional(place)).toBe(undefined)
})

/** What of rooms a NEO event wants. `was`: what they were when last agreed. */
const wanted = (more: Partial<Item>, was?: string, rules: Parameters<typeof rulesOf>[0] = { facilityRooms: table }) => {
  const neo = pictureOf([itemOf('n1', fieldsOf('定例'), more)])
  const links = was === undefined ? [] : [linkOf('n1', 'o1', fieldsOf('定例', { rooms: was }))]
  return veil({ neo, outlook: pictureOf([]) }, links, rulesOf(rules)).neo.items[0]?.fields.rooms
}
const none = { facilityRooms: [] }
test.each<[string, Parameters<typeof wanted>, string | undefined]>([
  ['those of the table', [{ facilities: ['第1会議室', '社用車'] }], room1],
  ['none of its facilities is in the table', [{ facilities: ['社用車'] }], ''],
  ['it has none', [{ facilities: [] }, room1], ''],
  ['its facilities are not known', [{}, room1], undefined],
  [
    'only its times leave NEO',
    [{ facilities: ['第1会議室'], kind: '通院' }, undefined, { facilityRooms: table, busyKinds: ['通院'] }],
    '',
  ],
  ['there is no table', [{ facilities: ['第1会議室'] }, undefined, none], undefined],
  ['there is no table any more', [{ facilities: ['第1会議室'] }, room1, none], ''],
  ['there was nothing and is no table any more', [{ facilities: ['第1会議室'] }, '', none], undefined],
])('what an event wants: %s', (_, args, expected) => expect(wanted(...args)).toBe(expected))

const merged = (
  was: string | undefined,
  neo: Partial<Fields>,
  outlook: Partial<Fields>,
  { direction = 'both', ...more }: Partial<Item> & { direction?: Direction } = {},
) => {
  const { toOutlook, toNeo, agreed, conflicts } = merge(
    linkOf('n1', 'o1', fieldsOf('定例', was === undefined ? {} : { rooms: was })),
    itemOf('n1', fieldsOf('定例', neo)),
    itemOf('o1', fieldsOf('定例', outlook), more),
    { direction, conflicts: 'ask' },
  )
  return { toOutlook, toNeo, agreed, conflicts }
}
const nothing = { toOutlook: [], toNeo: [], agreed: [], conflicts: [] }
const written = { ...nothing, toOutlook: ['rooms'] }
test.each<[string, Parameters<typeof merged>, object]>([
  ['a facility was booked', [undefined, { rooms: 'a' }, { rooms: '' }], written],
  ['an event that was read before there were rooms', [undefined, { rooms: 'a' }, {}], written],
  ['it is there already', [undefined, { rooms: 'a' }, { rooms: 'a' }], { ...nothing, agreed: ['rooms'] }],
  ['another one was booked', ['a', { rooms: 'b' }, { rooms: 'a' }], written],
  ['it is not booked any more', ['a', { rooms: '' }, { rooms: 'a' }], written],
  ['a person took it away in Outlook', ['a', { rooms: 'a' }, { rooms: '' }], nothing],
  ['a person added one in Outlook', ['a', { rooms: 'a' }, { rooms: 'a\nb' }], nothing],
  ['nobody wants any', ['a', {}, { rooms: 'a' }], nothing],
  ['only Outlook is read', ['', { rooms: 'a' }, { rooms: '' }, { direction: 'outlook-to-neo' }], nothing],
  ['it may not be written', ['', { rooms: 'a' }, { rooms: '' }, { readOnly: true }], nothing],
])('%s', (_, args, expected) => expect(merged(...args)).toEqual(expected))

test('rooms of a private event wait until the other one is private, too', () => {
  const hidden = { visibility: 'private' } as const
  const open = { rooms: '', visibility: 'open' } as const
  expect(merged('', { rooms: 'a', ...hidden }, open, { fixed: ['visibility'] }).toOutlook).toEqual([])
  expect(merged('', { rooms: 'a', ...hidden }, open).toOutlook).toEqual(['visibility', 'rooms'])
  expect(merged('', { rooms: 'a', ...hidden }, { rooms: '', ...hidden }).toOutlook).toEqual(['rooms'])
})
