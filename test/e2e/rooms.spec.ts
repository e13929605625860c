// Rooms of Microsoft 365 for facilities of NEO, in a real browser: the permission is asked for at the click, and an event gets its room.
import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)

test('A12 a room is chosen from the list, once the permission is given, and stands in Outlook as the place of the event', async () => {
  const booked = { owner: person.neoUid, startdate: day(1), starttime: '1000', endtime: '1100', detail: '予算会議' }
  const play = await startPlay({ neoEvents: [{ ...booked, pids: ['501'] }], outlookEvents: [] })
  const { entra, graph } = play.world
  await play.openSchedule()
  await play.sync()
  const page = await play.browser.openOwn('options.html')
  const button = page.getByRole('button', { name: 'Microsoft 365 の会議室から選ぶ' })
  const address = page.getByLabel('「第1会議室」の会議室のメールアドレス')

  // Only an administrator may grant it here.
  entra.settings.adminOnly = ['Place.Read.All']
  const refused = play.browser.context.waitForEvent('page')
  await button.click()
  const window = await refused
  await expect(window.getByText('管理者の承認が必要です', { exact: false }).first()).toBeVisible()
  await window.getByRole('button', { name: '同意せずにアプリへ戻る' }).click()
  await expect(page.getByText('管理者に Place.Read.All への同意を依頼してください。', { exact: false })).toBeVisible()
  await expect(address).toBeEditable()

  entra.grantForAll(['Place.Read.All'])
  await button.click()
  await expect(page.getByText('3 件の会議室を読み込みました。', { exact: false })).toBeVisible()
  await expect(page.locator('#rooms-found option')).toHaveCount(3)
  await address.fill('room1@example.com')
  await address.blur()
  await expect(page.getByText('保存しました')).toBeVisible()

  await play.sync()
  const [event] = graph.mailbox(person.oid).list()
  expect(event?.places).toMatchObject([
    { displayName: '第1会議室（NEO）', locationEmailAddress: 'room1@example.com', locationType: 'conferenceRoom' },
  ])
  expect(event?.attendees).toEqual([])
  const quiet = await play.sync()
  expect(quiet.lastRun?.counts.outlook).toEqual({ created: 0, updated: 0, deleted: 0 })
  await play.end()
})
