import { afterEach, expect, test, vi } from 'vitest'
import { createApp } from './app-world.ts'
import { day } from './engine-world.ts'
import { person } from '../fixtures/people.ts'

afterEach(() => void vi.unstubAllGlobals())

const withEvent = async () => {
  const app = await createApp()
  app.world.outlook().add({ subject: '来客', start: `${day(2)}T10:00`, end: `${day(2)}T11:00` })
  app.world.neo.addEvent(person.neoUid, { startdate: day(1), starttime: '1300', endtime: '1400', detail: '打合せ' })
  return app
}
const apart = { neo: ['打合せ'], outlook: ['来客'] }
const together = { neo: ['打合せ', '来客'], outlook: ['打合せ', '来客'] }
const sorted = ({ neo, outlook }: typeof apart) => ({ neo: neo.toSorted(), outlook: outlook.toSorted() })

/** The first run, asked about and confirmed. */
const begun = async () => {
  const app = await withEvent()
  const { id } = await app.run()
  await app.run({ do: 'sync' }, { confirmed: id })
  return app
}

test('G5: the very first run asks, and only the word about its plan lets it write', async () => {
  const app = await withEvent()
  const first = await app.run()
  expect([first.question, app.titles()]).toEqual(['guard-first-run', apart])
  expect((await app.run({ do: 'sync' }, { confirmed: 'a word about something else' })).question).toBe('guard-first-run')
  expect(app.titles()).toEqual(apart)
  expect(await app.run({ do: 'sync' }, { confirmed: first.id })).toMatchObject({ question: undefined })
  expect(sorted(app.titles())).toEqual(together)
  app.world.outlook().add({ subject: '次', start: `${day(3)}T10:00`, end: `${day(3)}T11:00` })
  expect(await app.run()).toMatchObject({ question: undefined, notice: undefined })
  expect(app.titles().neo).toContain('次')
  expect(app.world.offences()).toEqual([])
})

test('an administrator may approve the first run', async () => {
  const app = await withEvent()
  app.set({ approveFirstRun: true })
  expect((await app.run()).question).toBeUndefined()
  expect(sorted(app.titles())).toEqual(together)
})

test('a preview writes nothing, whatever it is about', async () => {
  const app = await begun()
  app.world.outlook().add({ subject: '次', start: `${day(3)}T10:00`, end: `${day(3)}T11:00` })
  const before = app.titles()
  expect([(await app.run({ do: 'preview' })).question, app.titles()]).toEqual(['guard-preview', before])
})

test('G6: where the administrator has stopped everything, nothing is even read', async () => {
  const app = await begun()
  app.set({ stopped: true })
  app.requests()
  expect([(await app.run()).notice, app.requests()]).toEqual(['stopped-by-admin', 0])
})

test('G3: with another account nothing is even read until a person has said so', async () => {
  const app = await begun()
  const bound = await app.bound()
  app.signInAs('another')
  app.requests()
  expect([(await app.run()).question, app.requests()]).toEqual(['guard-scope-changed', 0])
  expect(await app.bound()).toEqual(bound)
})

/** In which calendar each event stands. */
const placesIn = ({ world }: Awaited<ReturnType<typeof createApp>>) =>
  world
    .outlook()
    .list()
    .map(({ calendar, subject }) => `${calendar}: ${subject}`)
    .toSorted()

test('C7: another calendar is asked about first; the one before keeps what stands there, and nothing is deleted', async () => {
  const app = await begun()
  const before = placesIn(app)
  app.set({ calendar: '個人用' })
  const asked = await app.run()
  expect([asked.question, placesIn(app)]).toEqual(['guard-scope-changed', before])
  // It is the first run of this calendar, too.
  const first = await app.run({ do: 'sync' }, { confirmed: asked.id })
  expect([first.question, placesIn(app)]).toEqual(['guard-first-run', before])
  await app.run({ do: 'sync' }, { confirmed: first.id })
  expect(placesIn(app)).toEqual([...before, '個人用: 打合せ'].toSorted())
  // What was made from an event of the calendar before is a person's to decide: its partner still stands there.
  expect((await app.rows()).map(({ subject, what }) => [subject, what])).toContainEqual(['来客', 'conflict'])
  expect(app.titles().neo.toSorted()).toEqual(together.neo)

  // From now on only this one is looked at, and its name is not looked up again.
  await app.run()
  app.world.bench.log.length = 0
  expect(await app.run()).toMatchObject({ question: undefined, notice: undefined })
  const asks = app.world.bench.log.filter(({ emulator }) => emulator === 'graph').map(({ path }) => path.split('?')[0])
  expect(asks).toEqual([expect.stringMatching(/\/me\/calendars\/[^/]+\/calendarView\/delta$/)])
  app.world.outlook().add({ subject: '個人', start: `${day(3)}T10:00`, end: `${day(3)}T11:00`, calendar: '個人用' })
  app.world.outlook().add({ subject: '既定', start: `${day(3)}T12:00`, end: `${day(3)}T13:00` })
  await app.run()
  expect(app.titles().neo.toSorted()).toEqual([...together.neo, '個人'].toSorted())

  // Back again: the old agreements are still there.
  app.set({ calendar: '' })
  const back = await app.run()
  expect(back.question).toBe('guard-scope-changed')
  const { id, question } = await app.run({ do: 'sync' }, { confirmed: back.id })
  if (question) await app.run({ do: 'sync' }, { confirmed: id })
  expect(placesIn(app).filter((line) => line.startsWith('予定表'))).toEqual([
    '予定表: 打合せ',
    '予定表: 既定',
    '予定表: 来客',
  ])
  expect(app.titles().neo).toContain('既定')
  expect(app.world.offences()).toEqual([])
})

test('C7: a calendar that is not there, may only be read, is somebody else’s, or was deleted: one notice, and nothing is deleted in NEO', async () => {
  const app = await begun()
  app.set({ calendar: 'ない' })
  expect((await app.run()).notice).toBe('calendar-missing')
  app.set({ calendar: '個人用' })
  const [, own] = app.world.outlook().calendars
  Object.assign(own ?? {}, { readOnly: true })
  expect((await app.run()).notice).toBe('calendar-missing')
  const owner = { name: '同僚', address: 'colleague@contoso.example' }
  Object.assign(own ?? {}, { readOnly: undefined, owner })
  expect((await app.run()).notice).toBe('calendar-missing')
  Object.assign(own ?? {}, { owner: undefined })
  const asked = await app.run()
  const first = await app.run({ do: 'sync' }, { confirmed: asked.id })
  await app.run({ do: 'sync' }, { confirmed: first.id })
  app.world.outlook().removeCalendar('個人用')
  for (let run = 0; run < 2; run++) expect(await app.run()).toMatchObject({ notice: 'calendar-missing' })
  expect(app.titles().neo.toSorted()).toEqual(together.neo)
})
