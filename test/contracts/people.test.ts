// Events of NEO that others share: two people with the extension, facilities, rights, and what a deletion means. Real adapters over their emulators.
import { describe, expect, test } from 'vitest'
import type { HistoryEntry } from '../../lib/core/ports.ts'
import type { SyncResult } from '../../lib/core/sync.ts'
import type { Want } from '../../lib/core/wish.ts'
import type { SeedEvent as OutlookSeed } from '../emulators/graph/seed.ts'
import type { EventInput } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { colleague, person } from '../fixtures/people.ts'
import { createEngine, day, type Engine } from './engine-world.ts'
import { copiesOf, copyOf, counts, engine, expectRest, head, none, tail } from './people-world.ts'

const meeting: EventInput = { startdate: day(1), starttime: '1000', endtime: '1100', detail: '予算会議', memo: '資料' }
const shared = { ...meeting, otherto: [person.neoUid, colleague.neoUid] }
const booked = { ...meeting, pids: ['501'] }
const both = `資料\n\n${head}\n登録先：山田 太郎、佐藤 花子\n${tail}`

const editOutlook = (made: Engine, patch: Partial<OutlookSeed>, whose = person) =>
  made.world.graph.mailbox(whose.oid).edit(copyOf(made, whose).id, patch)
const asked = ({ parked }: SyncResult) => parked.map(({ why, choices }) => [why, choices.join()])
/** A person chooses on the list of the last run. */
const choose = async (made: Engine, { parked }: SyncResult, want: Want) => {
  const [one] = parked
  if (!one) throw new Error('nothing is asked')
  const said = want === 'apart' ? { want, why: 'chosen' as const } : { want, seen: one.seen }
  await made.store.record({ wish: [{ id: 'said', at: Date.now(), ...one.ids, ...said }] })
}

