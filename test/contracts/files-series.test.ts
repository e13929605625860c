// Files of a series go from NEO to Outlook. Real adapters over their emulators.
import { expect, test } from 'vitest'
import type { Recurrence } from '../emulators/neo/types.ts'
import { day, type Engine } from './engine-world.ts'
import { bytesOf, file, neoNames, none, outlookNames, reasons, start } from './files-world.ts'

const recurrence: Recurrence = { every: 'day', interval: 1, until: day(3), except: [day(2)] }

const master = (made: Engine) => {
  const [found] = made.world.outlook().list()
  return found?.id ?? ''
}
const dates = (made: Engine) =>
  made.world
    .outlook()
    .days(master(made), day(0), day(9))
    .map(({ start }) => start)
const begin = async () => {
  const given = await start({
    files: [file('a.txt')],
    recurrence: { every: 'day', interval: 1, until: day(3), except: [day(2)] },
  })
  await given.made.runFiles()
  return given
}

test('its files go to the series in Outlook, once, and no date is touched', async () => {
  const { made } = await begin()
  expect([outlookNames(made), dates(made).length]).toEqual([['a.txt'], 2])
  const before = made.world.neo.calls().filter(({ done }) => done).length
  const { result, files } = await made.runFiles()
  expect([files.copied, files.left, result.plan.operations, outlookNames(made)]).toEqual([none, [], [], ['a.txt']])
  expect(made.world.neo.calls().filter(({ done }) => done)).toHaveLength(before)
})

test('one that is taken away in NEO goes in Outlook', async () => {
  const { made, sid } = await begin()
  made.world.neo.editEvent(sid, { files: [] })
  await made.runFiles()
  expect([outlookNames(made), dates(made).length]).toEqual([[], 2])
})

test('what happens to them in Outlook stays there, with its reason: NEO would ask which of the days is meant', async () => {
  const { made, sid, outlook } = await begin()
  outlook.attach(master(made), { name: 'b.txt', bytes: bytesOf(10, 1) })
  const calls = () => made.world.neo.calls().filter(({ done }) => done).length
  const before = calls()
  expect(reasons((await made.runFiles()).files)).toEqual(['outlook b.txt: series'])
  const own = outlook.attachments(master(made)).find(({ name }) => name === 'a.txt')
  outlook.detach(master(made), own?.id ?? '')
  expect(reasons((await made.runFiles()).files)).toEqual(['neo a.txt: series', 'outlook b.txt: series'])
  expect([neoNames(made, sid), outlookNames(made), calls()]).toEqual([['a.txt'], ['b.txt'], before])
})

test('a date to which people are invited in the meantime: nothing is attached, and nobody is mailed', async () => {
  const { made, outlook } = await start({ files: [file('a.txt')], recurrence })
  const { files } = await made.runFiles({
    aroundFiles: (sides) => ({
      ...sides,
      outlook: {
        ...sides.outlook,
        add: (...given) => {
          outlook.editDay(master(made), day(3), { attendees: ['hanako.sato@example.com'] })
          return sides.outlook.add(...given)
        },
      },
    }),
  })
  expect([reasons(files), outlookNames(made)]).toEqual([['neo a.txt: read-only'], []])
})

test('an entry that becomes a series in the meantime: nothing is sent to its form', async () => {
  const { made, sid, outlook } = await start()
  await made.runFiles()
  outlook.attach(master(made), { name: 'b.txt', bytes: bytesOf(10, 1) })
  const calls = () => made.world.neo.calls().filter(({ write }) => write).length
  let before = 0
  const { files } = await made.runFiles({
    aroundFiles: (sides) => ({
      ...sides,
      neo: {
        ...sides.neo,
        add: (...given) => {
          made.world.neo.editEvent(sid, { recurrence })
          before = calls()
          return sides.neo.add(...given)
        },
      },
    }),
  })
  expect([reasons(files), neoNames(made, sid), calls()]).toEqual([['outlook b.txt: series'], [], before])
})
