// 既定のリマインダー: given to what the sync makes in Outlook, and to nothing else.
import { describe, expect, test } from 'vitest'
import { variantNames } from '../emulators/neo/variants.ts'
import { person } from '../fixtures/people.ts'
import { day } from './engine-world.ts'
import { copiesOf, counts, engine, none } from './people-world.ts'

const at = { owner: person.neoUid, startdate: day(1), starttime: '1000', endtime: '1100' }
const rings = (made: Awaited<ReturnType<typeof engine>>) =>
  Object.fromEntries(
    copiesOf(made).map((event) => [event.subject, event.isReminderOn ? event.reminderMinutesBeforeStart : 'none']),
  )

describe.each(variantNames)('default reminder (%s)', (variant) => {
  test('new events ring as chosen, except where it would surprise; a second run writes nothing', async () => {
    const made = await engine({
      variant,
      neoEvents: [
        { ...at, detail: '会議' },
        { ...at, detail: '終わった', startdate: day(-2) },
        { owner: person.neoUid, startdate: day(1), starttime: '', endtime: '', detail: '終日' },
      ],
    })
    await made.run({ reminder: 30 })
    expect(rings(made)).toEqual({ 会議: 30, 終わった: 'none', 終日: 'none' })
    expect(counts(await made.run({ reminder: 30 }))).toEqual(none)
  })

  test('none, and at the start itself', async () => {
    const made = await engine({ variant, neoEvents: [{ ...at, detail: '会議' }] })
    await made.run({ reminder: 'none' })
    made.world.neo.addEvent(person.neoUid, { ...at, detail: '面談' })
    await made.run({ reminder: 0 })
    expect(rings(made)).toEqual({ 会議: 'none', 面談: 0 })
  })

  test('what a person has set stays, and another choice writes to no event that is there', async () => {
    const made = await engine({
      variant,
      neoEvents: [{ ...at, detail: '会議' }],
      outlookEvents: [
        {
          subject: '歯医者',
          start: `${day(2)}T10:00`,
          end: `${day(2)}T11:00`,
          isReminderOn: true,
          reminderMinutesBeforeStart: 45,
        },
      ],
    })
    const { neo, outlook } = made.world
    await made.run()
    expect(rings(made)).toEqual({ 会議: 15, 歯医者: 45 })
    expect(counts(await made.run({ reminder: 60 }))).toEqual(none)
    const find = (subject: string) => copiesOf(made).find((event) => event.subject === subject)?.id ?? ''
    outlook().edit(find('会議'), { reminderMinutesBeforeStart: 5 })
    await made.run({ reminder: 60 })
    for (const event of made.world.neoEvents()) neo.editEvent(event.sid, { starttime: '1100', endtime: '1200' })
    await made.run({ reminder: 60 })
    expect(copiesOf(made).map(({ start }) => start.slice(11))).toEqual(['11:00', '11:00'])
    expect(rings(made)).toEqual({ 会議: 5, 歯医者: 45 })
    expect(counts(await made.run({ reminder: 'none' }))).toEqual(none)
  })
})
