import { describe, expect, test } from 'vitest'
import { bodyOf, itemOf } from '../../../lib/graph/convert.ts'
import { eventSchema } from '../../../lib/graph/wire.ts'
import { tokyo } from '../../../lib/graph/zones.ts'
import { scope } from '../../contracts/graph-world.ts'

const at = (dateTime: string, timeZone = tokyo) => ({ dateTime: `${dateTime}:00.0000000`, timeZone })
const plain = {
  '@odata.etag': 'W/"1"',
  id: 'AAk1',
  type: 'singleInstance',
  subject: '会議',
  body: { contentType: 'text', content: '内容\r\n' },
  start: at('2026-11-26T10:00'),
  end: at('2026-11-26T11:00'),
  location: { displayName: '第1会議室' },
  attendees: [],
  isAllDay: false,
  sensitivity: 'normal',
  showAs: 'busy',
  importance: 'normal',
  isCancelled: false,
  isOrganizer: true,
  isOnlineMeeting: false,
  iCalUId: '0400',
  lastModifiedDateTime: '2026-11-24T03:00:00.1234567Z',
}
const read = (more: object = {}) => itemOf(eventSchema.parse({ ...plain, ...more }), scope, tokyo)

test('an event of one’s own', async () => {
  expect(await read()).toEqual({
    id: 'AAk1',
    version: 'W/"1"',
    fields: {
      subject: '会議',
      times: { kind: 'timed', start: '2026-11-26T10:00', end: '2026-11-26T11:00' },
      place: '第1会議室',
      body: '内容',
      block: '',
      meeting: '',
      rooms: '',
      visibility: 'open',
      certainty: 'firm',
      importance: 'normal',
    },
    mark: (await read({ id: 'other' })).mark,
    changedAt: Date.parse('2026-11-24T03:00:00.123Z'),
  })
  expect((await read({ iCalUId: '0401' })).mark).not.toBe((await read()).mark)
})

test('nothing is the empty text', async () => {
  const { fields } = await read({ subject: null, body: { contentType: 'text', content: null }, location: null })
  expect([fields.subject, fields.body, fields.place]).toEqual(['', '', ''])
})

describe('not yet', () => {
  test.each([
    ['a master', { type: 'seriesMaster' }, 'series'],
    ['Teams of one’s own', { isOnlineMeeting: true }, undefined],
    ['a series of meetings', { type: 'seriesMaster', attendees: [{ type: 'required' }] }, 'meeting'],
    ['a series of online meetings', { type: 'seriesMaster', isOnlineMeeting: true }, 'meeting'],
    ['cancelled', { isCancelled: true }, 'meeting'],
    ['private in Outlook', { sensitivity: 'private' }, undefined],
    ['nobody knows who may read it', { sensitivity: null }, 'unreadable'],
    ['HTML in spite of the preference', { body: { contentType: 'html', content: '<p>x</p>' } }, 'unreadable'],
    ['no body', { body: undefined }, 'unreadable'],
    ['no subject', { subject: undefined }, 'unreadable'],
    ['a zone that nobody knows', { start: at('2026-11-26T10:00', 'tzone://Microsoft/Custom') }, 'unreadable'],
    ['an event of one’s own', {}, undefined],
  ])('%s', async (_, more, notYet) => {
    expect((await read(more)).notYet).toBe(notYet)
  })
})

describe('a meeting is read, and nothing may be written on it', () => {
  test.each([
    ['other people', { attendees: [{ type: 'required' }] }, true],
    ['somebody else’s', { isOrganizer: false }, true],
    ['Teams with others', { isOnlineMeeting: true, attendees: [{ type: 'required' }] }, true],
    ['Teams of one’s own', { isOnlineMeeting: true }, undefined],
    ['of one’s own', { isOrganizer: true, attendees: [], isOnlineMeeting: false }, undefined],
  ])('%s', async (_, more, is) => {
    const { notYet, sealed, readOnly } = await read(more)
    expect([notYet, sealed, readOnly]).toEqual([undefined, is, is])
  })
  test('cancelled, it is left alone altogether', async () => {
    const { notYet, sealed } = await read({ isOrganizer: false, isCancelled: true })
    expect([notYet, sealed]).toEqual(['meeting', undefined])
  })
})

test('an all-day event that ends before it begins is one day', async () => {
  const days = { isAllDay: true, start: at('2026-11-26T00:00'), end: at('2026-11-26T00:00') }
  expect((await read(days)).fields.times).toEqual({ kind: 'days', first: '2026-11-26', last: '2026-11-26' })
})

test.each([
  ['endDate', '2026-12-31', '2026-12-31'],
  ['noEnd', '0001-01-01', '9999-12-31'],
  ['numbered', '0001-01-01', '9999-12-31'],
])('a series (%s) covers the days of its rule', async (type, endDate, last) => {
  const recurrence = { pattern: {}, range: { type, startDate: '2026-01-07', endDate } }
  const { fields, notYet } = await read({ type: 'seriesMaster', recurrence })
  expect([fields.times, notYet]).toEqual([{ kind: 'days', first: '2026-01-07', last }, 'series'])
})

test('登録先 and 利用設備 are no part of the text', async () => {
  const content = '内容\r\n\r\n[NEOの登録先・利用設備]\r\n登録先：山田、佐藤\r\n[ここまでNEO]\r\n'
  const { fields } = await read({ body: { contentType: 'text', content } })
  expect([fields.body, fields.block]).toEqual(['内容', '登録先：山田、佐藤'])
  expect(bodyOf(fields, ['block'], tokyo)).toEqual({
    body: { contentType: 'text', content: content.replaceAll('\r\n', '\n').trimEnd() },
  })
  expect(bodyOf({ ...fields, block: '' }, ['body'], tokyo)).toEqual({ body: { contentType: 'text', content: '内容' } })
})

test('L2: several places of an event are one text', async () => {
  const locations = ['東京', '', '大阪'].map((displayName) => ({ displayName }))
  expect((await read({ location: { displayName: '東京' }, locations })).fields.place).toBe('東京; 大阪')
})
