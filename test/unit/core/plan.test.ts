import { describe, expect, test } from 'vitest'
import type { SideName } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import { planText } from '../../../lib/core/plan.ts'
import { fieldsOf, itemOf, linkOf, nextDay, outside, pictureOf, plan, rulesOf, said } from './build.ts'

const old = fieldsOf('定例')
const edited = fieldsOf('定例', { body: '改' })
const link = linkOf('n1', 'o1', old)
const stamped = { partnerMark: 'm-n1' }
const id = { neo: 'n1', outlook: 'o1' }
const sides = ['neo', 'outlook'] as const
const on = (side: SideName, here: ReturnType<typeof pictureOf>, there: ReturnType<typeof pictureOf>) => ({
  [side]: here,
  [otherSide(side)]: there,
})
/** How a new event is made there: in NEO only after the Outlook event was claimed. */
const made = (there: SideName, from: string) =>
  there === 'neo' ? [`claim outlook ${from}`, `create neo ${from}`] : [`create outlook ${from}`]
const itemOn = (side: SideName, fields = old, more = {}) =>
  itemOf(id[side], fields, { ...(side === 'outlook' && stamped), ...more })

describe.each(sides)('seen from %s', (side) => {
  const there = otherSide(side)

  test('A1: nothing to do', () => {
    const { operations, put, drop, parked } = plan({
      ...on(side, pictureOf([itemOn(side)]), pictureOf([itemOn(there)])),
      links: [link],
    })
    expect([operations, put, drop, parked]).toEqual([[], [], [], []])
  })
  test('A2/A3: a change goes over with what was seen there', () => {
    const { operations } = plan({
      ...on(side, pictureOf([itemOn(side, edited)]), pictureOf([itemOn(there)])),
      links: [link],
    })
    expect(operations).toEqual([
      {
        do: 'update',
        on: there,
        id: id[there],
        version: '1',
        seen: old,
        fields: edited,
        changed: ['body'],
        partnerId: id[side],
        generation: 0,
      },
    ])
  })
  test('A6/A7: a proven deletion goes over', () => {
    const { operations } = plan({
      ...on(side, pictureOf([], { [id[side]]: 'gone' }), pictureOf([itemOn(there)])),
      links: [link],
    })
    expect(operations).toEqual([{ do: 'delete', on: there, id: id[there], version: '1', seen: old, partnerId: '' }])
  })
  test.each(['unknown', 'not asked for'])('I5: missing, but %s: nothing is done', (why) => {
    const missing = why === 'unknown' ? { [id[side]]: 'unknown' as const } : {}
    for (const fields of [old, edited]) {
      const result = plan({ ...on(side, pictureOf([], missing), pictureOf([itemOn(there, fields)])), links: [link] })
      expect([result.operations, result.drop, result.put]).toEqual([[], [], []])
    }
  })
  test('A9/A10: an edit beats a deletion: made anew, with a new generation where there is one', () => {
    const { operations } = plan({
      ...on(side, pictureOf([], { [id[side]]: 'gone' }), pictureOf([itemOn(there, edited)])),
      links: [link],
    })
    expect(operations.filter((o) => o.do !== 'claim')).toEqual([
      {
        do: 'create',
        on: side,
        partnerId: id[there],
        partnerMark: `m-${id[there]}`,
        fields: edited,
        generation: side === 'outlook' ? 1 : 0,
      },
    ])
  })
  test('A11/A12: a new event is made there', () => {
    expect(said(plan(on(side, pictureOf([itemOf(id[side], old)]), pictureOf([]))).operations)).toEqual([
      ...made(there, id[side]),
    ])
  })
  test('I4: a new event outside the window is left alone', () => {
    const far = itemOf(id[side], fieldsOf('定例', { times: outside }))
    expect(plan(on(side, pictureOf([far]), pictureOf([]))).operations).toEqual([])
  })
  test('C11: a linked pair outside the window is left alone, whatever became of it', () => {
    const far = fieldsOf('定例', { times: outside })
    const links = [linkOf('n1', 'o1', far)]
    const input = { ...on(side, pictureOf([], { [id[side]]: 'gone' }), pictureOf([itemOn(there, far)])), links }
    expect([plan(input).operations, plan(input).linkedInWindow]).toEqual([[], 0])
  })
  test('a pair belongs to the window by its last agreed days too', () => {
    const far = itemOn(side, fieldsOf('定例', { times: outside }))
    const { operations } = plan({ ...on(side, pictureOf([far]), pictureOf([itemOn(there)])), links: [link] })
    expect(said(operations)).toEqual([`update ${there} ${id[there]}`])
  })
  test.each(['series', 'meeting', 'private', 'unreadable'] as const)('%s is never written', (notYet) => {
    const blocked = itemOn(side, edited, { notYet })
    const result = plan({ ...on(side, pictureOf([blocked]), pictureOf([itemOn(there, old)])), links: [link] })
    expect([result.operations, result.put, result.drop]).toEqual([[], [], []])
    expect(result.parked).toMatchObject([{ side, item: blocked, why: notYet }])
    const gone = plan({ ...on(side, pictureOf([blocked]), pictureOf([], { [id[there]]: 'gone' })), links: [link] })
    expect(gone.operations).toEqual([])
    const alone = plan(on(side, pictureOf([blocked]), pictureOf([])))
    expect([alone.operations, alone.parked]).toMatchObject([[], [{ side, item: blocked, why: notYet }]])
  })
  test('the twin of an event that must not be written is not made once more', () => {
    const shared = itemOf(id[side], old, { notYet: 'series' })
    const result = plan(on(side, pictureOf([shared]), pictureOf([itemOf(id[there], old)])))
    expect([result.operations, result.put, result.parked]).toMatchObject([
      [],
      [],
      [{ side, item: shared, why: 'series' }],
    ])
  })
  test('a deletion of a read-only event is a question', () => {
    const item = itemOn(there, old, { readOnly: true })
    const result = plan({ ...on(side, pictureOf([], { [id[side]]: 'gone' }), pictureOf([item])), links: [link] })
    expect([result.operations, result.parked]).toMatchObject([[], [{ side: there, item, why: 'read-only' }]])
  })

  describe('in one direction', () => {
    const direction = side === 'neo' ? 'neo-to-outlook' : 'outlook-to-neo'
    test('G7: the deleted copy is left alone until the source changes', () => {
      const input = (fields = old) =>
        ({
          ...on(side, pictureOf([itemOn(side, fields)]), pictureOf([], { [id[there]]: 'gone' })),
          links: [link],
          rules: rulesOf({ direction }),
        }) as const
      expect([plan(input()).operations, plan(input()).drop]).toEqual([[], []])
      expect(said(plan(input(edited)).operations)).toEqual(made(there, id[side]))
    })
    test('a deletion at the source goes over, unless its copy was edited: that is a question', () => {
      const input = (fields = old) =>
        ({
          ...on(side, pictureOf([], { [id[side]]: 'gone' }), pictureOf([itemOn(there, fields)])),
          links: [link],
          rules: rulesOf({ direction }),
        }) as const
      expect(said(plan(input()).operations)).toEqual([`delete ${there} ${id[there]}`])
      expect(plan(input(edited)).operations).toEqual([])
      expect(plan(input(edited)).parked).toMatchObject([{ side: there, why: 'deleted-at-source' }])
    })
    test('C14: an event of the target stays there alone', () => {
      expect(
        plan({ ...on(side, pictureOf([]), pictureOf([itemOf(id[there], old)])), rules: rulesOf({ direction }) })
          .operations,
      ).toEqual([])
    })
  })
})

