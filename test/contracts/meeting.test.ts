// An online meeting of one's own: the way in is never lost, and NEO says where it is.
import { describe, expect, test } from 'vitest'
import { variantNames } from '../emulators/neo/variants.ts'
import { memoryMirror } from '../fakes/memory-mirror.ts'
import { memoryStore } from '../fakes/memory-store.ts'
import { colleague, person } from '../fixtures/people.ts'
import { teamsBlock, teamsBody, teamsMeeting, teamsUrl } from '../fixtures/teams.ts'
import { day, type Engine } from './engine-world.ts'
import { copyOf, counts, engine, expectRest, none } from './people-world.ts'

const at = { start: `${day(1)}T10:00`, end: `${day(1)}T11:00` }
const meeting = (before: string, after?: string) => ({
  subject: '打ち合わせ',
  ...at,
  ...teamsMeeting,
  body: { contentType: 'html' as const, content: teamsBody(before, after) },
})
const neoOf = (made: Engine) => {
  const found = made.world.neoEvents().find((event) => event.detail === '打ち合わせ')
  if (!found) throw new Error('no event in NEO')
  return found
}
const htmlOf = (made: Engine) => {
  const [stored] = [...made.world.outlook().events.values()]
  return stored?.data.body.content ?? ''
}
const line = `[オンライン会議] ${teamsUrl}`
const linesOf = (memo: string) => memo.split('\n').filter((one) => one !== '' && !one.startsWith('[Outlook同期'))

