import { describe, expect, test } from 'vitest'
import type { Item } from '../../../lib/core/event.ts'
import { usual } from '../../../lib/core/flags.ts'
import { fieldsOf, itemOf, linkOf, pictureOf, plan, rulesOf, said } from './build.ts'

const open = fieldsOf('定例', usual)
const closed = fieldsOf('定例', { ...usual, visibility: 'private' })
const secret = { ...closed, body: 'secret' }
const stampedFor = (neo: string): Partial<Item> => ({ partnerMark: `m-${neo}` })
const fixed: Partial<Item> = { fixed: ['visibility'] }

/** What is planned for a pair. */
const pair = (neo: Item, outlook: Item, links = [linkOf('n1', 'o1', open)], rules = rulesOf()) => {
  const planned = plan({ neo: pictureOf([neo]), outlook: pictureOf([outlook]), links, rules })
  return {
    operations: planned.operations.map((o) => [`${o.do} ${o.on}`, 'changed' in o ? [...o.changed].toSorted() : []]),
    parked: planned.parked.map(({ why, side, fields }) => [why, side, [...(fields ?? [])].toSorted()]),
  }
}

describe('a pair of which one is private', () => {
  test('the other becomes private in the same write that brings the text', () => {
    expect(pair(itemOf('n1', open), itemOf('o1', secret, stampedFor('n1'))).operations).toEqual([
      ['update neo', ['body', 'visibility']],
    ])
    expect(pair(itemOf('n1', secret), itemOf('o1', open, stampedFor('n1'))).operations).toEqual([
      ['update outlook', ['body', 'visibility']],
    ])
  })
  test.each([
    ['linked', [linkOf('n1', 'o1', open)]],
    ['just found', []],
  ])('%s: where the other cannot be closed nothing is carried over, and it is named', (_, links) => {
    const found = pair(itemOf('n1', open, fixed), itemOf('o1', secret, stampedFor('n1')), links)
    expect(found).toEqual({ operations: [], parked: [['private', 'outlook', []]] })
  })
  test('just found: the open one becomes private', () => {
    expect(pair(itemOf('n1', open), itemOf('o1', secret, stampedFor('n1')), []).operations).toEqual([
      ['update neo', ['body', 'visibility']],
    ])
  })
  test('where the other was opened by hand in a one-way sync, texts of the private one wait for a word', () => {
    const links = [{ ...linkOf('n1', 'o1', closed) }]
    const rules = rulesOf({ direction: 'outlook-to-neo' })
    const found = pair(itemOf('n1', open), itemOf('o1', secret, stampedFor('n1')), links, rules)
    expect(found).toEqual({ operations: [], parked: [['conflict', 'neo', ['body']]] })
  })
  test('what NEO shows to some is not opened to all', () => {
    const links = [linkOf('n1', 'o1', closed)]
    const found = pair(itemOf('n1', closed, fixed), itemOf('o1', { ...open, body: 'y' }, stampedFor('n1')), links)
    expect(found).toEqual({
      operations: [['update neo', ['body']]],
      parked: [['read-only', 'neo', ['visibility']]],
    })
  })
})

describe('a private event without a partner', () => {
  test('is made private', () => {
    const { operations } = plan({ outlook: pictureOf([itemOf('o1', closed)]) })
    expect(operations.map((o) => o.do === 'create' && o.fields.visibility)).toEqual([false, 'private'])
  })
  test('is not made where nobody knows how to say it', () => {
    const lacks = { ...pictureOf([]), lacks: ['visibility', 'certainty'] as const }
    const outlook = pictureOf([itemOf('o1', closed), itemOf('o2', { ...open, certainty: 'tentative' })])
    const planned = plan({ neo: lacks, outlook })
    expect(said(planned.operations)).toEqual(['claim outlook o2', 'create neo o2'])
    expect(planned.parked.map(({ why, item }) => [why, item.id])).toEqual([['private', 'o1']])
    // What cannot be said is not agreed on, so that it follows as soon as it can be.
    expect(planned.operations.map((o) => o.do === 'create' && o.fields.certainty)).toEqual([false, undefined])
  })
})

describe('links of before there were flags', () => {
  const links = [linkOf('n1', 'o1', fieldsOf('定例'))]
  const tentative = { ...open, certainty: 'tentative' } as const
  test('two usual ones: nothing is done', () => {
    expect(pair(itemOf('n1', open), itemOf('o1', open, stampedFor('n1')), links)).toEqual({
      operations: [],
      parked: [],
    })
  })
  test('the one that says more fills the other, and no guard takes it for a mass change', () => {
    const planned = plan({
      neo: pictureOf([itemOf('n1', open)]),
      outlook: pictureOf([itemOf('o1', tentative, stampedFor('n1'))]),
      links,
    })
    expect(planned.operations.map((o) => 'changed' in o && o.changed)).toEqual([['certainty']])
    expect([...planned.fills]).toEqual(planned.operations)
  })
  test('both say the same: that is agreed', () => {
    const planned = plan({
      neo: pictureOf([itemOf('n1', tentative)]),
      outlook: pictureOf([itemOf('o1', tentative, stampedFor('n1'))]),
      links,
    })
    expect(planned.operations).toEqual([])
    expect(planned.put.map((link) => [link.neo.fields.certainty, link.outlook.fields.certainty])).toEqual([
      ['tentative', 'tentative'],
    ])
  })
  test('one was deleted: the other did not change by it and goes, too', () => {
    const planned = plan({
      neo: pictureOf([], { n1: 'gone' }),
      outlook: pictureOf([itemOf('o1', tentative, stampedFor('n1'))]),
      links,
    })
    expect(said(planned.operations)).toEqual(['delete outlook o1'])
  })
  test('what a side cannot tell takes no part', () => {
    const found = pair(itemOf('n1', fieldsOf('定例')), itemOf('o1', tentative, stampedFor('n1')), [
      linkOf('n1', 'o1', open),
    ])
    expect(found).toEqual({ operations: [], parked: [] })
  })
})
