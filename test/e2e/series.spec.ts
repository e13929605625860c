// 定期 both ways, by a person's hands on both calendars.
import { expect, test } from '@playwright/test'
import { addDays, weekOf } from '../emulators/neo/browser/days.ts'
import { neoAdd, neoOpenSchedule } from '../fixtures/hands-neo.ts'
import { openReport } from '../fixtures/hands-extension.ts'
import { outlookEditDay, outlookOpen } from '../fixtures/hands-outlook.ts'
import { person } from '../fixtures/people.ts'
import { expectSame, type Play, startPlay } from './play.ts'

const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
/** The n-th Wednesday, from next week on. */
const wednesday = (n: number) => addDays(weekOf(today, 0).start, 10 + 7 * n)

const outlookDates = ({ world }: Play) =>
  world
    .outlook()
    .list()
    .flatMap(({ id }) => world.outlook().days(id, wednesday(0), wednesday(9)))
    .map(({ start, subject }) => `${start} ${subject}`)
const dates = (...all: [number, string][]) => all.map(([n, rest]) => `${wednesday(n)}T${rest}`)

for (const variant of ['cloud', 'windows'] as const)
  test(`a 定期 that is made in NEO stands in Outlook as one series; a date taken out of it goes there too; one that is moved there waits with its words (${variant})`, async () => {
    const example = { owner: person.neoUid, startdate: today, starttime: '0900', endtime: '0930', detail: '見本' }
    const play = await startPlay({ variant, customer: variant === 'windows', neoEvents: [example], outlookEvents: [] })
    const { world, page } = play
    await play.openSchedule()
    await play.sync()
    await neoOpenSchedule(page)
    const times = { start: '10:00', end: '11:00' }
    await neoAdd(page, { subject: '定例', day: wednesday(0), ...times, weekly: { weekday: '水', count: 5 } })
    await play.idle()
    await play.sync()
    expect(outlookDates(play)).toEqual(dates(...[0, 1, 2, 3, 4].map((n): [number, string] => [n, '10:00 定例'])))
    expect(world.outlookEvents().filter(({ recurrence }) => recurrence)).toHaveLength(1)
    expectSame(world, 2)

    const outlook = await play.browser.context.newPage()
    const made = world.neoEvents().find(({ detail }) => detail === '定例')
    if (!made?.recurrence || made.recurrence.every === 'date') throw new Error('no series in NEO')
    world.neo.editEvent(made.sid, { recurrence: { ...made.recurrence, except: [wednesday(1)] } })
    await play.sync()
    expectSame(world, 2)
    expect(outlookDates(play)).toHaveLength(4)

    // What this NEO makes of one date that is changed alone nobody knows.
    const before = world.neoLines()
    await outlookOpen(outlook, '週', wednesday(3))
    await outlookEditDay(outlook, '定例', wednesday(3), { start: '13:00', end: '14:00' })
    const moved = dates([0, '10:00 定例'], [2, '10:00 定例'], [3, '13:00 定例'], [4, '10:00 定例'])
    const shown = await play.sync()
    expect([shown.conflicts, shown.failed, world.neoLines(), outlookDates(play)]).toEqual([1, 0, before, moved])
    const options = await play.browser.openOwn('options.html#settings')
    await openReport(options)
    await expect(options.getByText(/1回だけがOutlookで変更|A single date of this series/)).toBeVisible()
    await expect(options.getByRole('heading', { name: '定例' }).or(options.getByText('定例')).first()).toBeVisible()
    await options.close()

    // NEO is the one to follow: Outlook's date is as NEO has it again.
    const report = await play.ask({ type: 'report' })
    const row = report?.rows.find(({ reason }) => reason === 'series-day')?.id ?? 'no row'
    expect(await play.ask({ type: 'wish', row, want: 'neo', at: report?.at ?? 0 })).toEqual({ accepted: true })
    await play.idle()
    await play.sync()
    expectSame(world, 2)
    expect((await play.sync()).conflicts).toBe(0)
    await play.end()
  })

test('a series of Outlook stands in NEO as one 定期, and goes with it', async () => {
  const example = { owner: person.neoUid, startdate: today, starttime: '0900', endtime: '0930', detail: '見本' }
  const play = await startPlay({
    neoEvents: [example],
    outlookEvents: [
      {
        subject: '英会話',
        start: `${wednesday(0)}T12:15`,
        end: `${wednesday(0)}T12:45`,
        recurrence: {
          pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
          range: { type: 'numbered', startDate: wednesday(0), numberOfOccurrences: 5 },
        },
      },
    ],
  })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  expectSame(world, 2)
  const series = world.neoEvents().find(({ detail }) => detail === '英会話')
  expect(series?.recurrence).toMatchObject({ every: 'week', interval: 1 })
  await play.sync()
  world.neo.removeEvent(series?.sid ?? '')
  await play.sync()
  expect([world.outlookLines().length, world.neoLines().length]).toEqual([1, 1])
  await play.end()
})
