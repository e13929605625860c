// The words and times of an event through both adapters, there and back, in every NEO.
import { describe, expect, test } from 'vitest'
import type { EventInput } from '../emulators/neo/types.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { person } from '../fixtures/people.ts'
import { day } from './engine-world.ts'
import { copyOf, counts, engine, expectRest } from './people-world.ts'

const at = { startdate: day(1), starttime: '1000', endtime: '1100' }
const inNeo = (event: Partial<EventInput>) => ({ owner: person.neoUid, ...at, ...event })
const long = (length: number) => '長'.repeat(length)

describe.each(variantNames)('words (%s)', (variant) => {
  test('L1 予定 and 予定詳細 of any length come to Outlook whole, and go back as they were', async () => {
    const made = await engine({ variant, neoEvents: [inNeo({ event: '会議', detail: long(500), memo: '議題' })] })
    const { neo, outlook } = made.world
    await made.run()
    const whole = `会議：${long(500)}`
    expect(copyOf(made).subject).toBe(`${whole.slice(0, 254)}…`)
    expect(copyOf(made).text).toBe(`[件名の続き] ${whole.slice(254)}\n\n議題`)
    await expectRest(made)

    outlook().edit(copyOf(made).id, {
      subject: `会議：緊急${long(249)}…`,
      body: copyOf(made).text.replace('議題', '新議題'),
    })
    expect(counts(await made.run())).toEqual(['0,1,0', '0,0,0'])
    const event = made.world.neoEvents().find(({ memo }) => memo === '新議題')
    expect([event?.event, event?.detail]).toEqual(['会議', `緊急${long(498)}`])
    await expectRest(made)

    neo.editEvent(event?.sid ?? '', { detail: '緊急', memo: '新議題' })
    await made.run()
    expect([copyOf(made).subject, copyOf(made).text]).toEqual(['会議：緊急', '新議題'])
    await expectRest(made)
  })

  test.each([false, 'first', 'all'] as const)(
    'L2 a place with a semicolon stays one text in NEO, whatever Outlook makes of it (several places: %s)',
    async (split) => {
      const made = await engine({
        variant,
        neoEvents: [inNeo({ detail: '出張', place: '東京;大阪', other: '本社; 3階' })],
      })
      const { neo, outlook, graph } = made.world
      graph.settings.placesSplit = split
      await made.run()
      const sid = made.world.neoEvents().find(({ detail }) => detail === '出張')?.sid ?? ''
      await expectRest(made)
      outlook().edit(copyOf(made).id, { body: '切符' })
      await made.run()
      expect(neo.events.get(sid)).toMatchObject({ place: '東京;大阪', other: '本社; 3階', memo: '切符' })
      neo.editEvent(sid, { place: '東京;大阪;京都', detail: '長い出張' })
      await made.run()
      await expectRest(made)
      expect(neo.events.get(sid)).toMatchObject({ place: '東京;大阪;京都', other: '本社; 3階' })
      const places = ['東京', '大阪', '京都：本社', '3階']
      const [stored] = [...outlook().events.values()]
      expect(stored?.data.locations.map(({ displayName }) => displayName)).toEqual(
        split === false ? ['東京;大阪;京都：本社; 3階'] : places,
      )
    },
  )

  test('L3 場所 that equals 場所詳細 stays in both, through an edit of the one or the other', async () => {
    const made = await engine({ variant, neoEvents: [inNeo({ detail: '来客', place: '本社', other: '本社' })] })
    await made.run()
    const event = made.world.neoEvents().find(({ detail }) => detail === '来客')
    expect(copyOf(made).location).toBe('本社：本社')
    await expectRest(made)
    made.world.outlook().edit(copyOf(made).id, { location: '本社：応接室' })
    await made.run()
    expect(made.world.neo.events.get(event?.sid ?? '')).toMatchObject({ place: '本社', other: '応接室' })
    await expectRest(made)
  })

  test('L4 an event without times is a whole day in Outlook and has none after an edit there', async () => {
    const made = await engine({
      variant,
      neoEvents: [inNeo({ detail: '休暇', starttime: '', endtime: '', enddate: day(2) })],
    })
    await made.run()
    expect(copyOf(made)).toMatchObject({ isAllDay: true })
    made.world.outlook().edit(copyOf(made).id, { subject: '有給休暇' })
    await made.run()
    const event = made.world.neoEvents().find(({ detail }) => detail === '有給休暇')
    expect(event).toMatchObject({ startdate: day(1), enddate: day(2), starttime: '', endtime: '' })
    await expectRest(made)
  })

  test.each([
    ['2200', '2400', `${day(2)}T00:00`],
    ['2200', '2630', `${day(2)}T02:30`],
    ['0000', '2400', `${day(2)}T00:00`],
  ])(
    'an event of NEO from %s to %s ends at that moment in Outlook, and stays so in NEO',
    async (starttime, endtime, end) => {
      const made = await engine({ variant, neoEvents: [inNeo({ detail: '夜勤', starttime, endtime })] })
      await made.run()
      const event = made.world.neoEvents().find(({ detail }) => detail === '夜勤')
      expect([copyOf(made).isAllDay, copyOf(made).end]).toEqual([false, end])
      await expectRest(made)
      made.world.outlook().edit(copyOf(made).id, { body: '引き継ぎ' })
      await made.run()
      expect(made.world.neo.events.get(event?.sid ?? '')).toMatchObject({
        starttime,
        endtime,
        enddate: day(1),
        memo: '引き継ぎ',
      })
      await expectRest(made)
    },
  )

  test('H5 of a formatted text only the lines that NEO has changed are written anew, and taking it back brings all of it', async () => {
    const content = '<html><body><p><b>議題</b></p><ul><li>予算</li><li><i>人事</i></li></ul><p>以上</p></body></html>'
    const made = await engine({
      variant,
      outlookEvents: [
        { subject: '会議', body: { contentType: 'html', content }, start: `${day(1)}T10:00`, end: `${day(1)}T11:00` },
      ],
    })
    await made.run()
    const event = made.world.neoEvents().find(({ detail }) => detail === '会議')
    made.world.neo.editEvent(event?.sid ?? '', {
      detail: '部会議',
      memo: (event?.memo ?? '').replace('予算', '決算\n予備費').replace('以上', '以上です'),
    })
    expect(counts(await made.run())).toEqual(['0,0,0', '0,1,0'])
    const html = () => [...made.world.outlook().events.values()][0]?.data.body.content
    expect(html()).toContain('<p><b>議題</b></p><ul><li>決算<br>予備費</li><li><i>人事</i></li></ul><p>以上です</p>')
    expect(copyOf(made).subject).toBe('部会議')
    await expectRest(made)
    const last = (await made.store.entries()).slice(0, 1)
    const { question } = await made.undo(last)
    await made.undo(last, { confirmed: question?.id ?? '' })
    expect(html()).toContain('<p><b>議題</b></p><ul><li>予算</li><li><i>人事</i></li></ul><p>以上</p>')
  })

  test.each(['', '...'] as const)(
    'H1 what NEO has no room for stays in Outlook, however often both are edited (dots: "%s")',
    async (dots) => {
      const made = await engine({
        variant,
        textLimit: { characters: 200, dots },
        outlookEvents: [{ subject: long(250), body: long(900), start: `${day(1)}T10:00`, end: `${day(1)}T11:00` }],
      })
      await made.run()
      const event = made.world.neoEvents().find(({ detail }) => detail.startsWith('長'))
      const kept = `${long(200 - dots.length)}${dots}`
      expect(event).toMatchObject({ detail: kept })
      await expectRest(made)
      made.world.neo.editEvent(event?.sid ?? '', { detail: `急${kept.slice(1)}` })
      await made.run()
      expect([copyOf(made).subject, copyOf(made).text]).toEqual([`急${long(249)}`, long(900)])
      await expectRest(made)
      made.world.outlook().edit(copyOf(made).id, { subject: `急用${long(248)}`, location: '7階' })
      await made.run()
      expect(made.world.neo.events.get(event?.sid ?? '')).toMatchObject({
        detail: `急用${kept.slice(2)}`,
        place: '7階',
      })
      await expectRest(made)
    },
  )
})