describe.each(variantNames)('shared events (%s)', (variant) => {
  test('L9, L10, L23: two people with the extension have a copy of their own each, with all names, as a plain appointment', async () => {
    const mine = await engine({ variant })
    const theirs = await createEngine({ world: mine.world, as: colleague })
    const sid = mine.world.neo.addEvent(person.neoUid, shared)
    const before = structuredClone(mine.world.neo.events.get(sid))
    await mine.run()
    await theirs.run()
    for (const whose of [person, colleague]) {
      const copy = copyOf(mine, whose)
      expect([copy.subject, copy.text, copy.attendees]).toEqual(['予算会議', both, []])
      const [stored] = [...mine.world.graph.mailbox(whose.oid).events.values()]
      expect(stored?.data.organizer.emailAddress.address).toBe(whose.upn)
    }
    expect(mine.world.neo.events.get(sid)).toEqual(before)
    await expectRest(mine, theirs, mine)

    // What one of them changes in Outlook arrives at the other one by way of NEO.
    editOutlook(mine, { subject: '予算会議（延期）', body: both.replace('資料', '資料は後日') }, colleague)
    await theirs.run()
    expect(mine.world.neo.events.get(sid)).toMatchObject({ memo: '資料は後日', otherto: before?.otherto })
    await mine.run()
    expect(copyOf(mine).text).toBe(both.replace('資料', '資料は後日'))
    expect(copyOf(mine).subject).toBe('予算会議（延期）')
    await expectRest(mine, theirs, mine)
  })

  test('an event that one has made in Outlook reaches the other when they are registered in NEO', async () => {
    const mine = await engine({
      variant,
      outlookEvents: [{ subject: '商談', body: '議題', start: `${day(2)}T10:00`, end: `${day(2)}T11:00` }],
    })
    const theirs = await createEngine({ world: mine.world, as: colleague })
    await mine.run()
    const made = mine.world.neo.eventsOf(person.neoUid).find(({ detail }) => detail === '商談')
    mine.world.neo.editEvent(made?.sid ?? '', { otherto: [person.neoUid, colleague.neoUid] })
    await theirs.run()
    await mine.run()
    for (const whose of [person, colleague])
      expect(copyOf(mine, whose).text).toBe(`議題\n\n${head}\n登録先：山田 太郎、佐藤 花子\n${tail}`)
    await expectRest(mine, theirs, mine)
  })

  test('who joins and who leaves is told in Outlook; what a person makes of the block there changes nothing', async () => {
    const made = await engine({ variant })
    const { neo } = made.world
    const sid = neo.addEvent(person.neoUid, shared)
    await made.run()
    editOutlook(made, { body: `${both}\n\n当日は会議室へ` })
    await made.run()
    expect(neo.events.get(sid)?.memo).toBe('資料\n\n当日は会議室へ')
    await expectRest(made)

    const edited = copyOf(made).text.replace('佐藤 花子', '佐藤さんは欠席')
    for (const text of [edited, '資料\n\n当日は会議室へ']) {
      editOutlook(made, { body: text })
      await expectRest(made)
      expect([copyOf(made).text, neo.events.get(sid)?.memo]).toEqual([text, '資料\n\n当日は会議室へ'])
    }
    neo.editEvent(sid, { otherto: [person.neoUid, colleague.neoUid, '1003'], pids: ['502'] })
    // The list of some servers does not show who is registered; that is seen when the event is changed, or by and by.
    neo.editEvent(sid, { place: '本社' })
    expect(counts(await made.run({ reread: true }))).toEqual(['0,0,0', '0,1,0'])
    expect(copyOf(made).text).toBe(
      `資料\n\n当日は会議室へ\n\n${head}\n登録先：山田 太郎、佐藤 花子、鈴木 一郎\n利用設備：第2会議室\n${tail}`,
    )
    neo.editEvent(sid, { otherto: [person.neoUid], pids: [] })
    expect(counts(await made.run({ reread: true }))).toEqual(['0,0,0', '0,1,0'])
    expect(copyOf(made).text).toBe('資料\n\n当日は会議室へ')
    await expectRest(made)
  })

  test('an edit in Outlook keeps everybody and everything that is registered, and notifies nobody', async () => {
    const made = await engine({ variant })
    const { neo } = made.world
    neo.knobs.noticeByMail = true
    const sid = neo.addEvent(person.neoUid, { ...booked, otherto: [colleague.neoUid, person.neoUid, '1003'] })
    await made.run()
    editOutlook(made, { location: '別館', start: `${day(1)}T13:00`, end: `${day(1)}T14:00` })
    expect(counts(await made.run())).toEqual(['0,1,0', '0,0,0'])
    expect(neo.events.get(sid)).toMatchObject({
      otherto: [colleague.neoUid, person.neoUid, '1003'],
      pids: ['501'],
      place: '別館',
      starttime: '1300',
    })
    await expectRest(made)
  })

  test('L8: a facility is a name in the text; at a time when it is taken NEO refuses, nothing is half written, and the cause is named', async () => {
    const made = await engine({ variant })
    const { neo } = made.world
    const sid = neo.addEvent(person.neoUid, booked)
    const other = neo.addEvent(colleague.neoUid, { ...booked, starttime: '1500', endtime: '1600' })
    await made.run()
    expect([copyOf(made).location, copyOf(made).attendees, copyOf(made).text]).toEqual([
      '',
      [],
      `資料\n\n${head}\n登録先：山田 太郎\n利用設備：第1会議室\n${tail}`,
    ])
    editOutlook(made, { subject: '予算会議（移動）', start: `${day(1)}T15:30`, end: `${day(1)}T16:30` })
    for (let run = 0; run < 2; run++) {
      const result = await made.run()
      expect(counts(result)).toEqual(none)
      expect(result.applied?.failed).toMatchObject([{ problem: { kind: 'neo-facility', side: 'neo' } }])
      expect(neo.events.get(sid)).toMatchObject({ detail: '予算会議', starttime: '1000' })
      expect(copyOf(made).start).toBe(`${day(1)}T15:30`)
    }
    neo.removeEvent(other)
    expect(counts(await made.run())).toEqual(['0,1,0', '0,0,0'])
    expect(neo.events.get(sid)).toMatchObject({ detail: '予算会議（移動）', starttime: '1530', pids: ['501'] })
    await expectRest(made)
  })

  test('an event that only its owner may change is listed and never written', async () => {
    const made = await engine({ variant })
    const sid = made.world.neo.addEvent(colleague.neoUid, { ...shared, changeBy: 'owner' })
    const result = await made.run()
    expect([asked(result), copiesOf(made)]).toEqual([[['unreadable', '']], []])
    expect(made.world.neo.events.get(sid)?.revision).toBe(1)
  })

  test('it is deleted in Outlook: nobody loses it in NEO, and a person chooses', async () => {
    const made = await engine({ variant })
    const { neo } = made.world
    const sid = neo.addEvent(person.neoUid, shared)
    const remove = async () => {
      made.world.outlook().remove(copyOf(made).id)
      const result = await made.run()
      expect([counts(result), asked(result)]).toEqual([none, [['shared-deletion', 'neo,outlook,apart']]])
      expect(neo.events.has(sid)).toBe(true)
      return result
    }
    await made.run()
    await choose(made, await remove(), 'neo')
    await made.run()
    expect(copyOf(made).text).toBe(both)
    await expectRest(made)

    await choose(made, await remove(), 'apart')
    const left = await made.run()
    expect([counts(left), asked(left), copiesOf(made)]).toEqual([none, [['chosen', 'neo,outlook']], []])
    await choose(made, left, 'neo')
    await made.run()

    // Somebody joins after the word was given: it does not hold for them.
    await choose(made, await remove(), 'outlook')
    neo.editEvent(sid, { otherto: [person.neoUid, colleague.neoUid, '1003'] })
    const again = await made.run({ reread: true })
    expect([asked(again), neo.events.has(sid)]).toEqual([[['shared-deletion', 'neo,outlook,apart']], true])
    await choose(made, again, 'outlook')
    expect(counts(await made.run())).toEqual(['0,0,1', '0,0,0'])
    expect(neo.events.has(sid)).toBe(false)
    await expectRest(made)

    // Taken back it stands in the calendars of all of them again.
    const entry = (await made.store.entries()).find(({ operation: o }) => o.do === 'delete' && o.on === 'neo')
    const entries = [entry as HistoryEntry]
    const question = await made.undo(entries)
    await made.undo(entries, { confirmed: question.question?.id ?? '' })
    const [back] = neo.eventsOf('1003')
    expect(back).toMatchObject({ detail: '予算会議', otherto: [person.neoUid, colleague.neoUid, '1003'] })
  })

  test('it is deleted in NEO: its copy goes, as ever', async () => {
    const made = await engine({ variant })
    const sid = made.world.neo.addEvent(person.neoUid, shared)
    await made.run()
    made.world.neo.removeEvent(sid)
    expect(counts(await made.run())).toEqual(['0,0,0', '0,0,1'])
    await expectRest(made)
  })

  test.each(['public', 'busy'] as const)(
    'a colleague takes the user off the event (%s): the copy is listed and stays until a person chooses',
    async (visibility) => {
      const made = await engine({ variant })
      const { neo } = made.world
      const sid = neo.addEvent(colleague.neoUid, shared)
      neo.addEvent(person.neoUid, { startdate: day(2), detail: '別の予定' })
      await made.run()
      const outlook = () => copiesOf(made).map(({ subject }) => subject)
      neo.editEvent(sid, { otherto: [colleague.neoUid], visibility })
      const off = await made.run()
      expect([counts(off), asked(off), outlook().length]).toEqual([none, [['unlisted', 'neo,apart']], 2])

      // An edit of the copy has nowhere to go.
      const copy = copiesOf(made).find(({ subject }) => subject === '予算会議')
      made.world.outlook().edit(copy?.id ?? '', { location: '別館' })
      const edited = await made.run()
      expect([counts(edited), asked(edited)]).toEqual([none, [['unlisted', 'neo,apart']]])
      expect(neo.events.get(sid)).toMatchObject({ place: '', otherto: [colleague.neoUid] })

      await choose(made, edited, 'neo')
      expect(counts(await made.run())).toEqual(['0,0,0', '0,0,1'])
      expect(outlook()).toEqual(['別の予定'])
      expect(neo.events.has(sid)).toBe(true)
      await expectRest(made)
    },
  )

  test('the user is taken off between the look and the write: nothing is written', async () => {
    const made = await engine({ variant })
    const { neo } = made.world
    const sid = neo.addEvent(person.neoUid, shared)
    await made.run()
    editOutlook(made, { location: '別館' })
    let isOff = false
    const result = await made.run({
      around: ({ neo: side, outlook }) => ({
        outlook,
        neo: {
          ...side,
          write: (operations, keep) => {
            if (!isOff) neo.editEvent(sid, { otherto: [colleague.neoUid] })
            isOff = true
            return side.write(operations, keep)
          },
        },
      }),
    })
    expect([counts(result), result.applied?.again]).toEqual([none, true])
    expect(neo.events.get(sid)).toMatchObject({ place: '', otherto: [colleague.neoUid] })
    expect(asked(await made.run())).toEqual([['unlisted', 'neo,apart']])
  })
})
