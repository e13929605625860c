// The worker is killed before and after every single request of a run that creates, changes and deletes on both sides, one after the other.
import { expect, test } from '@playwright/test'
import { person } from '../fixtures/people.ts'
import { expectSame, type Play, startPlay } from './play.ts'

const day = (offset: number) => new Date(Date.now() + 9 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10)
const pairs = 8
const nothing = { created: 0, updated: 0, deleted: 0 }

type Names = { neo: Map<string, string>; outlook: Map<string, string> }
/** Subject → id, of what each calendar holds now. */
const namesOf = ({ world }: Play): Names => ({
  neo: new Map(world.neo.eventsOf(person.neoUid).map((event) => [event.detail, event.sid])),
  outlook: new Map(world.outlookEvents().map((event) => [event.subject, event.id])),
})
const idIn = (names: Map<string, string>, subject: string) => {
  const id = names.get(subject)
  if (id === undefined) throw new Error(`no event ${subject}`)
  return id
}

/** One of each on both sides, each about another event. @returns the subjects that must stand in both calendars afterwards */
const changeBoth = (play: Play, subjects: readonly string[], round: number): string[] => {
  const { world } = play
  const names = namesOf(play)
  const [goneInNeo = '', goneInOutlook = '', changedInNeo = '', changedInOutlook = '', ...others] = subjects
  world.neo.addEvent(person.neoUid, { startdate: day(1), starttime: '0900', endtime: '1000', detail: `N${round}` })
  world.outlook().add({ subject: `O${round}`, start: `${day(2)}T09:00`, end: `${day(2)}T10:00` })
  world.neo.removeEvent(idIn(names.neo, goneInNeo))
  world.outlook().remove(idIn(names.outlook, goneInOutlook))
  world.neo.editEvent(idIn(names.neo, changedInNeo), { detail: `n${round}` })
  world.outlook().edit(idIn(names.outlook, changedInOutlook), { subject: `o${round}` })
  return [...others, `n${round}`, `o${round}`, `N${round}`, `O${round}`]
}

const expectState = async (play: Play, subjects: readonly string[], when: string) => {
  const names = namesOf(play)
  expect([...names.neo.keys()].toSorted(), when).toEqual(subjects.toSorted())
  expect([...names.outlook.keys()].toSorted(), when).toEqual(subjects.toSorted())
  expectSame(play.world, subjects.length)
  const { conflicts, apart, failed, waiting, question, notice } = await play.snapshot()
  expect({ conflicts, apart, failed, waiting, question, notice }, when).toEqual({
    conflicts: 0,
    apart: 0,
    failed: 0,
    waiting: 0,
  })
  const { stored } = JSON.parse((await play.ask({ type: 'export' })).text) as {
    stored: { links: number; openWrites: object; wishes: object }
  }
  expect({ links: stored.links, open: stored.openWrites, wishes: stored.wishes }, when).toEqual({
    links: subjects.length,
    open: {},
    wishes: {},
  })
}

test('killed before and after every request of a mixed run: always the same end as without', async () => {
  test.setTimeout(15 * 60_000)
  const first = Array.from({ length: pairs }, (_, index) => `予定${index}`)
  const play = await startPlay({
    neoEvents: first.map((detail) => ({
      owner: person.neoUid,
      startdate: day(0),
      starttime: '1300',
      endtime: '1400',
      detail,
    })),
    outlookEvents: [],
  })
  const { world } = play
  await play.openSchedule()
  await play.sync()
  await play.page.goto('about:blank')
  let subjects = first
  let round = 0

  /** How many requests the undisturbed run makes. */
  subjects = changeBoth(play, subjects, round++)
  const from = world.bench.log.length
  const calm = await play.sync()
  const requests = world.bench.log.length - from
  expect(calm.lastRun?.counts).toEqual({
    neo: { created: 1, updated: 1, deleted: 1 },
    outlook: { created: 1, updated: 1, deleted: 1 },
    adopted: 0,
  })
  await expectState(play, subjects, 'undisturbed')

  const kills: string[] = []
  for (const moment of ['before', 'after'] as const)
    for (let request = 0; request < requests; request++) {
      subjects = changeBoth(play, subjects, round++)
      const startedAt = Date.now()
      let killed = false
      const kill = async () => {
        killed = await play.browser.killWorker()
      }
      const does = moment === 'before' ? { before: kill } : { after: kill }
      world.bench.faults.splice(0, Infinity, { name: 'kill', skip: request, times: 1, does })
      const start = world.bench.log.length
      // The answer dies with the worker.
      await play.ask({ type: 'sync' }).catch(() => undefined)
      const isOver = async () => {
        // Whoever asks just then gets no answer.
        const shown = await play.snapshot().catch(() => undefined)
        return shown?.phase === 'idle' && (shown.lastRun?.endedAt ?? 0) > startedAt
      }
      await expect.poll(async () => killed || (await isOver()), { timeout: 60_000, intervals: [50] }).toBe(true)
      if (!killed) {
        // How much is read beside varies by a few: what was just written is told again, late. Every request that this run made was survived.
        expect(request, `the run was over after ${request} requests`).toBeGreaterThanOrEqual(requests - 4)
        await expectState(play, subjects, 'not killed')
        break
      }
      const hit = world.bench.log[start + request]
      const when = `killed ${moment} request ${request + 1}: ${hit?.method} ${hit?.path.split('?')[0]}`
      kills.push(when)
      world.bench.faults.length = 0
      // Any event wakes it; here a page asks for the state, as the popup does.
      await expect
        .poll(
          async () => {
            const { phase, lastRun } = await play.snapshot()
            return phase === 'idle' && (lastRun?.endedAt ?? 0) > startedAt
          },
          { timeout: 60_000, intervals: [50] },
        )
        .toBe(true)
      await expectState(play, subjects, when)
      const again = await play.sync()
      expect(again.lastRun?.counts, when).toEqual({ neo: nothing, outlook: nothing, adopted: 0 })
      await expectState(play, subjects, when)
    }
  console.log(`${kills.length} kills, before and after each of ${requests} requests`)
  // Reading was interrupted on both sides, and all writes: what NEO calls its commands is drawn anew for every play, but a list is no write.
  for (const part of ['calendarView/delta', '$batch', '/schprivate/'])
    expect(kills.filter((line) => line.includes(part)).length, part).toBeGreaterThan(0)
  const writes = kills.filter((line) => / POST .*dneor?[.]/.test(line) && !line.includes('/schprivate/'))
  expect(writes.length, kills.join('\n')).toBeGreaterThan(0)
  await play.end()
})
