import { describe, expect, test } from 'vitest'
import type { Item, SideName } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import { guard, guardLimits } from '../../../lib/core/guard.ts'
import type { Picture } from '../../../lib/core/ports.ts'
import { fieldsOf, itemOf, linkOf, nextDay, outside, pictureOf, plan, window } from './build.ts'

const many = (count: number) => Array.from({ length: count }, (_, index) => index)
const subject = (index: number) => fieldsOf(`予定 ${index}`)
const links = (count: number) => many(count).map((index) => linkOf(`neo${index}`, `outlook${index}`, subject(index)))
const item = (side: SideName, index: number, more: Partial<Item> = {}) =>
  itemOf(`${side}${index}`, subject(index), { ...(side === 'outlook' && { partnerMark: `m-neo${index}` }), ...more })
const whole = (side: SideName, count: number) => pictureOf(many(count).map((index) => item(side, index)))
const judge = (count: number, side: SideName, here: Picture, there = whole(otherSide(side), count)) => {
  const pictures = { [side]: here, [otherSide(side)]: there } as Record<SideName, Picture>
  return guard(plan({ ...pictures, links: links(count) }), pictures, window)
}
/** The first `gone` of `count` events are deleted on this side. */
const deleted = (side: SideName, count: number, gone: number) =>
  pictureOf(
    many(count - gone).map((index) => item(side, index + gone)),
    Object.fromEntries(many(gone).map((index) => [`${side}${index}`, 'gone'])),
  )

describe.each(['neo', 'outlook'] as const)('on %s', (side) => {
  test('C1: a side that lists nothing', () => {
    expect(judge(2, side, pictureOf([]))).toEqual({ kind: 'guard-side-empty', side, count: 2 })
    expect(judge(2, side, deleted(side, 2, 2))).toEqual({ kind: 'guard-side-empty', side, count: 2 })
  })
  test('C1: nothing in the window although there is something outside', () => {
    const far = itemOf(`${side}9`, fieldsOf('遠い', { times: outside }))
    expect(judge(2, side, pictureOf([far]))).toMatchObject({ kind: 'guard-side-empty' })
  })
  test('C21: a single deletion, also of the only event, passes', () => {
    expect(judge(1, side, deleted(side, 1, 1))).toBeUndefined()
    expect(judge(3, side, deleted(side, 3, 1))).toBeUndefined()
  })
  test('C3/C4: five of nine are too many, four are not', () => {
    expect(judge(9, side, deleted(side, 9, 5))).toEqual({
      kind: 'guard-many-deletions',
      side: otherSide(side),
      count: 5,
    })
    expect(judge(9, side, deleted(side, 9, 4))).toBeUndefined()
  })
  test('C2: 99 of 100', () => {
    expect(judge(100, side, deleted(side, 100, 99))).toMatchObject({ kind: 'guard-many-deletions', count: 99 })
  })
  test('a tenth is not too many, more than that is', () => {
    expect(judge(60, side, deleted(side, 60, 6))).toBeUndefined()
    expect(judge(60, side, deleted(side, 60, 7))).toMatchObject({ kind: 'guard-many-deletions', count: 7 })
  })
  test('the same field in most events at once', () => {
    const moved = (count: number) =>
      pictureOf(
        many(9).map((index) =>
          index < count ? item(side, index, { fields: { ...subject(index), times: nextDay } }) : item(side, index),
        ),
      )
    expect(judge(9, side, moved(5))).toEqual({ kind: 'guard-mass-change', side: otherSide(side), count: 5 })
    expect(judge(9, side, moved(4))).toBeUndefined()
  })
})

test('A17: proven deletions on both sides pass', () => {
  const pictures = { neo: deleted('neo', 2, 1), outlook: pictureOf([item('outlook', 0)], { outlook1: 'gone' }) }
  expect(guard(plan({ ...pictures, links: links(2) }), pictures, window)).toBeUndefined()
})

test('deletions of both sides count together', () => {
  const pictures = {
    neo: pictureOf(
      many(6).map((index) => item('neo', index + 3)),
      { neo0: 'gone', neo1: 'gone', neo2: 'gone' },
    ),
    outlook: pictureOf(
      many(7).map((index) => item('outlook', index)),
      { outlook7: 'gone', outlook8: 'gone' },
    ),
  }
  expect(guard(plan({ ...pictures, links: links(9) }), pictures, window)).toMatchObject({
    kind: 'guard-many-deletions',
    count: 5,
  })
})

test('a first run of any size passes, also where adopted pairs fill in their texts', () => {
  const pictures = {
    neo: pictureOf(many(50).map((index) => itemOf(`n${index}`, fieldsOf(`予定 ${index}`, { body: '資料' })))),
    outlook: pictureOf(many(20).map((index) => itemOf(`o${index}`, fieldsOf(`予定 ${index}`)))),
  }
  const made = plan(pictures)
  expect(made.operations.filter((operation) => operation.do === 'update')).toHaveLength(20)
  expect(guard(made, pictures, window)).toBeUndefined()
})

test('limits may be tightened', () => {
  const pictures = { neo: deleted('neo', 9, 1), outlook: whole('outlook', 9) }
  const made = plan({ ...pictures, links: links(9) })
  expect(guard(made, pictures, window, { ...guardLimits, deletions: 1 })).toMatchObject({ count: 1 })
})

describe('occasions: a person wants to see the plan', () => {
  const unchanged = { neo: whole('neo', 9), outlook: whole('outlook', 9) }
  const ask = (occasion: 'first' | 'preview' | 'undo', pictures: Record<SideName, Picture>) =>
    guard(plan({ ...pictures, links: links(9) }), pictures, window, guardLimits, occasion)
  const edited = {
    ...unchanged,
    neo: pictureOf(many(9).map((index) => item('neo', index, index < 2 ? { fields: fieldsOf(`改 ${index}`) } : {}))),
  }
  test.each([
    ['first', 'guard-first-run'],
    ['preview', 'guard-preview'],
    ['undo', 'guard-undo'],
  ] as const)('%s asks, with the number of writes', (occasion, kind) => {
    expect(ask(occasion, edited)).toEqual({ kind, count: 2 })
  })
  test('G5: only a preview asks where nothing would be written', () => {
    expect(ask('preview', unchanged)).toEqual({ kind: 'guard-preview', count: 0 })
    expect([ask('first', unchanged), ask('undo', unchanged)]).toEqual([undefined, undefined])
  })
  test('G5: stamps and claims are not counted', () => {
    const pictures = { neo: pictureOf([itemOf('n1', subject(1))]), outlook: pictureOf([itemOf('o1', subject(1))]) }
    const made = plan(pictures)
    expect(made.operations.map((o) => o.do)).toEqual(['stamp'])
    expect(guard(made, pictures, window, guardLimits, 'first')).toBeUndefined()
    const alone = { neo: pictureOf([]), outlook: pictureOf([itemOf('o1', subject(1))]) }
    expect(guard(plan(alone), alone, window, guardLimits, 'first')).toEqual({ kind: 'guard-first-run', count: 1 })
  })
})

test('an unchanged calendar passes', () => {
  const pictures = { neo: whole('neo', 9), outlook: whole('outlook', 9) }
  expect(plan({ ...pictures, links: links(9) }).operations).toEqual([])
  expect(guard(plan({ ...pictures, links: links(9) }), pictures, window)).toBeUndefined()
})
