import { describe, expect, test } from 'vitest'
import type { Intent, Link, Operation } from '../../../lib/core/ports.ts'
import { joinedElsewhere, relink } from '../../../lib/core/relink.ts'
import { settleIntents } from '../../../lib/core/settle.ts'
import { fieldsOf, itemOf, linkOf, nextDay, outside, pictureOf, plan, rulesOf, said } from './build.ts'

// What the random machine has found, each as small as it gets.

const old = fieldsOf('定例')
const edited = fieldsOf('定例', { body: '改' })
const linked = (neo: string, outlook: string): Link => linkOf(neo, outlook, old, { mark: `m-${neo}` })
const pairs = (links: readonly Link[]) => links.map(({ neo, outlook }) => `${neo.id}=${outlook.id}`).toSorted()

describe('another device has joined an event to another', () => {
  const link = linked('n1', 'o1')
  const made = itemOf('n2', old, { partnerMark: 'm-o1' })
  const stamped = itemOf('o1', old, { partnerMark: 'm-n2' })

  test('stamp and marker name each other: the own link gives way', () => {
    const pictures = { neo: pictureOf([itemOf('n1', old), made]), outlook: pictureOf([stamped]) }
    expect([...joinedElsewhere([link], pictures)]).toEqual([link])
    const { links, freed } = relink([link], [], pictures)
    expect([pairs(links), [...freed]]).toEqual([[], ['n1']])
  })
  test('the new pair is remembered in place of the old one, whatever may be done about it', () => {
    const input = {
      neo: pictureOf([{ ...made, kind: '会議' }], { n1: 'gone' }),
      outlook: pictureOf([stamped]),
      links: [link],
    }
    const excluded = plan({ ...input, rules: rulesOf({ excludedKinds: ['会議'] }) })
    expect([said(excluded.operations), pairs(excluded.put), excluded.drop]).toEqual([[], ['n2=o1'], []])
    const result = plan(input)
    expect([said(result.operations), pairs(result.put), result.drop]).toEqual([[], ['n2=o1'], []])
  })
  test('a link that leads to the event that was made anew is not left because its stamp still names the former one', () => {
    const neo = pictureOf([made], { n1: 'gone' })
    const pictures = {
      neo,
      outlook: pictureOf([itemOf('o1', old, { partnerMark: 'm-n1' }), itemOf('o2', old, { partnerMark: 'm-n2' })]),
    }
    const { put } = relink([link], [], pictures)
    expect(put.map((one) => [one.neo.id, one.outlook.id, one.former])).toEqual([['n2', 'o1', 'm-n1']])
    // The run dies here, before its stamp is renewed.
    expect([...joinedElsewhere(put, pictures)]).toEqual([])
  })
  test('the event that is left alone is sought, and not made once more where nothing is found', () => {
    const input = {
      neo: pictureOf([itemOf('n1', old), made]),
      outlook: pictureOf([stamped]),
      links: [link],
    }
    expect(plan(input).sought.map(({ id }) => id)).toEqual(['n1'])
    const result = plan({ ...input, unfound: new Set(['n1']) })
    expect([said(result.operations), pairs(result.put)]).toEqual([[], ['n2=o1']])
    expect(result.parked.map(({ why, item }) => [why, item.id])).toEqual([['orphan', 'n1']])
  })
  test('its older partner is remembered although it is a meeting by now, or a new one would be made in every run', () => {
    const meeting = itemOf('o0', fieldsOf('定例', { times: outside }), { partnerMark: 'm-n1', notYet: 'meeting' })
    const neo = pictureOf([itemOf('n1', old), made])
    const found = plan({ neo, outlook: pictureOf([stamped, meeting]), links: [link], unfound: new Set(['n1']) })
    expect([said(found.operations), pairs(found.put)]).toEqual([[], ['n1=o0', 'n2=o1']])
    expect(found.parked.map(({ why, item }) => [why, item.id])).toEqual([['meeting', 'o0']])
    const next = plan({ neo, outlook: pictureOf([stamped, meeting]), links: found.put })
    expect([said(next.operations), next.put]).toEqual([[], []])
  })
  test('also where that one carries no marker, because a person has made it', () => {
    const copied = { neo: pictureOf([itemOf('n1', old), itemOf('n2', old)]), outlook: pictureOf([stamped]) }
    expect([...joinedElsewhere([link], copied)]).toEqual([link])
  })
  test('a copied stamp undoes no link: what it names has its own', () => {
    const links = [link, linked('n2', 'o2')]
    const outlook = [stamped, itemOf('o2', old, { partnerMark: 'm-n2' })]
    const copied = { neo: pictureOf([itemOf('n1', old), itemOf('n2', old)]), outlook: pictureOf(outlook) }
    expect([...joinedElsewhere(links, copied)]).toEqual([])
  })
  test('unless a stranger is stamped with the own one: two devices would renew the stamp against each other', () => {
    const links = [link, linked('n2', 'o3')]
    const outlook = [stamped, itemOf('o2', old, { partnerMark: 'm-n1' }), itemOf('o3', old, { partnerMark: 'm-n2' })]
    const pictures = { neo: pictureOf([itemOf('n1', old), itemOf('n2', old)]), outlook: pictureOf(outlook) }
    expect([...joinedElsewhere(links, pictures)]).toEqual([link])
    const result = plan({ ...pictures, links, rules: rulesOf({ direction: 'neo-to-outlook' }) })
    expect([said(result.operations), pairs(result.put)]).toEqual([[], ['n1=o2']])
  })
  test('unless the partner of that one is proven gone: then it is the partner now', () => {
    const links = [link, linked('n2', 'o2')]
    const pictures = {
      neo: pictureOf([itemOf('n1', old), itemOf('n2', old)]),
      outlook: pictureOf([stamped], { o2: 'gone' }),
    }
    expect([...joinedElsewhere(links, pictures)]).toEqual([link])
    expect(pairs(relink(links, [], pictures).links)).toEqual(['n2=o1'])
  })
  test('a stamp that names nobody undoes no link', () => {
    const foreign = { neo: pictureOf([itemOf('n1', old)]), outlook: pictureOf([stamped]) }
    expect([...joinedElsewhere([link], foreign)]).toEqual([])
  })
  test('unless a stranger is stamped with the own one: the other device has parted the two', () => {
    const outlook = pictureOf([stamped, itemOf('o2', old, { partnerMark: 'm-n1' })])
    const pictures = { neo: pictureOf([itemOf('n1', old)]), outlook }
    expect([...joinedElsewhere([link], pictures)]).toEqual([link])
    const result = plan({ ...pictures, links: [link] })
    expect([said(result.operations), pairs(result.put)]).toEqual([[], ['n1=o2']])
  })
  test('what one link leaves may be what the stamp of another names', () => {
    const links = [link, linked('n2', 'o3')]
    const outlook = [stamped, itemOf('o3', old, { partnerMark: 'm-n4' })]
    const pictures = { neo: pictureOf(['n1', 'n2', 'n4'].map((id) => itemOf(id, old))), outlook: pictureOf(outlook) }
    expect([...joinedElsewhere(links, pictures)]).toEqual([links[1], link])
  })
  test('stamps that are exchanged among links hold: two devices do not renew them against each other', () => {
    const links = [linked('n1', 'o1'), linked('n2', 'o2')]
    const outlook = [itemOf('o1', old, { partnerMark: 'm-n2' }), itemOf('o2', old, { partnerMark: 'm-n1' })]
    const result = plan({
      neo: pictureOf([itemOf('n1', old), itemOf('n2', old)]),
      outlook: pictureOf(outlook),
      links,
    })
    expect([said(result.operations), pairs(result.put)]).toEqual([[], ['n1=o2', 'n2=o1']])
  })
  test('a hint of an earlier scope gives way too', () => {
    const result = plan({
      neo: pictureOf([itemOf('n1', old), made]),
      outlook: pictureOf([stamped]),
      hints: [link],
    })
    expect(pairs(result.put)).toEqual(['n2=o1'])
  })
  test('it was made anew out of sight: nothing is made once more', () => {
    const moved = itemOf('o1', fieldsOf('定例', { times: outside }), { partnerMark: 'm-n2' })
    const result = plan({ neo: pictureOf([], { n1: 'gone' }), outlook: pictureOf([moved]), links: [link] })
    expect(said(result.operations)).toEqual([])
  })
})

