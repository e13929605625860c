import { describe, expect, test } from 'vitest'
import { claimLife } from '../../../lib/core/claim.ts'
import type { Claim } from '../../../lib/core/event.ts'
import { fieldsOf, itemOf, linkOf, now, pictureOf, plan, said } from './build.ts'
import { quiet, world, x } from './two-calendars.ts'

const planned = (claim?: Claim) =>
  plan({ outlook: pictureOf([itemOf('o1', fieldsOf('定例'), claim ? { claim } : {})]) })
const claimOf = (device: string, age: number): Claim => ({ device, id: 'c1', at: now - age })

describe('before a partner is made in NEO', () => {
  test('an unclaimed event is claimed for this device, at the version that was read', () => {
    const { operations } = planned()
    expect(said(operations)).toEqual(['claim outlook o1', 'create neo o1'])
    expect(operations[0]).toMatchObject({ version: '1', claim: { device: 'pc1', at: now } })
  })
  test('the fresh claim of another device is waited for', () => {
    const { operations, parked } = planned(claimOf('pc2', claimLife - 1))
    expect([operations, parked.map(({ why }) => why)]).toEqual([[], ['claimed']])
  })
  test('an old one is replaced', () => {
    const { operations } = planned(claimOf('pc2', claimLife))
    expect(said(operations)).toEqual(['claim outlook o1', 'create neo o1'])
  })
  test('one from a clock that runs far ahead counts as old', () => {
    expect(planned(claimOf('pc2', 1 - claimLife)).operations).toEqual([])
    expect(said(planned(claimOf('pc2', -claimLife)).operations)).toEqual(['claim outlook o1', 'create neo o1'])
  })
  test('its own fresh one goes straight on', () => {
    expect(said(planned(claimOf('pc1', claimLife - 1)).operations)).toEqual(['create neo o1'])
  })
  test('its own old one is renewed: another device may be replacing it', () => {
    expect(said(planned(claimOf('pc1', claimLife)).operations)).toEqual(['claim outlook o1', 'create neo o1'])
  })
  test('a claim does not keep an event of NEO from going over', () =>
    expect(said(plan({ neo: pictureOf([itemOf('n1', fieldsOf('定例'))]) }).operations)).toEqual(['create outlook n1']))
})

describe('what another device is making', () => {
  // It parts a pair: its event is in NEO, and the stamp that joins the two does not show yet.
  const planned = (claim?: Claim) =>
    plan({
      neo: pictureOf([itemOf('n1', x), itemOf('n2', x, { partnerMark: 'm-o1' })]),
      outlook: pictureOf([itemOf('o1', x, { partnerMark: 'm-n1', ...(claim && { claim }) })]),
      links: [linkOf('n1', 'o1', x, { mark: 'm-n1' })],
    })
  test('is not taken for a copy while its claim is fresh', () => {
    const { operations, parked } = planned(claimOf('pc2', claimLife - 1))
    expect([operations, parked.map(({ why, item }) => [why, item.id])]).toEqual([[], [['claimed', 'n2']]])
  })
  test('is one where nobody has claimed anything, or long ago, or this device itself', () => {
    for (const claim of [undefined, claimOf('pc2', claimLife), claimOf('pc1', 0)])
      expect(said(planned(claim).operations)).toEqual(['create outlook n2'])
  })
})

describe('a run that claims', () => {
  test('I9: the loser makes nothing, and adopts what the winner has made', async () => {
    const made = world()
    const id = made.calendars.outlook.add(x)
    made.calendars.outlook.put(id, { claim: claimOf('pc2', 0) })
    expect((await made.run()).parked).toMatchObject([{ why: 'claimed' }])
    expect([made.written(), made.list('neo')]).toEqual([0, []])
    made.calendars.neo.add(x, { partnerMark: `mark-${id}` })
    await made.run()
    expect([made.list('neo'), made.list('outlook'), (await made.links()).length]).toEqual([['e1x'], ['e1x'], 1])
    await quiet(made)
  })
  test.each(['lost', 'unsent', 'later', 'failed', 'throw', 'crash', 'crash-after'] as const)(
    'a claim that meets %s makes no event; the next run does, once',
    async (does) => {
      const made = world()
      made.calendars.outlook.add(x)
      made.faults.outlook.push({ on: 'claim', does, times: 1 })
      await made.run().catch(() => undefined)
      expect([made.sides.neo.counts.create, made.list('neo')]).toEqual([0, []])
      await made.run()
      expect([made.list('neo'), made.list('outlook')]).toEqual([['e1x'], ['e1x']])
      await quiet(made)
    },
  )
  test.each([
    ['that was full before', { on: 'create', does: 'later' }],
    ['that throws', { on: 'claim', does: 'throw' }],
    ['that answers later', { on: 'claim', does: 'later' }],
  ] as const)('nothing is made that could not be claimed on a side %s', async (_, fault) => {
    const made = world()
    made.calendars.neo.add(fieldsOf('e2'))
    made.calendars.outlook.add(x)
    made.faults.outlook.push({ ...fault, times: 1 })
    await made.run()
    expect([made.list('neo'), made.sides.neo.counts.create]).toEqual([['e2'], 0])
    for (let round = 0; round < 2; round++) await made.run()
    expect([made.list('neo'), made.list('outlook')]).toEqual([
      ['e1x', 'e2'],
      ['e1x', 'e2'],
    ])
  })
  test('an event that was changed after the plan is not claimed and not made', async () => {
    const made = world()
    const id = made.calendars.outlook.add(x)
    const write = made.sides.outlook.write
    made.sides.outlook.write = async (operations, keep) => {
      made.calendars.outlook.edit(id, { body: 'その後' })
      made.sides.outlook.write = write
      return await write(operations, keep)
    }
    const { applied } = await made.run()
    expect([applied?.again, made.list('neo')]).toEqual([true, []])
    await made.run()
    expect(made.list('neo')).toEqual(['e1その後'])
    await quiet(made)
  })
})
