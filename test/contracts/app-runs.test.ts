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