test('what carries the mark of an event that cannot be looked at is held, not copied', () => {
  const again = itemOf('o2', old, { partnerMark: 'm-n1' })
  const pictures = {
    neo: pictureOf([], { n1: 'unknown' }),
    outlook: pictureOf([again], { o1: 'gone' }),
  }
  expect([...relink([linked('n1', 'o1')], [], pictures).held.outlook]).toEqual(['o2'])
  expect(plan({ ...pictures, links: [linked('n1', 'o1')] }).operations).toEqual([])
})

test('a link that an open creation has made knows the marks of its pair at once', () => {
  const create: Operation = {
    do: 'create',
    on: 'neo',
    partnerId: 'o1',
    partnerMark: 'm-o1',
    fields: old,
    generation: 0,
  }
  const intent: Intent = { id: 'i1', at: 0, run: 'r1', operation: create }
  const result = plan({
    neo: pictureOf([itemOf('n1', edited, { partnerMark: 'm-o1' })]),
    outlook: pictureOf([itemOf('o2', edited, { partnerMark: 'm-n1' })]),
    intents: [intent],
  })
  expect([said(result.operations), pairs(result.put)]).toEqual([[], ['n1=o1']])
})

test('a copy in NEO does not take the partner of an original that has no date in these days: two devices would renew its stamp in turn', () => {
  // The original n1 stands outside; the database is lost, and the other device holds n1=o1 and has made o2 for the copy.
  const copy = itemOf('n2', old, { partnerMark: 'm-o1', shared: true })
  const partner = itemOf('o1', old, { partnerMark: 'm-n1' })
  const [own, pictures] = [
    itemOf('o2', fieldsOf('定例', { times: outside }), { partnerMark: 'm-n2' }),
    { neo: pictureOf([copy]), outlook: pictureOf([partner]) },
  ]
  expect(plan(pictures).sought.map(({ id }) => id)).toEqual(['n2'])
  const asked = plan({ ...pictures, unfound: new Set(['n2']) })
  expect([said(asked.operations), asked.parked.map(({ why, item }) => [why, item.id])]).toEqual([
    [],
    [
      ['orphan', 'n2'],
      ['orphan', 'o1'],
    ],
  ])
  const found = plan({ ...pictures, outlook: pictureOf([partner, own]), unfound: new Set(['n2']) })
  expect(pairs(found.put)).toEqual(['n2=o2'])
})

