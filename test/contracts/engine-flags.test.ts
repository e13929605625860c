import { describe, expect, test } from 'vitest'
import { hashOf } from '../../lib/graph/identity.ts'
import { neoLine, outlookLine } from '../fixtures/calendars.ts'
import { person } from '../fixtures/people.ts'
import { variantNames } from '../emulators/neo/variants.ts'
import { createEngine, day, type Engine } from './engine-world.ts'
import { ownInNeo } from './cases/adapters-hands.ts'

const at = (offset: number) => ({ start: `${day(offset)}T10:00`, end: `${day(offset)}T11:00` })
const inNeo = (offset: number) => ({
  owner: person.neoUid,
  startdate: day(offset),
  enddate: day(offset),
  starttime: '1000',
  endtime: '1100',
})
const lines = ({ world }: Engine) => [
  ownInNeo(world).map(neoLine).toSorted(),
  world.outlookEvents().map(outlookLine).toSorted(),
]
/** Both calendars say the same, and the next run writes nothing. */
const expectEven = async (made: Engine) => {
  const [neo, outlook] = lines(made)
  expect(outlook).toEqual(neo)
  const { plan } = await made.run()
  expect([plan.operations, plan.put, plan.parked]).toEqual([[], [], []])
  expect(lines(made)).toEqual([neo, outlook])
}
const outlookOf = ({ world }: Engine, subject: string) => {
  const found = world.outlookEvents().find((event) => event.subject === subject)
  if (!found) throw new Error(`no ${subject} in Outlook`)
  return found
}
const neoOf = ({ world }: Engine, detail: string) => {
  const found = world.neoEvents().find((event) => event.detail === detail)
  if (!found) throw new Error(`no ${detail} in NEO`)
  return found
}

describe.each(variantNames)('what an event is beside its texts (%s)', (variant) => {
  test('L5 仮, 公開方法 and 重要 of NEO come to Outlook, and those of Outlook to NEO', async () => {
    const made = await createEngine({
      variant,
      neoEvents: [
        { ...inNeo(1), detail: '仮の面談', tentative: true },
        { ...inNeo(2), detail: '通院', visibility: 'private' },
        { ...inNeo(3), detail: '面接', visibility: 'busy', important: true },
      ],
      outlookEvents: [
        { subject: '歯科', ...at(4), sensitivity: 'confidential', showAs: 'oof' },
        { subject: '仮押さえ', ...at(5), showAs: 'tentative', importance: 'high' },
      ],
    })
    await made.run()
    expect(outlookOf(made, '仮の面談')).toMatchObject({ showAs: 'tentative', sensitivity: 'normal' })
    expect(outlookOf(made, '通院')).toMatchObject({ sensitivity: 'private', showAs: 'busy' })
    expect(outlookOf(made, '面接')).toMatchObject({ sensitivity: 'private', importance: 'high' })
    expect(neoOf(made, '歯科')).toMatchObject({ visibility: 'private', tentative: false, important: false })
    expect(neoOf(made, '仮押さえ')).toMatchObject({ visibility: 'public', tentative: true, important: true })
    await expectEven(made)
  })

  test('what Outlook alone can say survives until the flag itself changes, and is taken back to the very value', async () => {
    const made = await createEngine({
      variant,
      neoEvents: [],
      outlookEvents: [
        { subject: '出社しない', ...at(1), showAs: 'workingElsewhere', importance: 'low' },
        { subject: '人事', ...at(2), sensitivity: 'confidential' },
      ],
    })
    await made.run()
    await made.run()
    const sid = neoOf(made, '出社しない').sid
    // The list of every NEO shows the title.
    made.world.neo.editEvent(sid, { detail: '在宅' })
    made.world.neo.editEvent(neoOf(made, '人事').sid, { detail: '人事面談' })
    await made.run()
    expect(outlookOf(made, '在宅')).toMatchObject({ showAs: 'workingElsewhere', importance: 'low' })
    expect(outlookOf(made, '人事面談').sensitivity).toBe('confidential')

    made.world.neo.editEvent(sid, { detail: '在宅かも', tentative: true })
    const { plan } = await made.run()
    expect(plan.operations).toMatchObject([{ do: 'update', on: 'outlook', changed: ['subject', 'certainty'] }])
    expect(outlookOf(made, '在宅かも').showAs).toBe('tentative')
    const last = (await made.store.entries()).slice(0, 1)
    const { question } = await made.undo(last)
    await made.undo(last, { confirmed: question?.id ?? '' })
    expect(outlookOf(made, '在宅')).toMatchObject({ showAs: 'workingElsewhere', importance: 'low' })
  })

  test('an event that becomes private is never open with its new text, on its way in either direction', async () => {
    const made = await createEngine({
      variant,
      neoEvents: [
        { ...inNeo(1), detail: 'A' },
        { ...inNeo(2), detail: 'B' },
      ],
      outlookEvents: [],
    })
    await made.run()
    made.world.neo.editEvent(neoOf(made, 'A').sid, { detail: 'A 秘密', memo: '秘密', visibility: 'private' })
    made.world.outlook().edit(outlookOf(made, 'B').id, { body: '秘密', sensitivity: 'private' })
    const shown: unknown[] = []
    const look = () => {
      for (const { memo, visibility } of made.world.neoEvents()) shown.push([memo.includes('秘密'), visibility])
      for (const { body, sensitivity } of made.world.outlookEvents()) shown.push([body.includes('秘密'), sensitivity])
    }
    await made.run({
      through: (send) => async (input, init) => {
        look()
        const answer = await send(input, init)
        look()
        return answer
      },
    })
    expect(shown).not.toContainEqual([true, 'public'])
    expect(shown).not.toContainEqual([true, 'normal'])
    expect(shown).toContainEqual([true, 'private'])
    await expectEven(made)
  })
})

test('a stamp of before there were flags still tells that nothing was changed', async () => {
  const made = await createEngine({ neoEvents: [{ ...inNeo(1), detail: '定例' }], outlookEvents: [] })
  await made.run()
  const { stamps } = outlookOf(made, '定例')
  const older = await hashOf(JSON.stringify(['定例', `${day(1)}T10:00/${day(1)}T11:00`, '', '']))
  expect(Object.values(stamps).some((value) => value.includes(older))).toBe(true)
})

test('a private event waits while no form of NEO has shown how to say it, and costs no claim', async () => {
  const made = await createEngine({
    neoEvents: [],
    outlookEvents: [{ subject: '歯科', ...at(1), sensitivity: 'private' }],
  })
  for (const _ of [1, 2]) {
    const { plan } = await made.run()
    expect(plan.operations).toEqual([])
    expect(plan.parked.map(({ why }) => why)).toEqual(['private'])
  }
  made.world.neo.addEvent(person.neoUid, { ...inNeo(2), detail: '何か' })
  await made.run()
  expect(neoOf(made, '歯科').visibility).toBe('private')
})
