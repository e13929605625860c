// A room in Outlook for a facility (利用設備) of NEO: a place with an address, one way, and nobody is invited.
import { describe, expect, test } from 'vitest'
import { variantNames } from '../emulators/neo/variants.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { person } from '../fixtures/people.ts'
import { day, type Pc, type RunOptions } from './engine-world.ts'
import { copyOf, counts, engine, none } from './people-world.ts'

// Of the emulator 501 is 第1会議室, 503 応接室 and 504 社用車A. Not every NEO says in its list that places or facilities have changed.
const room = { facility: '第1会議室', address: 'room1@example.com', name: '第1会議室' }
const car = { facility: '社用車A', address: 'car-a@example.com', name: 'Car A' }
const withTable: RunOptions = { reread: true, rules: { facilityRooms: [room, car] } }
const booked = {
  owner: person.neoUid,
  startdate: day(1),
  starttime: '1000',
  endtime: '1100',
  detail: '予算会議',
  pids: ['501'],
}
type Made = Awaited<ReturnType<typeof engine>>
const sidOf = ({ world }: Made) => world.neoEvents().find(({ detail }) => detail === '予算会議')?.sid ?? ''
const neoOf = (made: Made) => made.world.neo.events.get(sidOf(made))
/** Each place as `name <address>`. */
const placesOf = (made: Made) =>
  (copyOf(made).places as { displayName: string; locationEmailAddress?: string }[]).map(
    ({ displayName, locationEmailAddress: mail }) => (mail === undefined ? displayName : `${displayName} <${mail}>`),
  )
const inOutlook = '第1会議室（NEO） <room1@example.com>'
const newPc = (device: string): Pc => ({
  device,
  store: memoryStore(),
  mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
})

describe.each(variantNames)('rooms of facilities (%s)', (variant) => {
  const start = (more: object = {}) => engine({ variant, neoEvents: [{ ...booked, ...more }] })

  test('L8 A12 a facility of the table is a place with its address, beside 場所, and never an attendee; others are names in the text', async () => {
    const made = await start({ place: '本社', other: '3階', pids: ['501', '503'] })
    await made.run(withTable)
    expect([placesOf(made), copyOf(made).attendees]).toEqual([['本社：3階', inOutlook], []])
    expect(copyOf(made).places[1]).toMatchObject({ locationType: 'conferenceRoom' })
    expect(copyOf(made).text).toContain('利用設備：第1会議室、')
    for (let run = 0; run < 2; run++) expect(counts(await made.run(withTable))).toEqual(none)
    expect(neoOf(made)).toMatchObject({ place: '本社', other: '3階', pids: ['501', '503'] })
  })

  test('places of both sides change and the room stays; no 場所 is a room alone', async () => {
    const made = await start()
    const { neo, outlook } = made.world
    await made.run(withTable)
    expect(placesOf(made)).toEqual([inOutlook])
    neo.editEvent(sidOf(made), { place: '別館; 2階' })
    expect(counts(await made.run(withTable))).toEqual(['0,0,0', '0,1,0'])
    expect(placesOf(made)).toEqual(['別館; 2階', inOutlook])
    expect(counts(await made.run(withTable))).toEqual(none)
    const [, ours] = copyOf(made).places
    outlook().edit(copyOf(made).id, { places: [{ displayName: '本館' }, ours ?? {}].map(asSaid) })
    expect(counts(await made.run(withTable))).toEqual(['0,1,0', '0,0,0'])
    expect([neoOf(made)?.place, neoOf(made)?.pids, placesOf(made)]).toEqual(['本館', ['501'], ['本館', inOutlook]])
    neo.editEvent(sidOf(made), { place: '' })
    await made.run(withTable)
    expect(placesOf(made)).toEqual([inOutlook])
    expect(counts(await made.run(withTable))).toEqual(none)
  })

  test('what a person makes of rooms in Outlook books nothing in NEO and stays until the facilities change', async () => {
    const made = await start({ place: '本社' })
    const { neo, outlook } = made.world
    await made.run(withTable)
    const before = structuredClone(neoOf(made))
    outlook().edit(copyOf(made).id, { places: [{ displayName: '本社' }] })
    for (let run = 0; run < 2; run++) expect(counts(await made.run(withTable))).toEqual(none)
    expect([placesOf(made), neoOf(made)]).toEqual([['本社'], before])
    neo.editEvent(sidOf(made), { pids: ['501', '504'] })
    await made.run(withTable)
    expect(placesOf(made)).toEqual(['本社', 'Car A（NEO） <car-a@example.com>', inOutlook])
    neo.editEvent(sidOf(made), { pids: [] })
    await made.run(withTable)
    expect(placesOf(made)).toEqual(['本社'])
    expect(counts(await made.run(withTable))).toEqual(none)
  })

  test('a place with an address that a person has chosen is 場所, and keeps its address', async () => {
    const made = await start({ pids: [] })
    const { neo, outlook } = made.world
    await made.run(withTable)
    const chosen = {
      displayName: '第1会議室',
      locationEmailAddress: 'room1@example.com',
      locationType: 'conferenceRoom',
    }
    outlook().edit(copyOf(made).id, { places: [chosen] })
    expect(counts(await made.run(withTable))).toEqual(['0,1,0', '0,0,0'])
    expect([neoOf(made)?.place, neoOf(made)?.pids]).toEqual(['第1会議室', []])
    neo.editEvent(sidOf(made), { pids: ['504'] })
    await made.run(withTable)
    expect(placesOf(made)).toEqual(['第1会議室 <room1@example.com>', 'Car A（NEO） <car-a@example.com>'])
    neo.editEvent(sidOf(made), { pids: [] })
    await made.run(withTable)
    expect(placesOf(made)).toEqual(['第1会議室 <room1@example.com>'])
    expect(counts(await made.run(withTable))).toEqual(none)
  })

  test('a change of the table is carried over once, and then all is quiet', async () => {
    const made = await start({ place: '本社' })
    await made.run()
    for (const [rules, places] of [
      [withTable, ['本社', inOutlook]],
      [{ rules: { facilityRooms: [{ ...room, name: '大会議室' }] } }, ['本社', '大会議室（NEO） <room1@example.com>']],
      [
        { rules: { facilityRooms: [{ ...room, address: 'other@example.com' }] } },
        ['本社', '第1会議室（NEO） <other@example.com>'],
      ],
      [{ rules: { facilityRooms: [car] } }, ['本社']],
      [withTable, ['本社', inOutlook]],
      [{}, ['本社']],
    ] as const) {
      expect(counts(await made.run(rules))).toEqual(['0,0,0', '0,1,0'])
      expect(placesOf(made)).toEqual(places)
      for (let run = 0; run < 2; run++) expect(counts(await made.run(rules))).toEqual(none)
    }
    expect(neoOf(made)).toMatchObject({ place: '本社', pids: ['501'], revision: 1 })
  })

  test('a lost database writes nothing; nor does another PC, with the same table, another one or none', async () => {
    const made = await start({ place: '本社' })
    const pcs = [newPc('device-2'), newPc('device-3'), newPc('device-4')]
    await made.run(withTable)
    for (const [index, rules] of [withTable, {}, { rules: { facilityRooms: [car] } }].entries()) {
      const pc = pcs[index]
      if (pc) for (let run = 0; run < 2; run++) expect(counts(await made.run({ ...rules, pc }))).toEqual(none)
    }
    made.world.neo.editEvent(sidOf(made), { place: '別館' })
    await made.run({ reread: true, ...(pcs[1] && { pc: pcs[1] }) })
    expect(placesOf(made)).toEqual(['別館', inOutlook])
    for (const pc of pcs) expect(counts(await made.run({ ...withTable, pc }))).toEqual(none)
    expect(counts(await made.run(withTable))).toEqual(none)
    expect(neoOf(made)?.place).toBe('別館')
  })

  test('of a kind of which only times leave NEO no room is said; nor is anything written in the other direction alone', async () => {
    const made = await start({ event: '通院' })
    await made.run({ rules: { ...withTable.rules, busyKinds: ['通院'] } })
    expect(placesOf(made)).toEqual([])
    const other = await start()
    await other.run()
    expect(counts(await other.run({ ...withTable, direction: 'outlook-to-neo' }))).toEqual(none)
    expect(placesOf(other)).toEqual([])
  })

  test('it is taken back with one click', async () => {
    const made = await start({ place: '本社' })
    await made.run()
    await made.run(withTable)
    expect(placesOf(made)).toEqual(['本社', inOutlook])
    const last = (await made.store.entries()).find(({ operation }) => operation.do === 'update')
    const asked = await made.undo(last ? [last] : [], withTable)
    await made.undo(last ? [last] : [], { ...withTable, confirmed: asked.question?.id ?? '' })
    expect(placesOf(made)).toEqual(['本社'])
    expect(counts(await made.run(withTable))).toEqual(none)
  })
})