test('what was put back of an event that was taken apart is no event of another user, though others are registered: its mark names nobody', () => {
  const back = itemOf('n2', old, { partnerMark: 'restored', shared: true })
  const neo = pictureOf([back])
  const apart = plan({
    neo,
    outlook: pictureOf([itemOf('o1', old, { partnerMark: 'm-n1', apart: true })]),
    unfound: new Set(['n2']),
  })
  expect([said(apart.operations), apart.parked.map(({ why, item }) => [why, item.id])]).toEqual([
    [],
    [
      ['orphan', 'n2'],
      ['undone', 'o1'],
    ],
  ])
  expect(said(plan({ neo, outlook: pictureOf([]), unfound: new Set(['n2']) }).operations)).toEqual([
    'create outlook n2',
  ])
})

describe('an answer that got lost', () => {
  const pictures = (neo: Parameters<typeof pictureOf>[0]) => ({ neo: pictureOf(neo), outlook: pictureOf([]) })
  const open = (operation: Operation, before?: string): Intent => ({
    id: 'i1',
    at: 0,
    run: 'r1',
    operation,
    ...(before !== undefined && { before }),
  })
  const about = { on: 'neo', id: 'n1', version: '', seen: old, partnerId: 'o1' } as const
  const update: Operation = { ...about, do: 'update', fields: edited, changed: ['body'], generation: 0 }
  const doneOf = (intent: Intent, items: Parameters<typeof pictureOf>[0]) =>
    settleIntents([intent], pictures(items), 5).done

  test('what it held before is remembered, though a person has changed or deleted it since', () => {
    const done = [{ intent: 'i1', eventId: 'n1', sure: false }]
    expect(doneOf(open(update, 'raw'), [itemOf('n1', fieldsOf('定例', { body: 'その後' }))])).toEqual(done)
    expect(doneOf(open(update, 'raw'), [])).toEqual(done)
    expect(doneOf(open({ ...about, do: 'delete' }, 'raw'), [])).toEqual(done)
  })
  test('not where it is as it was, or nothing was kept', () => {
    expect(doneOf(open(update, 'raw'), [itemOf('n1', fieldsOf('定例', { times: nextDay }))])).toEqual([])
    expect(doneOf(open(update), [])).toEqual([])
    expect(doneOf(open({ ...about, do: 'delete' }, 'raw'), [itemOf('n1', old)])).toEqual([])
  })
})
