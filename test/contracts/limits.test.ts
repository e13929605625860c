// What the built-in feature cannot do by its own words, and what people meet with it instead, one test per limit (facts: neo-microsoft365, L…). The limits
// of texts, flags, people, files and series stand with their own tests.
import { createApp } from './app-world.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { decide } from '../../lib/app/decide.ts'
import { readHistory } from '../../lib/app/history.ts'
import { settingsSchema } from '../../lib/settings/schema.ts'
import { person } from '../fixtures/people.ts'
import { createEngine, day } from './engine-world.ts'

type App = Awaited<ReturnType<typeof createApp>>
const apps: App[] = []
afterEach(() => {
  for (const { world } of apps.splice(0)) expect(world.offences()).toEqual([])
  vi.unstubAllGlobals()
})

const at = (offset: number) => ({ startdate: day(offset), starttime: '1300', endtime: '1400' })
const span = (offset: number) => ({ start: `${day(offset)}T10:00`, end: `${day(offset)}T11:00` })
/** 打合せ came over from NEO, 来客 from Outlook, as a person has confirmed. */
const synced = async (): Promise<App> => {
  const app = await createApp()
  apps.push(app)
  app.world.neo.addEvent(person.neoUid, { ...at(1), detail: '打合せ', memo: '議題' })
  app.world.outlook().add({ subject: '来客', ...span(2) })
  const { id } = await app.run()
  await app.run({ do: 'sync' }, { confirmed: id })
  return app
}
const ofNeo = ({ world }: App, title: string) => {
  const event = world.neoEvents().find(({ detail }) => detail === title)
  if (!event) throw new Error(`NEO has no ${title}`)
  return event
}
const ofOutlook = ({ world }: App, title: string) => {
  const event = world.outlookEvents().find(({ subject }) => subject === title)
  if (!event) throw new Error(`Outlook has no ${title}`)
  return event
}
const both = (app: App) => [app.titles().neo.toSorted(), app.titles().outlook.toSorted()]
const two = ['打合せ', '来客']

test('L11 an event five years ahead goes over, and the interval may be five minutes', async () => {
  expect(settingsSchema.parse({ interval: 5, pastDays: 1825, futureDays: 1825 })).toMatchObject({ interval: 5 })
  const app = await synced()
  app.set({ futureDays: 1825 })
  app.world.neo.addEvent(person.neoUid, { ...at(1820), detail: '満期' })
  await app.run()
  expect(ofOutlook(app, '満期').start).toBe(`${day(1820)}T13:00`)
})

test('L12 a quiet run costs two requests, however many events there are', async () => {
  const neoEvents = Array.from({ length: 150 }, (_, index) => ({
    owner: person.neoUid,
    ...at(index),
    detail: `定例 ${index}`,
  }))
  const made = await createEngine({ neoEvents, outlookEvents: [], seed: 7 })
  for (let round = 0; round < 4; round++) await made.run()
  const count = made.count()
  await made.run()
  expect([count.neo().length, count.graph().length]).toEqual([1, 1])
})

describe('L16 a sign-in that has ended', () => {
  test('stops this user alone with the reason, loses nothing, and a new one makes up for it', async () => {
    const app = await synced()
    app.refuse({ error: 'invalid_grant', codes: ['700084'] })
    app.world.neo.editEvent(ofNeo(app, '打合せ').sid, { detail: '会議' })
    expect(await app.run()).toMatchObject({ notice: 'microsoft-signed-out' })
    app.world.outlook().add({ subject: '次', ...span(3) })
    app.refuse(undefined)
    expect(await app.run()).toMatchObject({ notice: undefined, question: undefined })
    expect(both(app)).toEqual([['会議', '来客', '次'].toSorted(), ['会議', '来客', '次'].toSorted()])
  })
})

test('L19 a locked account is said with its number, and NEO is not disturbed', async () => {
  const app = await synced()
  app.refuse({ error: 'invalid_grant', codes: ['50053'] })
  app.requests()
  expect(await app.run()).toMatchObject({ notice: 'microsoft-signed-out' })
  expect((await app.snapshot()).notice).toMatchObject({ code: 'AADSTS50053', side: 'outlook' })
  const edited = ofNeo(app, '打合せ')
  app.world.neo.editEvent(edited.sid, { memo: '新議題' })
  expect(ofNeo(app, '打合せ').memo).toContain('新議題')
})

