import { expect, test } from 'vitest'
import { absorb } from '../../../lib/graph/absorb.ts'
import type { GraphContext } from '../../../lib/graph/context.ts'
import { itemOf } from '../../../lib/graph/convert.ts'
import type { Round } from '../../../lib/graph/delta.ts'
import { openLedger } from '../../../lib/graph/ledger.ts'
import { dead, doubted, pending, rowOf } from '../../../lib/graph/rows.ts'
import { eventSchema, type WireEvent } from '../../../lib/graph/wire.ts'
import { tokyo } from '../../../lib/graph/zones.ts'
import { scope } from '../../contracts/graph-world.ts'
import { memoryMirror } from '../../fakes/memory-mirror.ts'

const time = { dateTime: '2026-11-26T10:00:00.0000000', timeZone: tokyo }
const event = (more: object = {}): WireEvent =>
  eventSchema.parse({
    '@odata.etag': 'W/"1"',
    id: 'a',
    type: 'singleInstance',
    subject: '会議',
    body: { contentType: 'text', content: '' },
    start: time,
    end: time,
    location: null,
    isAllDay: false,
    sensitivity: 'normal',
    lastModifiedDateTime: '2026-11-24T03:00:00Z',
    ...more,
  })
const context = { scope, zone: tokyo } as GraphContext

/** A round with these entries over a mirror that knows event `a` as it was, with a stamp. */
const absorbed = async (
  entries: { events?: WireEvent[]; removed?: string[] },
  known: { seen?: string; stamped?: boolean; linked?: string[]; was?: object; apart?: true } = {},
) => {
  const ledger = await openLedger(memoryMirror())
  const item = {
    ...(await itemOf(event(known.was), scope, tokyo)),
    ...(known.stamped === false ? {} : { partnerMark: 'key' }),
    ...(known.apart && { apart: known.apart }),
  }
  ledger.put(known.seen === undefined ? rowOf(item) : { id: 'a', seen: known.seen, item })
  const round: Round = {
    full: false,
    cursor: { link: '', from: '2026-10-01', to: '2026-12-31' },
    events: new Map((entries.events ?? []).map((each) => [each.id, each])),
    removed: new Set(entries.removed),
    changedDays: new Set<string>(),
  }
  const open = await absorb(context, ledger, round, new Set(known.linked))
  return { row: ledger.get('a'), read: [...open.read.keys()], prove: [...open.prove] }
}

test('the same etag, an older word, or the same content of a linked event: nothing is asked', async () => {
  const later = { '@odata.etag': 'W/"2"', lastModifiedDateTime: '2026-11-24T04:00:00Z' }
  for (const events of [
    [event()],
    [event({ '@odata.etag': 'W/"0"', subject: '古い', lastModifiedDateTime: '2026-11-24T02:59:59Z' })],
    [event(later)],
  ]) {
    const { row, read, prove } = await absorbed({ events }, { linked: ['a'] })
    expect([row?.item.fields.subject, row?.item.partnerMark, read, prove]).toEqual(['会議', 'key', [], []])
  }
  const { row } = await absorbed({ events: [event(later)] }, { linked: ['a'] })
  expect(row).toMatchObject({ seen: 'W/"2"', item: { version: 'W/"2"' } })
})

test('an event without a partner whose etag has moved is read: another device may have claimed or stamped it', async () => {
  const later = event({ '@odata.etag': 'W/"2"', lastModifiedDateTime: '2026-11-24T04:00:00Z' })
  for (const stamped of [true, false]) {
    expect((await absorbed({ events: [later] }, { stamped })).read).toEqual(['a'])
    // The echo of our own write.
    expect((await absorbed({ events: [event()] }, { stamped })).read).toEqual([])
    // One that is not written anyway is not read for it.
    const meeting = { attendees: [{}], '@odata.etag': 'W/"1"' }
    const moved = event({ ...meeting, '@odata.etag': 'W/"2"' })
    expect(await absorbed({ events: [moved] }, { stamped, was: meeting })).toMatchObject({
      row: { seen: 'W/"2"' },
      read: [],
    })
  }
})

test('a changed content is read: whoever changed it may have taken back what it wrote', async () => {
  const events = [event({ '@odata.etag': 'W/"2"', subject: '変更' })]
  const linked = ['a']
  for (const stamped of [true, false])
    expect(await absorbed({ events }, { linked, stamped })).toMatchObject({
      row: { item: { fields: { subject: '会議' } } },
      read: ['a'],
    })
})

test('an event whose pair stands apart is read whenever its etag has moved: another device may have ended that', async () => {
  const later = event({ '@odata.etag': 'W/"2"', lastModifiedDateTime: '2026-11-24T04:00:00Z' })
  const linked = ['a']
  expect((await absorbed({ events: [later] }, { linked, apart: true })).read).toEqual(['a'])
  expect((await absorbed({ events: [event()] }, { linked, apart: true })).read).toEqual([])
})

test('strangers are read, unless they are cancelled or removed', async () => {
  const stranger = event({ id: 'b' })
  expect((await absorbed({ events: [stranger] })).read).toEqual(['b'])
  expect((await absorbed({ events: [event({ id: 'b', isCancelled: true })] })).read).toEqual([])
  expect((await absorbed({ events: [event({ id: 'b', isCancelled: true })] }, { linked: ['b'] })).read).toEqual(['b'])
  expect(await absorbed({ removed: ['b'] })).toMatchObject({ read: [], prove: [] })
})

test('a tombstone proves nothing: known and linked events, and those that are listed too, are looked for', async () => {
  expect(await absorbed({ removed: ['a'] })).toMatchObject({ row: { seen: doubted }, prove: ['a'] })
  expect((await absorbed({ removed: ['b'] }, { linked: ['b'] })).prove).toEqual(['b'])
  expect(await absorbed({ removed: ['b'], events: [event({ id: 'b' })] })).toMatchObject({ read: [], prove: ['b'] })
})

test('a late or repeated word about a deleted event does not bring it back', async () => {
  expect(await absorbed({ events: [event()] }, { seen: dead })).toMatchObject({ row: { seen: dead }, prove: ['a'] })
  expect((await absorbed({ removed: ['a'] }, { seen: dead })).prove).toEqual([])
  expect((await absorbed({}, { seen: dead })).prove).toEqual([])
})

test.each([pending, doubted])('what is %s is looked for, listed or not', async (seen) => {
  expect((await absorbed({}, { seen })).prove).toEqual(['a'])
  expect((await absorbed({ events: [event()] }, { seen })).prove).toEqual(['a'])
})