/** What a client says of a place. */
const asSaid = ({ displayName, locationType, locationEmailAddress }: Record<string, unknown>) => ({
  displayName,
  ...(locationType !== undefined && { locationType }),
  ...(locationEmailAddress !== undefined && { locationEmailAddress }),
})

test.each(['first', 'all'] as const)(
  'L2 a room is no part of 場所 where the service splits places (%s)',
  async (split) => {
    const made = await engine({ neoEvents: [{ ...booked, place: '本社; 3階' }] })
    made.world.graph.settings.placesSplit = split
    await made.run(withTable)
    expect(placesOf(made)).toEqual(['本社', '3階', inOutlook])
    for (let run = 0; run < 2; run++) expect(counts(await made.run(withTable))).toEqual(none)
    made.world.outlook().edit(copyOf(made).id, { body: '資料' })
    await made.run(withTable)
    expect(neoOf(made)).toMatchObject({ place: '本社; 3階', memo: '資料' })
  },
)

test('where a service drops the address the name is a place like any other: no PC says it twice, and all comes to rest', async () => {
  const made = await engine({ neoEvents: [{ ...booked, place: '本社' }] })
  made.world.graph.settings.placesKeepMail = false
  const pc = newPc('device-2')
  await made.run(withTable)
  await made.run({ ...withTable, pc })
  made.world.neo.editEvent(sidOf(made), { place: '別館' })
  for (let run = 0; run < 4; run++) {
    await made.run(withTable)
    await made.run({ ...withTable, pc })
  }
  // Once by each of the two.
  expect(placesOf(made).join('; ').split('（NEO）').length - 1).toBeLessThanOrEqual(2)
  for (const options of [withTable, { ...withTable, pc }]) expect(counts(await made.run(options))).toEqual(none)
})

test('A12 a series has the room, which stays beside its place', async () => {
  const weekday = new Date(`${day(7)}T00:00:00Z`).getUTCDay()
  const recurrence = { every: 'week' as const, interval: 1, weekdays: [weekday], until: day(35), except: [] }
  const made = await engine({ neoEvents: [{ ...booked, startdate: day(7), recurrence }] })
  await made.run(withTable)
  expect(placesOf(made)).toEqual([inOutlook])
  expect(counts(await made.run(withTable))).toEqual(none)
  made.world.neo.editEvent(sidOf(made), { place: '別館' })
  await made.run(withTable)
  expect(placesOf(made)).toEqual(['別館', inOutlook])
  expect(counts(await made.run(withTable))).toEqual(none)
})
