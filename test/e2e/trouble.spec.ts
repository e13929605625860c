import { expect, test } from '@playwright/test'
import type { Problem } from '../../lib/core/problem.ts'
import type { Fault } from '../emulators/faults.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { person } from '../fixtures/people.ts'
import { neoLogIn } from '../fixtures/hands-neo.ts'
import { expectSame, type Play, startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)

/** A good first run, then a change on either side that is waiting to go over. */
const begin = async (play: Play) => {
  await play.openSchedule()
  await play.sync()
  expectSame(play.world, 7)
  const meeting = play.world
    .outlook()
    .list()
    .find(({ subject }) => subject === '定例会議')
  if (!meeting) throw new Error('the sample is not there')
  play.world.outlook().edit(meeting.id, { subject: '定例会議(変更)' })
  play.world.neo.addEvent(person.neoUid, { startdate: day(3), detail: '追加' })
}
/** One notice of this kind, the badge says "!", and neither calendar was touched. */
const expectTrouble = async (play: Play, kind: Problem['kind']) => {
  const before = [play.world.neoLines(), play.world.outlookLines()]
  const { notice, lastRun } = await play.sync()
  expect(notice?.kind).toBe(kind)
  expect(lastRun?.problem?.kind).toBe(kind)
  expect([play.world.neoLines(), play.world.outlookLines()]).toEqual(before)
  const badge = await play.own.evaluate(() =>
    (
      globalThis as unknown as { chrome: { action: { getBadgeText(o: object): Promise<string> } } }
    ).chrome.action.getBadgeText({}),
  )
  expect(badge).toBe('!')
}
const expectGood = async (play: Play) => {
  const { notice } = await play.sync()
  expect(notice).toBeUndefined()
  expectSame(play.world, 8)
  await play.end()
}

for (const variant of variantNames)
  test(`an expired NEO session (${variant})`, async () => {
    const play = await startPlay({ variant, host: 'example.dn-cloud.com' })
    await begin(play)
    play.world.neo.expireSessions()
    await expectTrouble(play, 'neo-signed-out')
    await play.browser.context.clearCookies({ domain: 'example.dn-cloud.com' })
    await neoLogIn(play.page, play.world)
    await play.openSchedule()
    await play.idle()
    await expectGood(play)
  })

test('a revoked Microsoft session: pauses with one notice until a click', async () => {
  const play = await startPlay()
  await begin(play)
  // A token this young cannot be the refused one: it is not renewed at once.
  await play.page.waitForTimeout(3500)
  play.world.entra.revokeAll(person.oid)
  // The access token that the worker holds is refused as well, as after a revocation.
  play.world.bench.faults.push({
    name: 'revoked token',
    host: 'graph.microsoft.com',
    does: {
      status: 401,
      body: { error: { code: 'InvalidAuthenticationToken', message: 'Access token has been revoked.' } },
    },
  })
  await expectTrouble(play, 'microsoft-signed-out')
  expect((await play.snapshot()).signIn).toBe('needs-click')
  play.world.bench.faults.length = 0
  expect((await play.signIn()).problem).toBeUndefined()
  await expectGood(play)
})

const faults: { name: string; kind: Problem['kind']; fault: Fault }[] = [
  {
    name: '429 of Graph',
    kind: 'graph-throttled',
    fault: { name: '429', host: 'graph.microsoft.com', does: { status: 429, retryAfter: 300 } },
  },
  {
    name: '503 of Graph',
    kind: 'graph-unavailable',
    fault: { name: '503', host: 'graph.microsoft.com', does: { status: 503 } },
  },
  {
    name: 'HTML instead of JSON from Graph',
    kind: 'graph-unexpected-answer',
    fault: { name: 'html', host: 'graph.microsoft.com', does: 'html' },
  },
  { name: '500 of NEO', kind: 'neo-unexpected-answer', fault: { name: '500', emulator: 'neo', does: { status: 500 } } },
  {
    name: 'HTML instead of JSON from NEO: a page that is not NEO’s',
    kind: 'neo-unexpected-answer',
    fault: { name: 'html', emulator: 'neo', does: 'html' },
  },
]
for (const { name, kind, fault } of faults)
  test(name, async () => {
    const play = await startPlay()
    await begin(play)
    play.world.bench.faults.push(fault)
    await expectTrouble(play, kind)
    play.world.bench.faults.length = 0
    await expectGood(play)
  })
