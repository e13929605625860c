import { describe, expect, test } from 'vitest'
import type { Item } from '../../../lib/core/event.ts'
import type { Picture } from '../../../lib/core/ports.ts'
import { fieldsOf, itemOf, linkOf, nextDay, pictureOf, plan, rulesOf, said } from './build.ts'

const x = fieldsOf('x')
const link = linkOf('n1', 'o1', x, { mark: 'm-n1' })
const right = itemOf('o1', x, { partnerMark: 'm-n1' })
const date = itemOf('n1@1', fieldsOf('x', { times: nextDay }), { readOnly: true, dateOf: 'n1' })
const neoOf = (...items: Item[]): Picture => ({
  ...pictureOf(items, { n1: 'gone' }),
  became: new Map([['n1', 'n1@1']]),
})
const input = { links: [link], neo: neoOf(date), outlook: pictureOf([right]) }
const unfound = new Set(['n1@1'])

describe('an event of NEO that goes on under another id', () => {
  test('keeps its partner, which is changed and stamped anew', () => {
    const { operations, put, parked } = plan({ ...input, unfound })
    expect([said(operations), parked]).toEqual([['update outlook o1'], []])
    expect(put).toMatchObject([{ neo: { id: 'n1@1', fields: x }, mark: 'm-n1@1', former: 'm-n1' }])
  })

  test('is asked about first: another device may have made its partner, and the picture may be behind', () => {
    const { sought, operations } = plan(input)
    expect([sought.map(({ id }) => id), said(operations).includes('update outlook o1')]).toEqual([['n1@1'], false])
  })

  test('is just gone where another Outlook event is stamped as its partner, or linked to it', () => {
    const made = itemOf('o2', date.fields, { partnerMark: 'm-n1@1' })
    const stamped = plan({ ...input, outlook: pictureOf([right, made]), unfound })
    expect(said(stamped.operations)).toEqual(['delete outlook o1'])
    const linked = plan({
      ...input,
      links: [link, linkOf('n1@1', 'o2', date.fields)],
      outlook: pictureOf([right, made]),
      unfound,
    })
    expect(said(linked.operations)).toEqual(['delete outlook o1'])
  })

  test('that another device has stamped already is only remembered', () => {
    const outlook = pictureOf([itemOf('o1', date.fields, { partnerMark: 'm-n1@1' })])
    const { operations, put } = plan({ ...input, outlook, unfound })
    expect([operations, put.at(-1)?.neo.id]).toEqual([[], 'n1@1'])
  })
})

describe('one date of several', () => {
  const one = itemOf('n1@1', x, { readOnly: true, dateOf: 'n1' })
  const two = linkOf('n1@1', 'o1', x)
  const edited = itemOf('o1', fieldsOf('y'), { partnerMark: 'm-n1@1' })

  test('that was edited in Outlook waits with a reason of its own; NEO’s can be taken back, or both left', () => {
    const { operations, parked } = plan({ links: [two], neo: pictureOf([one]), outlook: pictureOf([edited]) })
    expect([operations, parked.map(({ why, choices, fields }) => [why, choices, fields])]).toEqual([
      [],
      [['irregular', ['neo', 'apart'], ['subject']]],
    ])
    const wishes = [{ id: 'w', at: 1, want: 'neo' as const, neo: 'n1@1', outlook: 'o1' }]
    const obeyed = plan({ links: [two], neo: pictureOf([one]), outlook: pictureOf([edited]), wishes })
    expect(said(obeyed.operations)).toEqual(['update outlook o1'])
  })

  test('that was deleted in Outlook waits too, but where it can be taken out alone', () => {
    const outlook = pictureOf([], { o1: 'gone' })
    const { operations, parked } = plan({ links: [two], neo: pictureOf([one]), outlook })
    expect([operations, parked.map(({ why, choices }) => [why, choices])]).toEqual([
      [],
      [['irregular', ['neo', 'apart']]],
    ])
    const removable = plan({ links: [two], neo: pictureOf([{ ...one, removable: true }]), outlook })
    expect(said(removable.operations)).toEqual(['delete neo n1@1'])
    const shared = plan({ links: [two], neo: pictureOf([{ ...one, removable: true, shared: true }]), outlook })
    expect(shared.parked.map(({ why, choices }) => [why, choices])).toEqual([
      ['shared-deletion', ['neo', 'outlook', 'apart']],
    ])
  })

  test('in one direction is left as that direction says', () => {
    const neo = pictureOf([one])
    const outlook = pictureOf([], { o1: 'gone' })
    const back = plan({ links: [two], neo, outlook, rules: rulesOf({ direction: 'outlook-to-neo' }) })
    expect(back.parked.map(({ why, choices }) => [why, choices])).toEqual([['irregular', ['apart']]])
  })

  test('carries the marker of its entry, and is no orphan by it', () => {
    const marked = { ...one, partnerMark: 'm-long-gone' }
    const { operations, parked, sought } = plan({ neo: pictureOf([marked]) })
    expect([said(operations), parked, sought]).toEqual([['create outlook n1@1'], [], []])
  })
})