test('L18 there is no proxy to be given, nor any secret: the browser has its own', () => {
  expect(Object.keys(settingsSchema.shape).filter((name) => /proxy|secret|password|key/i.test(name))).toEqual([])
})

test('L20 nobody types a name or an address: the mailbox is the one of the account that signed in', () => {
  const typed = Object.keys(settingsSchema.shape).filter((name) => /upn|mail|user|address/i.test(name))
  expect(typed).toEqual(['neoAddress'])
})

test('L21 another address of the same account changes nothing, and deletes nothing', async () => {
  const app = await synced()
  app.rename('taro.yamada@new-name.example')
  const before = both(app)
  expect(await app.run()).toMatchObject({ notice: undefined, question: undefined })
  expect(both(app)).toEqual(before)
  app.world.neo.editEvent(ofNeo(app, '打合せ').sid, { detail: '会議' })
  await app.run()
  expect(both(app)[1]).toEqual(['会議', '来客'])
})

test('L22 another account stops everything before anything is read, and asks', async () => {
  const app = await synced()
  app.signInAs('33333333-3333-4333-8333-333333333333')
  app.requests()
  expect(await app.run()).toMatchObject({ question: 'guard-scope-changed' })
  expect([app.requests(), both(app)]).toEqual([0, [two, two]])
})

test('L24 edits of different fields on both sides both hold; of one field a person decides, and both texts are there to choose', async () => {
  const app = await synced()
  app.set({ conflicts: 'ask' })
  app.world.neo.editEvent(ofNeo(app, '打合せ').sid, { detail: '会議' })
  app.world.outlook().edit(ofOutlook(app, '打合せ').id, { location: '7階' })
  await app.run()
  expect([ofNeo(app, '会議').place, ofOutlook(app, '会議').location]).toEqual(['7階', '7階'])

  app.world.neo.editEvent(ofNeo(app, '会議').sid, { detail: '役員会' })
  app.world.outlook().edit(ofOutlook(app, '会議').id, { subject: '部会' })
  await app.run()
  expect(both(app)).toEqual([['役員会', '来客'].toSorted(), ['来客', '部会'].toSorted()])
  const kept = await app.kept()
  const [row] = kept?.report.rows ?? []
  expect(row).toMatchObject({ reason: 'conflict' })
  expect(await decide(row?.id ?? '', 'outlook', kept?.report.at ?? 0, Date.now())).toBe(true)
  await app.run()
  expect(both(app)).toEqual([['来客', '部会'].toSorted(), ['来客', '部会'].toSorted()])
})

test('L25 every run and every write of an event is on record, and can be taken back', async () => {
  const app = await synced()
  app.world.neo.editEvent(ofNeo(app, '打合せ').sid, { detail: '会議' })
  await app.run()
  const { entries, runs } = await readHistory()
  expect(entries.map(({ what, side, subject }) => [what, side, subject])).toEqual([
    ['update', 'outlook', '会議'],
    ['create', 'neo', '来客'],
    ['create', 'outlook', '打合せ'],
  ])
  expect(runs.length).toBe(3)
  const work = { do: 'undo' as const, entry: entries[0]?.id ?? '' }
  const { id } = await app.run(work)
  await app.run(work, { confirmed: id })
  expect(ofOutlook(app, '打合せ').start).toBe(`${day(1)}T13:00`)
})

test('L26 before the first run every change is shown, and equal events are one', async () => {
  const app = await createApp()
  apps.push(app)
  app.world.neo.addEvent(person.neoUid, { ...at(1), detail: '打合せ' })
  app.world.neo.addEvent(person.neoUid, { ...at(2), detail: '同じ' })
  app.world.outlook().add({ subject: '同じ', start: `${day(2)}T13:00`, end: `${day(2)}T14:00` })
  expect(await app.run()).toMatchObject({ question: 'guard-first-run' })
  expect((await app.kept())?.report.question?.rows.map(({ subject, what }) => [subject, what])).toEqual([
    ['打合せ', 'create'],
    ['同じ', 'adopt'],
  ])
  expect(both(app)).toEqual([['同じ', '打合せ'].toSorted(), ['同じ']])
})

test('L28 nobody is registered by anybody: with what a policy gives, signing in is all', async () => {
  const app = await createApp()
  apps.push(app)
  app.set({ approveFirstRun: true })
  app.world.outlook().add({ subject: '来客', ...span(2) })
  expect(await app.run()).toMatchObject({ question: undefined, notice: undefined })
  expect(both(app)).toEqual([['来客'], ['来客']])
})
