// Rules for kinds of events (予定) through both adapters: what leaves NEO, and what comes back.
import { describe, expect, test } from 'vitest'
import { variantNames } from '../emulators/neo/variants.ts'
import { colleague, person } from '../fixtures/people.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { day, type Engine, type RunOptions } from './engine-world.ts'
import { copiesOf, copyOf, counts, engine, none } from './people-world.ts'

const busy: RunOptions = { rules: { busyKinds: ['通院'] } }
const closed: RunOptions = { rules: { privateKinds: ['面談'] } }
const at = { owner: person.neoUid, startdate: day(1), starttime: '1000', endtime: '1100' }
const secret = {
  ...at,
  event: '通院',
  detail: '歯科',
  place: '駅前',
  other: '3階',
  memo: '保険証',
  tentative: true,
  important: true,
  otherto: [person.neoUid, colleague.neoUid],
}
const words = ['通院', '歯科', '駅前', '保険証', '佐藤']
const expectRest = async (made: Engine, options: RunOptions) => {
  const result = await made.run(options)
  expect([counts(result), result.parked, result.applied?.failed]).toEqual([none, [], []])
}
const expectVeiled = (made: Engine) => {
  const [stored] = [...made.world.outlook().events.values()]
  for (const word of words) expect(JSON.stringify(stored?.data)).not.toContain(word)
  expect(copyOf(made)).toMatchObject({
    subject: '予定あり',
    text: '',
    location: '',
    showAs: 'busy',
    importance: 'normal',
  })
}
const neoOf = (made: Engine, detail: string) => made.world.neoEvents().find((event) => event.detail === detail)

describe.each(variantNames)('kinds (%s)', (variant) => {
  test('L31 of a busy-only kind nothing but the times leaves NEO, and no word comes back', async () => {
    const made = await engine({ variant, neoEvents: [secret] })
    const { neo, outlook } = made.world
    await made.run(busy)
    expectVeiled(made)
    await expectRest(made, busy)
    const sid = neoOf(made, '歯科')?.sid ?? ''
    const before = structuredClone(neo.events.get(sid))

    outlook().edit(copyOf(made).id, { subject: '私用', body: '自分のメモ', location: '外' })
    await expectRest(made, busy)
    expect([neo.events.get(sid), copyOf(made).subject]).toEqual([before, '私用'])

    outlook().edit(copyOf(made).id, { start: `${day(1)}T13:00`, end: `${day(1)}T14:00` })
    expect(counts(await made.run(busy))).toEqual(['0,1,0', '0,0,0'])
    expect(neo.events.get(sid)).toMatchObject({ ...secret, starttime: '1300', endtime: '1400' })
    neo.editEvent(sid, { detail: '眼科', starttime: '1500', endtime: '1600' })
    expect(counts(await made.run(busy))).toEqual(['0,0,0', '0,1,0'])
    expect(copyOf(made)).toMatchObject({ start: `${day(1)}T15:00`, subject: '私用', text: '自分のメモ' })
    await expectRest(made, busy)
  })

  test('a rule that is made later takes the words out of Outlook; one that is ended brings them', async () => {
    const made = await engine({ variant, neoEvents: [secret] })
    await made.run()
    expect(copyOf(made).subject).toBe('通院：歯科')
    await made.run(busy)
    expectVeiled(made)
    await expectRest(made, busy)
    await made.run()
    expect(copyOf(made)).toMatchObject({ subject: '通院：歯科', location: '駅前：3階', showAs: 'tentative' })
    expect(copyOf(made).text).toContain('保険証')
    await expectRest(made, {})
    expect(neoOf(made, '歯科')).toMatchObject({ place: '駅前', memo: '保険証' })
  })

  test('an event that was made in Outlook keeps its words there', async () => {
    const made = await engine({
      variant,
      outlookEvents: [{ subject: '歯医者', body: '保険証', start: `${day(1)}T10:00`, end: `${day(1)}T11:00` }],
    })
    await made.run(busy)
    const sid = neoOf(made, '歯医者')?.sid ?? ''
    made.world.neo.editEvent(sid, { event: '通院' })
    await expectRest(made, busy)
    made.world.neo.editEvent(sid, { detail: '眼科', starttime: '1500', endtime: '1600' })
    await made.run(busy)
    expect(copyOf(made)).toMatchObject({ subject: '歯医者', text: '保険証', start: `${day(1)}T15:00` })
    await expectRest(made, busy)
  })

  test('it is deleted in Outlook as any other; without a database nothing is made of what was said instead', async () => {
    const alone = { ...secret, otherto: [person.neoUid] }
    const made = await engine({ variant, neoEvents: [alone, { ...alone, detail: '眼科', startdate: day(2) }] })
    await made.run(busy)
    const fresh = {
      device: 'device-2',
      store: memoryStore(),
      mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
    }
    await expectRest(made, { ...busy, pc: fresh })
    const [first] = copiesOf(made)
    made.world.outlook().remove(first?.id ?? '')
    expect(counts(await made.run(busy))).toEqual(['0,0,1', '0,0,0'])
    expect(copiesOf(made)).toHaveLength(1)
  })

  test('another PC that does not know the rule does not carry 「予定あり」 over the words of NEO', async () => {
    const made = await engine({ variant, neoEvents: [secret] })
    const other = {
      device: 'device-2',
      store: memoryStore(),
      mirrors: { neo: memoryMirror(), outlook: memoryMirror() },
    }
    await made.run()
    await made.run({ pc: other })
    await made.run(busy)
    expectVeiled(made)
    // What one PC writes comes to the other by and by.
    for (let run = 0; run < 3; run++) await expectRest(made, { pc: other })
    expect(neoOf(made, '歯科')).toMatchObject({ event: '通院', place: '駅前', memo: '保険証' })
  })

  test('a kind that is private in Outlook is public in NEO still, whatever is edited', async () => {
    const made = await engine({ variant, neoEvents: [{ ...at, event: '面談', detail: '人事' }] })
    const { neo, outlook } = made.world
    await made.run(closed)
    const sid = neoOf(made, '人事')?.sid ?? ''
    expect(copyOf(made)).toMatchObject({ sensitivity: 'private', subject: '面談：人事' })
    await expectRest(made, closed)
    outlook().edit(copyOf(made).id, { body: '資料' })
    await made.run(closed)
    neo.editEvent(sid, { detail: '人事2' })
    await made.run(closed)
    expect([neo.events.get(sid)?.memo, neo.events.get(sid)?.visibility]).toEqual(['資料', 'public'])
    expect(copyOf(made)).toMatchObject({ sensitivity: 'private', subject: '面談：人事2', text: '資料' })
    await expectRest(made, closed)
  })
})