describe.each(variantNames)('online meetings (%s)', (variant) => {
  test('C7 NEO says once where to join; the block stays as it is, byte for byte, through edits of both', async () => {
    const made = await engine({ variant, outlookEvents: [meeting('<p><b>議題</b></p><p>資料</p>', '<p>追伸</p>')] })
    const { neo, outlook } = made.world
    await made.run()
    expect(linesOf(neoOf(made).memo)).toEqual(['議題', '資料', '追伸', line])
    await expectRest(made)

    const { sid } = neoOf(made)
    neo.editEvent(sid, { memo: neoOf(made).memo.replace('資料', '資料2'), starttime: '1300', endtime: '1400' })
    expect(counts(await made.run())).toEqual(['0,0,0', '0,1,0'])
    expect(htmlOf(made)).toBe(teamsBody('<p><b>議題</b></p><p>資料2</p>', '<p>追伸</p>'))
    await expectRest(made)

    outlook().edit(copyOf(made).id, { body: { contentType: 'html', content: teamsBody('<p>議題3</p>') } })
    expect(counts(await made.run())).toEqual(['0,1,0', '0,0,0'])
    expect(linesOf(neoOf(made).memo)).toEqual(['議題3', line])
    await expectRest(made)
  })

  test('an edit of the line in NEO changes nothing in Outlook, and it does not come back', async () => {
    const made = await engine({ variant, outlookEvents: [meeting('<p>議題</p>')] })
    await made.run()
    const { sid, memo } = neoOf(made)
    made.world.neo.editEvent(sid, { memo: memo.replace(line, ''), starttime: '1300', endtime: '1400' })
    expect(counts(await made.run())).toEqual(['0,0,0', '0,1,0'])
    expect(htmlOf(made)).toBe(teamsBody('<p>議題</p>'))
    await expectRest(made)
    expect(neoOf(made).memo).not.toContain('オンライン会議')
  })

  test('a meeting without a text gets one from NEO; one that is emptied keeps its block', async () => {
    const made = await engine({ variant, outlookEvents: [meeting('')] })
    const { neo } = made.world
    await made.run()
    expect(linesOf(neoOf(made).memo)).toEqual([line])
    const { sid, memo } = neoOf(made)
    neo.editEvent(sid, { memo: `議題 <1>\n${memo}`, starttime: '1300', endtime: '1400' })
    await made.run()
    expect([htmlOf(made).includes(teamsBlock), htmlOf(made).includes('議題 &lt;1&gt;')]).toEqual([true, true])
    await expectRest(made)
    neo.editEvent(sid, { memo, starttime: '1400', endtime: '1500' })
    await made.run()
    expect([htmlOf(made).includes(teamsBlock), htmlOf(made).includes('議題')]).toEqual([true, false])
    await expectRest(made)
  })

  test('an event of NEO that becomes a meeting in Outlook; a second PC and a lost database write nothing', async () => {
    const made = await engine({
      variant,
      neoEvents: [
        { owner: person.neoUid, startdate: day(1), starttime: '1000', endtime: '1100', detail: '打ち合わせ' },
      ],
    })
    await made.run()
    made.world.outlook().edit(copyOf(made).id, {
      ...teamsMeeting,
      body: { contentType: 'html', content: teamsBody('<p><br></p>') },
    })
    expect(counts(await made.run())).toEqual(['0,1,0', '0,0,0'])
    expect(linesOf(neoOf(made).memo)).toEqual([line])
    await expectRest(made)
    const pc = { device: 'device-2', store: memoryStore(), mirrors: { neo: memoryMirror(), outlook: memoryMirror() } }
    for (let run = 0; run < 2; run++) expect(counts(await made.run({ pc }))).toEqual(none)
  })

  test('a text that nobody can take apart is not written over: it says so, and nothing is lost', async () => {
    const made = await engine({ variant, outlookEvents: [meeting('<p>議題<img src="cid:a"></p>')] })
    await made.run()
    const { sid, memo } = neoOf(made)
    const before = htmlOf(made)
    made.world.neo.editEvent(sid, { memo: memo.replace('議題', '議題2'), starttime: '1300', endtime: '1400' })
    const { applied } = await made.run()
    expect(applied?.failed.map(({ problem }) => problem)).toEqual([
      { kind: 'graph-refused', side: 'outlook', code: 'meeting-lost' },
    ])
    expect([htmlOf(made), copyOf(made).start.slice(11)]).toEqual([before, '10:00'])
    expect(neoOf(made).memo).toContain('議題2')
  })

  test('names of those who are registered go below it, and leave it alone', async () => {
    const made = await engine({ variant, outlookEvents: [meeting('<p>議題</p>')] })
    await made.run()
    const { sid } = neoOf(made)
    made.world.neo.editEvent(sid, { otherto: [person.neoUid, colleague.neoUid], starttime: '1300', endtime: '1400' })
    await made.run()
    expect(htmlOf(made)).toContain(teamsBlock)
    expect(copyOf(made).text).toContain('登録先：')
    await expectRest(made)
  })

  test('a busy-only kind says nothing of it, in either direction', async () => {
    const rules = { busyKinds: ['通院'] }
    const memo = `持ち物\n\n${line}`
    const made = await engine({
      variant,
      neoEvents: [
        {
          owner: person.neoUid,
          startdate: day(1),
          starttime: '1000',
          endtime: '1100',
          event: '通院',
          detail: '歯科',
          memo,
        },
      ],
    })
    await made.run({ rules })
    expect(JSON.stringify([...made.world.outlook().events.values()])).not.toContain('meetup-join')
    made.world.outlook().edit(copyOf(made).id, {
      ...teamsMeeting,
      body: { contentType: 'html', content: teamsBody('') },
    })
    expect(counts(await made.run({ rules }))).toEqual(none)
  })

  test('the line of an event that NEO made, such as a copy, stands in Outlook once and comes back unchanged', async () => {
    const memo = `議題\n\n${line}`
    const made = await engine({
      variant,
      neoEvents: [
        { owner: person.neoUid, startdate: day(1), starttime: '1000', endtime: '1100', detail: '打ち合わせ', memo },
      ],
    })
    await made.run()
    expect(copyOf(made).text).toBe(memo)
    await expectRest(made)
    made.world.outlook().edit(copyOf(made).id, { body: `議題2\n\n${line}` })
    await made.run()
    expect(neoOf(made).memo).toBe(`議題2\n\n${line}`)
    made.world.neo.editEvent(neoOf(made).sid, { memo: `議題3\n\n${line}`, starttime: '1300', endtime: '1400' })
    await made.run()
    expect(copyOf(made).text).toBe(`議題3\n\n${line}`)
    await expectRest(made)
  })
})
