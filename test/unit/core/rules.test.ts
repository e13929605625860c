import { describe, expect, test } from 'vitest'
import { isExcluded } from '../../../lib/core/rules.ts'
import { fieldsOf, itemOf, linkOf, nextDay, noon, outside, rulesOf } from './build.ts'
import { quiet, synced, world, x } from './two-calendars.ts'

const kinds = rulesOf({ excludedKinds: ['休暇'] })
const leave = fieldsOf('休暇：私用')

describe('excluded kinds', () => {
  test('a NEO event tells its own kind, whatever its subject says', () => {
    expect(isExcluded(kinds, { neo: itemOf('n1', fieldsOf('私用'), { kind: '休暇' }) })).toBe(true)
    expect(isExcluded(kinds, { neo: itemOf('n1', leave, { kind: '会議' }) })).toBe(false)
    expect(isExcluded(kinds, { neo: itemOf('n1', leave) })).toBe(false)
  })
  test.each([
    ['休暇：私用', true],
    ['休暇', true],
    ['休暇届の提出', false],
    ['夏の休暇：私用', false],
  ])('of a NEO event that is gone the agreed subject tells it: %s', (subject, excluded) =>
    expect(isExcluded(kinds, { link: linkOf('n1', 'o1', fieldsOf(subject)) })).toBe(excluded),
  )
  test('an Outlook event alone has no kind', () =>
    expect(isExcluded(kinds, { outlook: itemOf('o1', leave) })).toBe(false))
  test('G10: it never leaves NEO; excluding or including it later deletes nothing', async () => {
    const made = world()
    made.calendars.neo.add(leave, { kind: '休暇' })
    await made.run({ rules: kinds })
    expect([made.written(), made.list('outlook')]).toEqual([0, []])
    await made.run()
    expect(made.list('outlook')).toEqual(['休暇：私用'])
    const before = await made.links()
    await made.run({ rules: kinds })
    expect([made.written(), await made.links()]).toEqual([0, before])
    await quiet(made)
  })
  test('G10: the same event on both sides is not even taken for one', async () => {
    const made = world()
    made.calendars.neo.add(leave, { kind: '休暇' })
    made.calendars.outlook.add(leave)
    const { plan } = await made.run({ rules: { ...kinds, direction: 'neo-to-outlook' } })
    expect([plan.adopted, plan.put, made.written(), await made.links()]).toEqual([0, [], 0, []])
  })
  test('C19: a deletion of an excluded event is carried over only when it is included again', async () => {
    const made = world()
    const id = made.calendars.neo.add(leave, { kind: '休暇' })
    await made.run()
    made.calendars.neo.remove(id)
    await made.run({ rules: kinds })
    expect([made.written(), made.list('outlook')]).toEqual([0, ['休暇：私用']])
    await made.run()
    expect(made.list('outlook')).toEqual([])
  })
})

describe('past events', () => {
  const past = (endedBefore: string) => rulesOf({ endedBefore })
  const item = (times = noon) => itemOf('n1', fieldsOf('定例', { times }))
  test.each([
    ['2026-11-26T13:00', true],
    ['2026-11-26T12:59', false],
  ])('a timed event has ended by %s: %s', (endedBefore, excluded) =>
    expect(isExcluded(past(endedBefore), { neo: item() })).toBe(excluded),
  )
  test.each([
    ['2027-02-03T00:00', true],
    ['2027-02-02T23:59', false],
  ])('an event without times lasts to the end of its last day: %s', (endedBefore, excluded) =>
    expect(isExcluded(past(endedBefore), { neo: item(outside) })).toBe(excluded),
  )
  test('a pair is past only if it is so in every form that is known', () => {
    const link = linkOf('n1', 'o1', fieldsOf('定例'))
    const at = past('2026-11-26T18:00')
    expect(isExcluded(at, { link, neo: item(), outlook: item() })).toBe(true)
    expect(isExcluded(at, { link, neo: item(nextDay), outlook: item() })).toBe(false)
    expect(isExcluded(at, { link: linkOf('n1', 'o1', fieldsOf('定例', { times: nextDay })), neo: item() })).toBe(false)
  })
  test('I4: a past event is neither made nor changed nor deleted on the other side', async () => {
    const { made, here } = await synced('neo', 2)
    made.calendars.neo.add({ ...x, subject: 'e3' })
    made.calendars.neo.edit(here[0], { body: 'y' })
    made.calendars.neo.remove(here[1] ?? '')
    const result = await made.run({ rules: { endedBefore: '2026-11-28T00:00' } })
    expect([made.written(), result.parked, made.list('outlook')]).toEqual([0, [], ['e1x', 'e2x']])
    await made.run()
    expect(made.list('outlook')).toEqual(['e1y', 'e3x'])
  })
})
