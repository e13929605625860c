import { describe, expect, test } from 'vitest'
import type { Wish } from '../../../lib/core/wish.ts'
import { fieldsOf, itemOf, linkOf, pictureOf, plan, said } from './build.ts'
import { synced } from './two-calendars.ts'

// A person at this device has said something; then another device took a write back, and the word is void.
const x = fieldsOf('e1', { body: 'x' })
const y = fieldsOf('e1', { body: 'y' })
const stale: Wish = { id: 'said 1', at: 1, want: 'neo', neo: 'n1', outlook: 'o1', seen: 'something else' }
const linked = [linkOf('n1', 'o1', y, { mark: 'm-n1' })]
const apart = { partnerMark: 'm-n1', apart: true } as const

describe('a void word does not carry on what another device has taken back', () => {
  test('an update', () => {
    const p = plan({
      neo: pictureOf([itemOf('n1', y)]),
      outlook: pictureOf([itemOf('o1', x, apart)]),
      links: linked,
      wishes: [stale],
    })
    expect([said(p.operations), p.parked.map(({ why }) => why)]).toEqual([[], ['undone']])
  })
  test('the creation in Outlook: the source in NEO is not deleted', () => {
    const outlook = { ...pictureOf([], { o1: 'gone' }), takenBack: new Set(['o1']) }
    const p = plan({ neo: pictureOf([itemOf('n1', y)]), outlook, links: linked, wishes: [stale] })
    expect([said(p.operations), p.parked.map(({ why }) => why)]).toEqual([[], ['undone']])
  })
  test('the creation in NEO: the source in Outlook is not deleted, and not made again', () => {
    const p = plan({
      neo: pictureOf([], { n1: 'gone' }),
      outlook: pictureOf([itemOf('o1', y, apart)]),
      links: linked,
      wishes: [stale],
    })
    expect(said(p.operations)).toEqual([])
  })
  test('a pair without a link', () => {
    const p = plan({
      neo: pictureOf([itemOf('n1', y)]),
      outlook: pictureOf([itemOf('o1', x, apart)]),
      wishes: [stale],
      recalled: new Map([['o1', ['neo' as const]]]),
    })
    expect(said(p.operations)).toEqual([])
  })
  test('an event alone', () => {
    const p = plan({ outlook: pictureOf([itemOf('o1', y, apart)]), wishes: [{ ...stale, neo: 'nx' }] })
    expect(said(p.operations)).toEqual([])
  })
})

test('whole: a conflict is answered here, and undone there before this device runs', async () => {
  const { made, here, there } = await synced('neo')
  made.calendars.neo.edit(here[0], { body: 'y' })
  await made.run()
  const { first, second } = await made.otherDevice()
  second()
  // The person there had said what both hold now is right.
  await made.wish({ id: 'said 1', at: 1, want: 'neo', neo: here[0], outlook: there[0], seen: 'as it was' })
  first()
  await made.takeBack(await made.entries(made.latest()))
  expect([made.list('neo'), made.list('outlook')]).toEqual([['e1y'], ['e1x']])
  second()
  await made.run()
  await made.run()
  expect([made.list('neo'), made.list('outlook')]).toEqual([['e1y'], ['e1x']])
})
