import { expect, test } from 'vitest'
import { usual } from '../../../lib/core/flags.ts'
import { fieldsOf, itemOf, linkOf, pictureOf, plan, said } from './build.ts'
import { synced, world } from './two-calendars.ts'

const open = fieldsOf('e1', usual)

test('a server that takes the text but not the word private: it is named, run after run', async () => {
  const made = world({ echo: (fields) => ({ ...fields, visibility: 'open' }) })
  const n = made.calendars.neo.add(open)
  await made.run()
  made.calendars.neo.edit(n, { visibility: 'private', body: 'secret' })
  await made.run()
  const { parked, applied } = await made.run()
  expect(made.calendars.outlook.list().map((e) => [e.body, e.visibility])).toEqual([['secret', 'open']])
  expect([parked.length, applied?.failed.length]).not.toEqual([0, 0])
})

test('one person, one side, two devices: tentative, firm, tentative', async () => {
  const made = world()
  const o = made.calendars.outlook.add(open)
  await made.run()
  const { first, second } = await made.otherDevice()
  made.calendars.outlook.edit(o, { certainty: 'tentative' })
  await made.run()
  second()
  await made.run()
  made.calendars.outlook.edit(o, { certainty: 'firm' })
  await made.run()
  first()
  await made.run()
  made.calendars.outlook.edit(o, { certainty: 'tentative' })
  const { parked } = await made.run()
  expect(parked.map(({ why }) => why)).toEqual([])
  expect(made.calendars.neo.list().map(({ certainty }) => certainty)).toEqual(['tentative'])
})

test('notes that one person adds to, now here and now there, always go over', async () => {
  const { made, here, there } = await synced('neo')
  let body = 'x'
  for (let nth = 0; nth < 12; nth++) {
    body += `\n${nth}`
    if (nth % 2 === 0) made.calendars.neo.edit(here[0], { body })
    else made.calendars.outlook.edit(there[0], { body })
    const { parked } = await made.run()
    expect([nth, parked.map(({ why }) => why)]).toEqual([nth, []])
  }
})

test('a copy of an event that stands apart is new', () => {
  const o1 = itemOf('o1', open, { partnerMark: 'm-n1' })
  const p = plan({
    neo: pictureOf([itemOf('n1', open)]),
    outlook: pictureOf([o1, itemOf('o2', { ...open, subject: 'copy' }, { partnerMark: 'm-n1', apart: true })]),
    links: [linkOf('n1', 'o1', open, { mark: 'm-n1' })],
  })
  expect([said(p.operations), p.parked.map(({ why }) => why)]).toEqual([['claim outlook o2', 'create neo o2'], []])
})
