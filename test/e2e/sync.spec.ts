import { expect, test } from '@playwright/test'
import { variantNames } from '../emulators/neo/variants.ts'
import { person } from '../fixtures/people.ts'
import { expectSame, type Play, startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)

/** Changes on both sides behind the extension's back, then a press: everything crosses over. */
const mainJob = async (play: Play) => {
  const { world } = play
  await play.openSchedule()
  const first = await play.sync()
  expect(first.lastRun?.problem).toBeUndefined()
  expectSame(world, 8)

  const mine = world.neo.eventsOf(person.neoUid)
  const reports = mine.find(({ detail }) => detail === '月次報告')
  const report = mine.find(({ detail }) => detail === '見積書の作成')
  const [meeting, leave] = ['定例会議', '年次有給休暇'].map((subject) =>
    world
      .outlook()
      .list()
      .find((event) => event.subject === subject),
  )
  if (!reports || !report || !meeting || !leave) throw new Error('the sample week is not there')
  world.neo.editEvent(report.sid, { detail: '見積書の提出', starttime: '1600', endtime: '1730' })
  world.neo.removeEvent(reports.sid)
  world.neo.addEvent(person.neoUid, {
    startdate: day(2),
    starttime: '0900',
    endtime: '0945',
    detail: '面談',
    place: '応接室',
  })
  world.outlook().edit(meeting.id, { subject: '定例会議(変更)', start: `${day(3)}T17:00`, end: `${day(3)}T17:30` })
  world.outlook().remove(leave.id)
  world.outlook().add({
    subject: '打ち合わせ',
    start: `${day(4)}T13:00`,
    end: `${day(4)}T14:00`,
    location: '本社',
    body: '持ち物\n資料',
  })
  const second = await play.sync()
  expect(second.lastRun).toMatchObject({
    counts: { neo: { created: 1, updated: 1, deleted: 1 }, outlook: { created: 1, updated: 1, deleted: 1 } },
  })
  expect(second.notice).toBeUndefined()
  expectSame(world, 8)

  // Late echoes come in; then it is quiet.
  for (let round = 0; round < 3; round++) await play.sync()
  const counted = play.count()
  await play.sync()
  const { neo, graph } = counted()
  expect(neo.map(({ method }) => method)).toEqual(['POST'])
  expect(graph.map(({ method }) => method)).toEqual(['GET'])
}

for (const variant of variantNames)
  test(`the production build, unchanged, on *.dn-cloud.com: NEO of the kind "${variant}"`, async () => {
    const play = await startPlay({ variant, host: 'example.dn-cloud.com' })
    await mainJob(play)
    await play.end()
  })

for (const variant of ['windows', 'alias'] as const)
  test(`the per-customer build on an on-premises host: NEO of the kind "${variant}"`, async () => {
    const play = await startPlay({ variant, customer: true })
    await mainJob(play)
    await play.end()
  })

test('only the hosts of the manifest are contacted by the extension', async () => {
  const play = await startPlay()
  await play.openSchedule()
  await play.sync()
  const hosts = new Set(play.world.bench.log.filter(({ emulator }) => emulator !== 'nobody').map(({ host }) => host))
  expect([...hosts].toSorted()).toEqual(['example.dn-cloud.com', 'graph.microsoft.com', 'login.microsoftonline.com'])
  await play.end()
})
