import { describe, expect, test } from 'vitest'
import type { Item } from '../../../lib/core/event.ts'
import { linkOf, match } from '../../../lib/core/match.ts'
import { fieldsOf, itemOf, nextDay } from './build.ts'

const same = fieldsOf('定例')
const none: ReadonlySet<string> = new Set()
const pairsOf = (neo: readonly Item[], outlook: readonly Item[], linked = none) =>
  match(neo, outlook, linked)
    .pairs.map((pair) => `${pair.neo.id}=${pair.outlook.id}`)
    .toSorted()
/** The result must not depend on the order of the lists. */
const anyOrder = (neo: readonly Item[], outlook: readonly Item[], linked = none) => {
  const found = pairsOf(neo, outlook, linked)
  expect(pairsOf(neo.toReversed(), outlook.toReversed(), linked)).toEqual(found)
  return found
}

describe('partners among events without a link', () => {
  test('F1: equal in title, start and end', () => {
    expect(anyOrder([itemOf('n1', same)], [itemOf('o1', same)])).toEqual(['n1=o1'])
    expect(anyOrder([itemOf('n1', same)], [itemOf('o1', fieldsOf('会議'))])).toEqual([])
    expect(anyOrder([itemOf('n1', same)], [itemOf('o1', fieldsOf('定例', { times: nextDay }))])).toEqual([])
  })
  test('F2: place and body may differ', () => {
    expect(anyOrder([itemOf('n1', same)], [itemOf('o1', fieldsOf('定例', { body: 'x', place: 'y' }))])).toEqual([
      'n1=o1',
    ])
  })
  test('F3: one event and two candidates: exactly one of them', () => {
    expect(anyOrder([itemOf('n1', same)], [itemOf('o1', same), itemOf('o2', same)])).toEqual(['n1=o1'])
    expect(anyOrder([itemOf('n1', same), itemOf('n2', same)], [itemOf('o1', same)])).toEqual(['n1=o1'])
  })
  test('F3: twice the same title and times on each side: those that are alike to the last word', () => {
    const [x, y, z] = ['x', 'y', 'z'].map((body) => fieldsOf('定例', { body }))
    if (!x || !y || !z) throw new Error('never')
    expect(anyOrder([itemOf('n1', x), itemOf('n2', y)], [itemOf('o1', y), itemOf('o2', x)])).toEqual(['n1=o2', 'n2=o1'])
    expect(anyOrder([itemOf('n1', z), itemOf('n2', y)], [itemOf('o1', y), itemOf('o2', x)])).toEqual(['n1=o2', 'n2=o1'])
  })
  test('F3: else those in the same place', () => {
    const at = (place: string, body: string) => fieldsOf('定例', { place, body })
    expect(anyOrder([itemOf('n1', at('A', '')), itemOf('n2', at('B', 'x'))], [itemOf('o1', at('B', ''))])).toEqual([
      'n2=o1',
    ])
  })
  test('F5: by the stamp, whatever became of the texts', () => {
    const moved = itemOf('o1', fieldsOf('改題', { times: nextDay }), { partnerMark: 'm-n1' })
    expect(anyOrder([itemOf('n1', same)], [moved, itemOf('o2', same)])).toEqual(['n1=o1'])
  })
  test('F5: by the marker in NEO', () => {
    const made = itemOf('n1', same, { partnerMark: 'm-o1' })
    expect(anyOrder([made], [itemOf('o1', fieldsOf('改題')), itemOf('o2', same)])).toEqual(['n1=o1'])
  })
  test('a copied marker does not take the partner that the stamp names', () => {
    const neo = [itemOf('n1', same, { partnerMark: 'm-o1' }), itemOf('n2', same, { partnerMark: 'm-o1' })]
    expect(anyOrder(neo, [itemOf('o1', same, { partnerMark: 'm-n2' })])).toEqual(['n2=o1'])
  })
  test('nor the partner of an original that nobody sees: both are asked about', () => {
    const [copy, partner] = [itemOf('n2', same, { partnerMark: 'm-o1' }), itemOf('o1', same, { partnerMark: 'm-n1' })]
    expect(anyOrder([copy], [partner])).toEqual([])
    expect(match([copy], [partner], none).orphans).toEqual(new Set([partner, copy]))
    // The original has its link: what names it is a copied stamp, and the marker tells what was made.
    expect(anyOrder([copy], [partner], new Set(['m-n1']))).toEqual(['n2=o1'])
  })
  test('B9: two with the same stamp: one is the partner, the other is no orphan', () => {
    const outlook = [itemOf('o1', same, { partnerMark: 'm-n1' }), itemOf('o2', same, { partnerMark: 'm-n1' })]
    expect(anyOrder([itemOf('n1', same)], outlook)).toEqual(['n1=o1'])
    expect(match([itemOf('n1', same)], outlook, none).orphans).toEqual(new Set())
  })
  test('a mark of a linked event is a copied one and counts for nothing', () => {
    const copy = itemOf('o2', fieldsOf('改題'), { partnerMark: 'm-n1' })
    expect(match([], [copy], new Set(['m-n1']))).toEqual({ pairs: [], orphans: new Set() })
    const neoCopy = itemOf('n2', fieldsOf('改題'), { partnerMark: 'm-o1' })
    expect(pairsOf([neoCopy], [itemOf('o1', same)], new Set(['m-o1']))).toEqual([])
  })
  test('C15: a stamp of an event that is nowhere: an orphan, which nobody may adopt', () => {
    const orphan = itemOf('o1', same, { partnerMark: 'm-n9' })
    expect(match([itemOf('n1', same)], [orphan], none)).toEqual({ pairs: [], orphans: new Set([orphan]) })
  })
  test('what must not be written has its twin too, but only what is left', () => {
    const meeting = itemOf('o1', same, { notYet: 'meeting' })
    expect(anyOrder([itemOf('n1', same)], [meeting])).toEqual(['n1=o1'])
    expect(anyOrder([itemOf('n1', same)], [meeting, itemOf('o2', same)])).toEqual(['n1=o2'])
    const shared = itemOf('n1', same, { notYet: 'series' })
    expect(anyOrder([shared, itemOf('n2', same)], [itemOf('o1', same)])).toEqual(['n2=o1'])
    expect(anyOrder([shared], [itemOf('o1', same)])).toEqual(['n1=o1'])
  })
})

describe('the first link of a pair', () => {
  const never = { kind: 'days', first: '0001-01-01', last: '0001-01-01' }
  test('A13: what both hold is agreed', () => {
    const pair = { neo: itemOf('n1', same), outlook: itemOf('o1', same, { generation: 2 }) }
    expect(linkOf(pair)).toEqual({
      neo: { id: 'n1', fields: same },
      outlook: { id: 'o1', fields: same },
      generation: 2,
      mark: 'm-n1',
    })
  })
  test('A14: what differs was never agreed', () => {
    const pair = { neo: itemOf('n1', same), outlook: itemOf('o1', fieldsOf('改題', { times: nextDay, body: 'x' })) }
    expect(linkOf(pair).neo.fields).toEqual({ subject: '', times: never, place: '', body: '' })
    expect(linkOf(pair).outlook.fields).toEqual(linkOf(pair).neo.fields)
  })
})
