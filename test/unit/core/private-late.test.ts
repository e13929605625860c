import { describe, expect, test } from 'vitest'
import { usual } from '../../../lib/core/flags.ts'
import { planUndo } from '../../../lib/core/undo.ts'
import type { HistoryEntry } from '../../../lib/core/ports.ts'
import { fieldsOf, itemOf, linkOf, now, pictureOf, plan, rulesOf, said, window } from './build.ts'
import { world } from './two-calendars.ts'

const open = fieldsOf('e1', usual)
const closed = fieldsOf('e1', { ...usual, visibility: 'private' })

describe('opened in NEO, new text in the private one of Outlook', () => {
  test('one plan: Outlook stays private until a word', () => {
    const p = plan({
      neo: pictureOf([itemOf('n1', open)]),
      outlook: pictureOf([itemOf('o1', { ...closed, body: 'secret' }, { partnerMark: 'm-n1' })]),
      links: [linkOf('n1', 'o1', closed)],
    })
    expect(p.operations.flatMap((o) => ('changed' in o ? o.changed : []))).not.toContain('visibility')
  })
  test('two runs: the text is readable nowhere', async () => {
    const made = world()
    const n = made.calendars.neo.add(closed)
    await made.run()
    const [link] = await made.links()
    made.calendars.neo.edit(n, { visibility: 'open' })
    made.calendars.outlook.edit(link?.outlook.id ?? '', { body: 'secret' })
    await made.run()
    await made.run()
    const leaks = (['neo', 'outlook'] as const).flatMap((s) =>
      made.calendars[s]
        .list()
        .filter((e) => e.body === 'secret' && e.visibility === 'open')
        .map(() => s),
    )
    expect(leaks).toEqual([])
  })
})

test('undo of one write does not put a text that was private into an event that is open now', async () => {
  const made = world()
  const o = made.calendars.outlook.add({ ...closed, body: 'secret' })
  await made.run()
  made.calendars.outlook.edit(o, { body: 'harmless' })
  await made.run()
  const entries = await made.entries(made.latest())
  made.calendars.outlook.edit(o, { visibility: 'open' })
  await made.run()
  await made.takeBack(entries)
  expect(made.calendars.neo.list().map((e) => [e.body, e.visibility])).not.toContainEqual(['secret', 'open'])
})

test("undo never stamps an Outlook event that is another event's partner by now", () => {
  const text = fieldsOf('e1', { body: 'y' })
  const entry: HistoryEntry = {
    id: 'h1',
    at: 1,
    run: 'r1',
    eventId: 'n1',
    after: text,
    sure: true,
    operation: {
      do: 'update',
      on: 'neo',
      id: 'n1',
      version: '',
      seen: fieldsOf('e1'),
      fields: text,
      changed: ['body'],
      partnerId: 'o1',
      generation: 0,
    },
  }
  const p = planUndo([entry], {
    neo: pictureOf([itemOf('n1', text), itemOf('n2', text)]),
    outlook: pictureOf([itemOf('o1', text, { partnerMark: 'm-n2' })]),
    links: [linkOf('n2', 'o1', text)],
    wishes: [],
    window,
    rules: rulesOf(),
    now,
  })
  expect(said(p.operations)).toEqual(['update neo n1'])
})

test('whoever makes it private again is obeyed, however often it was opened', async () => {
  const made = world()
  const n = made.calendars.neo.add(open)
  await made.run()
  const [link] = await made.links()
  const o = link?.outlook.id ?? ''
  made.calendars.outlook.edit(o, { visibility: 'private' })
  await made.run()
  made.calendars.neo.edit(n, { visibility: 'open' })
  await made.run()
  made.calendars.outlook.edit(o, { visibility: 'private' })
  const r = await made.run()
  expect([r.parked.map((p) => p.why), made.calendars.neo.list().map((e) => e.visibility)]).toEqual([[], ['private']])
})
