import { describe, expect, test } from 'vitest'
import { merge } from '../../../lib/core/merge.ts'
import { type ConflictRule, type Direction, mayWrite } from '../../../lib/core/rules.ts'
import type { Fields, Item } from '../../../lib/core/event.ts'
import { fieldsOf, itemOf, linkOf, nextDay } from './build.ts'

const agreed = fieldsOf('定例', { body: '資料' })
const link = linkOf('n1', 'o1', agreed)
const merged = (
  neo: Partial<Fields>,
  outlook: Partial<Fields>,
  direction: Direction = 'both',
  more: { neo?: Partial<Item>; outlook?: Partial<Item>; conflicts?: ConflictRule } = {},
) =>
  merge(link, itemOf('n1', { ...agreed, ...neo }, more.neo), itemOf('o1', { ...agreed, ...outlook }, more.outlook), {
    direction,
    conflicts: more.conflicts ?? 'newest',
  })
const both = { direction: 'both', conflicts: 'newest' } as const
const nothing = { toOutlook: [], toNeo: [], agreed: [], conflicts: [], refused: [], bounced: [] }

describe('a pair is merged field by field', () => {
  test('A1: nothing changed', () => expect(merged({}, {})).toEqual(nothing))
  test('A2: changed in NEO', () => expect(merged({ subject: 'x' }, {})).toEqual({ ...nothing, toOutlook: ['subject'] }))
  test('A3: changed in Outlook', () => expect(merged({}, { times: nextDay })).toEqual({ ...nothing, toNeo: ['times'] }))
  test('A5: the same change on both sides', () =>
    expect(merged({ body: 'x' }, { body: 'x' })).toEqual({ ...nothing, agreed: ['body'] }))
  test('different fields: both survive', () =>
    expect(merged({ subject: 'x', body: 'y' }, { times: nextDay, place: 'z' })).toEqual({
      ...nothing,
      toOutlook: ['subject', 'body'],
      toNeo: ['times', 'place'],
    }))
  test('A4: the same field differently, and nobody knows which is newer: a question, the other fields go on', () =>
    expect(merged({ subject: 'x', body: 'b' }, { subject: 'y' })).toEqual({
      ...nothing,
      toOutlook: ['body'],
      conflicts: ['subject'],
    }))
  test.each([
    ['NEO', 2, 1, { toOutlook: ['subject'] }],
    ['Outlook', 1, 2, { toNeo: ['subject'] }],
    ['neither', 1, 1, { conflicts: ['subject'] }],
    ['unknown of NEO', undefined, 1, { conflicts: ['subject'] }],
    ['unknown of Outlook', 1, undefined, { conflicts: ['subject'] }],
  ])('A4: the newer wins: %s', (_, neo, outlook, result) => {
    const at = (changedAt: number | undefined) => (changedAt === undefined ? {} : { changedAt })
    expect(merged({ subject: 'x' }, { subject: 'y' }, 'both', { neo: at(neo), outlook: at(outlook) })).toEqual({
      ...nothing,
      ...result,
    })
  })
  describe('A4: by each rule', () => {
    const times = { neo: { changedAt: 1 }, outlook: { changedAt: 2 } }
    test.each<[ConflictRule, object]>([
      ['newest', { toNeo: ['subject'] }],
      ['neo', { toOutlook: ['subject'] }],
      ['outlook', { toNeo: ['subject'] }],
      ['ask', { conflicts: ['subject'] }],
    ])('%s', (conflicts, result) => {
      expect(merged({ subject: 'x' }, { subject: 'y' }, 'both', { ...times, conflicts })).toEqual({
        ...nothing,
        ...result,
      })
      // What only one side changed is no conflict under any rule.
      expect(merged({ subject: 'x' }, { body: 'y' }, 'both', { ...times, conflicts })).toEqual({
        ...nothing,
        toOutlook: ['subject'],
        toNeo: ['body'],
      })
    })
    test("newest: the time of an Outlook event that still has the etag of our own write is nobody's", () => {
      const ours = linkOf('n1', 'o1', agreed, { outlook: { id: 'o1', fields: agreed, version: 'e7' } })
      const of = (version: string) =>
        merge(
          ours,
          itemOf('n1', { ...agreed, subject: 'x' }, { changedAt: 1 }),
          itemOf('o1', { ...agreed, subject: 'y' }, { changedAt: 2, version }),
          both,
        )
      expect(of('e7')).toEqual({ ...nothing, conflicts: ['subject'] })
      expect(of('e8')).toEqual({ ...nothing, toNeo: ['subject'] })
    })
  })
  test('what only one side changed is not decided by time', () =>
    expect(merged({ subject: 'x' }, {}, 'both', { neo: { changedAt: 1 }, outlook: { changedAt: 2 } })).toEqual({
      ...nothing,
      toOutlook: ['subject'],
    }))
  test('a change goes to a read-only event never', () => {
    expect(merged({ subject: 'x' }, {}, 'both', { outlook: { readOnly: true } })).toEqual({
      ...nothing,
      refused: ['subject'],
    })
    expect(merged({}, { subject: 'x' }, 'both', { neo: { readOnly: true } })).toEqual({
      ...nothing,
      refused: ['subject'],
    })
  })
  test('each side is compared with what it itself held', () => {
    const uneven = { ...link, outlook: { id: 'o1', fields: fieldsOf('定例', { body: '資料…' }) } }
    const neo = itemOf('n1', agreed)
    expect(merge(uneven, neo, itemOf('o1', uneven.outlook.fields), both)).toEqual(nothing)
    expect(merge(uneven, neo, itemOf('o1', { ...uneven.outlook.fields, body: 'x' }), both).toNeo).toEqual(['body'])
  })
})

describe('in one direction', () => {
  test.each<[Direction, boolean, boolean]>([
    ['both', true, true],
    ['neo-to-outlook', false, true],
    ['outlook-to-neo', true, false],
  ])('%s may write NEO: %s, Outlook: %s', (direction, neo, outlook) => {
    expect([mayWrite(direction, 'neo'), mayWrite(direction, 'outlook')]).toEqual([neo, outlook])
  })
  test('G6: an edit of the target stays until the source changes that field', () => {
    expect(merged({}, { subject: 'y' }, 'neo-to-outlook')).toEqual(nothing)
    expect(merged({ body: 'x' }, { subject: 'y' }, 'neo-to-outlook')).toEqual({ ...nothing, toOutlook: ['body'] })
    expect(merged({ subject: 'x' }, { subject: 'y' }, 'neo-to-outlook')).toEqual({ ...nothing, toOutlook: ['subject'] })
    expect(merged({ subject: 'x' }, {}, 'outlook-to-neo')).toEqual(nothing)
    expect(merged({ subject: 'x' }, { subject: 'y' }, 'outlook-to-neo')).toEqual({ ...nothing, toNeo: ['subject'] })
  })
  test('the source wins although the target is newer', () => {
    const times = { neo: { changedAt: 1 }, outlook: { changedAt: 2 } }
    expect(merged({ subject: 'x' }, { subject: 'y' }, 'neo-to-outlook', times).toOutlook).toEqual(['subject'])
  })
})