describe('one plan', () => {
  test('A5: the same edit on both sides is agreed without a write', () => {
    const result = plan({
      neo: pictureOf([itemOn('neo', edited)]),
      outlook: pictureOf([itemOn('outlook', edited)]),
      links: [link],
    })
    expect([result.operations, result.put]).toEqual([[], [linkOf('n1', 'o1', edited)]])
  })
  test('A8: gone on both sides is forgotten', () => {
    const result = plan({ neo: pictureOf([], { n1: 'gone' }), outlook: pictureOf([], { o1: 'gone' }), links: [link] })
    expect([result.operations, result.drop]).toEqual([[], ['n1']])
  })
  test('A13: equal events are adopted and stamped', () => {
    const result = plan({ neo: pictureOf([itemOf('n1', old)]), outlook: pictureOf([itemOf('o1', old)]) })
    expect([said(result.operations), result.adopted, result.put]).toEqual([
      ['stamp outlook o1'],
      1,
      [linkOf('n1', 'o1', old, { mark: 'm-n1' })],
    ])
  })
  test('F2: an empty text is filled, two different ones are a question', () => {
    const outlook = pictureOf([itemOf('o1', fieldsOf('定例', { body: 'b', place: 'p' }))])
    const result = plan({ neo: pictureOf([itemOf('n1', fieldsOf('定例', { body: 'a' }))]), outlook })
    expect(said(result.operations)).toEqual(['update neo n1', 'stamp outlook o1'])
    expect(result.operations[0]).toMatchObject({ changed: ['place'], fields: { body: 'a', place: 'p' } })
    expect(result.parked).toMatchObject([{ why: 'conflict', fields: ['body'] }])
  })
  test('B10: an event that is listed three times is one', () => {
    const item = itemOf('n1', old)
    expect(said(plan({ neo: pictureOf([item, item, item]) }).operations)).toEqual(['create outlook n1'])
  })
  test('F11: a stamp that was lost comes back, a readable one is left alone', () => {
    const bare = (more = {}) => ({
      neo: pictureOf([itemOf('n1', old)]),
      outlook: pictureOf([itemOf('o1', old, more)]),
      links: [link],
    })
    expect(plan(bare()).operations).toEqual([
      { do: 'stamp', on: 'outlook', id: 'o1', version: '1', fields: old, partnerId: 'n1', generation: 0 },
    ])
    expect(said(plan(bare({ partnerMark: 'm-n7' })).operations)).toEqual(['stamp outlook o1'])
    expect(plan(bare(stamped)).operations).toEqual([])
    expect(plan(bare({ readOnly: true })).operations).toEqual([])
  })
  test('a copied event is new, also where its original is out of sight', () => {
    const copy = itemOf('o2', fieldsOf('写し', { times: nextDay }), stamped)
    const far = [linkOf('n1', 'o1', fieldsOf('定例', { times: outside }), { mark: 'm-n1' })]
    expect(said(plan({ outlook: pictureOf([copy]), links: far }).operations)).toEqual(made('neo', 'o2'))
    const near = { neo: pictureOf([itemOn('neo')]), outlook: pictureOf([itemOn('outlook'), copy]), links: [link] }
    expect(said(plan(near).operations)).toEqual(made('neo', 'o2'))
    const gone = { neo: pictureOf([], { n1: 'gone' }), outlook: pictureOf([itemOn('outlook'), copy]), links: [link] }
    expect(said(plan(gone).operations)).toEqual([...made('neo', 'o2'), 'delete outlook o1'])
  })
  test('C15: an orphan is listed and left alone', () => {
    const item = itemOf('o1', old, { partnerMark: 'm-n9' })
    const result = plan({ outlook: pictureOf([item]) })
    expect([result.operations, result.parked]).toMatchObject([[], [{ side: 'outlook', item, why: 'orphan' }]])
  })
  test('a partner found by its stamp is adopted although it was moved out of the window', () => {
    const moved = itemOf('o1', fieldsOf('定例', { times: outside }), stamped)
    const result = plan({ neo: pictureOf([itemOf('n1', old)]), outlook: pictureOf([moved]) })
    expect([said(result.operations), result.put.length]).toEqual([[], 1])
  })
  test('I4: a pair that stands outside the window is not even linked', () => {
    const away = fieldsOf('定例', { times: outside })
    const result = plan({ neo: pictureOf([itemOf('n1', away)]), outlook: pictureOf([itemOf('o1', away)]) })
    expect([said(result.operations), result.put, result.adopted]).toEqual([[], [], 0])
  })
  test('what may be the partner of a link that is not known now is left alone', () => {
    const input = {
      neo: pictureOf([itemOf('n2', edited, { partnerMark: 'm-o1' })], { n1: 'unknown' }),
      outlook: pictureOf([itemOn('outlook', edited)]),
      links: [link],
    } as const
    expect([plan(input).operations, plan(input).put]).toEqual([[], []])
  })
  test('deletions come last, in any order of the lists the plan is the same', () => {
    const links = [link, linkOf('n2', 'o2', old), linkOf('n3', 'o3', old)]
    const neo = [itemOn('neo'), itemOf('n3', edited), itemOf('n4', fieldsOf('新'))]
    const outlook = [
      itemOf('o2', old, { partnerMark: 'm-n2' }),
      itemOf('o3', old, { partnerMark: 'm-n3' }),
      itemOf('o5', fieldsOf('別')),
    ]
    const missing = [{ n2: 'gone' }, { o1: 'gone' }] as const
    const result = plan({ neo: pictureOf(neo, missing[0]), outlook: pictureOf(outlook, missing[1]), links })
    expect(said(result.operations)).toEqual([
      'create outlook n4',
      ...made('neo', 'o5'),
      'update outlook o3',
      'delete outlook o2',
      'delete neo n1',
    ])
    const turned = plan({
      neo: pictureOf(neo.toReversed(), missing[0]),
      outlook: pictureOf(outlook.toReversed(), missing[1]),
      links: links.toReversed(),
    })
    expect(turned.operations).toEqual(result.operations)
    expect(planText(turned)).toBe(planText(result))
  })
})

describe('a plan as a text', () => {
  test('differs as soon as anything else would be done', () => {
    const gone = (neo: string, outlook: string) =>
      plan({
        neo: pictureOf([], { [neo]: 'gone' }),
        outlook: pictureOf([], { [outlook]: 'gone' }),
        links: [linkOf(neo, outlook, old)],
      })
    const plans = [
      plan({}),
      gone('n1', 'o1'),
      gone('n2', 'o1'),
      plan({ neo: pictureOf([itemOf('n1', old)]) }),
      plan({ neo: pictureOf([itemOf('n1', edited)]) }),
      plan({ neo: pictureOf([itemOf('n1', old)]), outlook: pictureOf([itemOf('o1', old, stamped)]) }),
      plan({ neo: pictureOf([itemOf('n2', old)]), outlook: pictureOf([itemOf('o1', old, { partnerMark: 'm-n2' })]) }),
    ]
    expect(new Set(plans.map(planText)).size).toBe(plans.length)
  })
})
