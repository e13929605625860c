import { expect, it, test } from 'vitest'
import { resolveSettings } from '../../../lib/settings/resolve.ts'
import { faultOf, isRoomTable, roomRows, roomText } from '../../../lib/settings/rooms.ts'

const row = (facility: string, address: string, name = facility) => ({ facility, address, name })

it('a line is a facility, the address of its room, and how Outlook shows it where that differs', () => {
  const rows = [row('第1会議室', 'room1@example.com'), row('a = b', 'b.c+d@sub.example.com', 'B=C')]
  expect(roomRows('第1会議室=Room1@Example.com\n\n a = b=b.c+d@sub.example.com=B=C ')).toEqual(rows)
  expect(roomRows(roomText(rows))).toEqual(rows)
  expect(roomText(rows)).toBe('第1会議室=room1@example.com\na = b=b.c+d@sub.example.com=B=C')
})

test.each<[string, string, boolean]>([
  ['nothing', '', true],
  ['two rows', 'A=a@example.com\nB=b@example.com=C', true],
  ['no address', 'A', false],
  ['half an address', 'A=a@', false],
  ['no mail address', 'A=a@b', false],
  ['blanks in it', 'A=a b@example.com', false],
  ['one facility twice', 'A=a@example.com\nA=b@example.com', false],
  ['one room twice, in whatever letters', 'A=a@example.com\nB=A@Example.com', false],
  ['no facility', '=a@example.com', false],
  ['a long name', `${'あ'.repeat(101)}=a@example.com`, false],
])('%s', (_, text, fits) => {
  expect(isRoomTable(text)).toBe(fits)
  expect(resolveSettings({ facilityRooms: text }, {}).refused.map(({ name }) => name)).toEqual(
    fits ? [] : ['facilityRooms'],
  )
})

it('says what is wrong with a row that is being typed', () => {
  const good = row('A', 'a@example.com')
  const found = (typed: ReturnType<typeof row>) => faultOf(typed, [good, typed])
  expect(found(row('', ''))).toBe(undefined)
  expect(found(row('B', ''))).toBe(undefined)
  expect(found(row('B', 'b@example.com', ''))).toBe(undefined)
  expect(found(row(' ', 'b@example.com'))).toBe('facility')
  expect(found(row('あ'.repeat(101), 'b@example.com', 'B'))).toBe('facility-long')
  expect(found(row('B', 'b@example'))).toBe('address')
  expect(found(row('B', 'b=c@example.com'))).toBe('address')
  expect(found(row('B', 'b@example.com', 'あ'.repeat(101)))).toBe('name-long')
  expect(found(row('A ', 'b@example.com'))).toBe('facility-twice')
  expect(found(row('B', ' A@example.com'))).toBe('address-twice')
  // One that has no address is no row yet: it takes nothing from the other.
  expect(faultOf(good, [good, row('A', '')])).toBe(undefined)
})

it('a facility that looks like a row with an address of its own is no facility that can be stored', () =>
  expect(faultOf(row('A=x@example.com', 'b@example.com'), [])).toBe('address'))
