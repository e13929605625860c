// A calendar that a person has chosen, and the list to choose from.
import { expect, test } from 'vitest'
import { listCalendars } from '../../lib/graph/calendars.ts'
import { ask, createOf, createWorld, itemIn, linkOf, one, scope, subjects, timed, updateOf } from './graph-world.ts'

const at = { start: '2026-11-25T10:00', end: '2026-11-25T11:00' }
const chosen = () => {
  const world = createWorld()
  const [, own] = world.box.calendars
  const side = () => world.side({ scope: { ...scope, calendar: own?.id ?? '' } })
  return { world, side }
}

test('it alone is read, listed and written; a stored link goes on in it', async () => {
  const { world, side } = chosen()
  world.box.add({ subject: '既定', ...at })
  world.box.add({ subject: '個人', ...at, calendar: '個人用' })
  expect(subjects(await side().read(ask()))).toEqual(['個人'])
  const made = itemIn((await side().write([createOf('s1', timed('会議'))]))[0])
  expect(world.box.list('個人用').map(({ subject }) => subject)).toEqual(['個人', '会議'])
  world.sent()
  const picture = await side().read(ask({ links: [linkOf(made)] }))
  expect(subjects(picture).toSorted()).toEqual(['会議', '個人'])
  const sent = world.sent()
  expect(
    sent.filter((line) => line !== 'POST /$batch' && !/^GET \/me\/calendars\/[^/]+\/calendarView\/delta$/.test(line)),
  ).toEqual([])
  expect(sent.length).toBeGreaterThan(0)
  const changed = { ...made.fields, subject: '会議2' }
  expect((await side().write([updateOf(one(picture, '会議'), changed, ['subject'])]))[0]).toMatchObject({ is: 'done' })
  // Taken to the default calendar, it does not stand here any more.
  world.box.move(made.id, '予定表')
  expect((await side().read(ask({ links: [linkOf(made)] }))).missing).toEqual(new Map([[made.id, 'gone']]))
})

test('one that was deleted ends the read, with a stored link and without: nothing is taken for deleted', async () => {
  const { world, side } = chosen()
  const made = itemIn((await side().write([createOf('s1', timed('会議'))]))[0])
  await side().read(ask({ links: [linkOf(made)] }))
  world.box.removeCalendar('個人用')
  const problem = { problem: { kind: 'calendar-missing', side: 'outlook' } }
  for (let read = 0; read < 2; read++)
    await expect(side().read(ask({ links: [linkOf(made)] }))).rejects.toMatchObject(problem)
  const other = createWorld().side({ scope: { ...scope, calendar: 'none' } })
  await expect(other.read(ask())).rejects.toMatchObject(problem)
})

test('all calendars, page by page, with what may be done to them', async () => {
  const world = createWorld()
  const [first, own] = world.box.calendars
  if (!first || !own) throw new Error('no calendars')
  own.readOnly = true
  own.owner = { name: '同僚', address: 'colleague@contoso.example' }
  const names = Array.from({ length: 120 }, (_, index) => `予定表 ${index}`)
  for (const name of names) world.box.calendars.push({ ...first, id: `AAk${name}`, name, isDefault: false })
  const found = await listCalendars({
    token: async () => 'token-1',
    fetch: world.bench.fetch,
    zone: 'Tokyo Standard Time',
    now: () => world.time.now,
    pause: async () => undefined,
  })
  expect(found.map(({ name }) => name)).toEqual(['予定表', '個人用', ...names])
  expect(found.slice(0, 3).map(({ isDefault, canEdit, isOwn }) => [isDefault, canEdit, isOwn])).toEqual([
    [true, true, true],
    [false, false, false],
    [false, true, true],
  ])
  expect(world.sent()).toEqual(['GET /me/calendars', 'GET /me/calendars'])
})
