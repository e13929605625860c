import { describe, expect, test } from 'vitest'
import type { Intent, Link, Operation } from '../../../lib/core/ports.ts'
import { fieldsOf, itemOf, linkOf, now, pictureOf, plan, rulesOf, said } from './build.ts'
import { world, x } from './two-calendars.ts'

// What a write that landed without its record looks like to the next run.

const intentOf = (operation: Operation): Intent => ({ id: 'i1', at: now, run: 'r1', operation })

describe('both versions were wanted', () => {
  test.each(['crash', 'crash-after', 'failed', 'lost', 'unsent', 'throw'] as const)(
    'I8: where the stamp after the creation is %s, both are still there, and each has its partner in the end',
    async (does) => {
      const made = world()
      const neo = made.calendars.neo.add(x)
      await made.run({ rules: { conflicts: 'ask' } })
      const [link] = await made.links()
      const outlook = link?.outlook.id ?? ''
      made.calendars.neo.edit(neo, { body: 'von NEO' })
      made.calendars.outlook.edit(outlook, { body: 'von Outlook' })
      const { parked } = await made.run({ rules: { conflicts: 'ask' } })
      const [conflict] = parked
      await made.wish({ id: 'said', at: now, want: 'both', neo, outlook, ...(conflict && { seen: conflict.seen }) })
      made.faults.outlook.push({ on: 'stamp', does, times: 1 })
      await made.run({ rules: { conflicts: 'ask' } }).catch(() => undefined)
      for (let round = 0; round < 3; round++) await made.run({ rules: { conflicts: 'ask' } })
      const both = ['e1von NEO', 'e1von Outlook']
      expect([made.list('neo'), made.list('outlook')]).toEqual([both, both])
      expect((await made.run({ rules: { conflicts: 'ask' } })).parked).toEqual([])
      expect((await made.links()).map(({ former }) => former)).toEqual([undefined, undefined])
    },
  )

  test('in one direction they cannot be: the word is void, and nothing is frozen', () => {
    const old = fieldsOf('定例')
    const neo = itemOf('n1', fieldsOf('定例', { body: '改' }))
    const outlook = itemOf('o1', old, { partnerMark: 'm-n1' })
    const wish = { id: 'said', at: now, want: 'both', neo: 'n1', outlook: 'o1' } as const
    const { operations, unwish } = plan({
      neo: pictureOf([neo]),
      outlook: pictureOf([outlook]),
      links: [linkOf('n1', 'o1', old, { mark: 'm-n1' })],
      wishes: [wish],
      rules: rulesOf({ direction: 'neo-to-outlook' }),
    })
    expect([said(operations), unwish]).toEqual([['update outlook o1'], ['said']])
  })
})

describe('the newer is to win, and a write of ours has landed without its record', () => {
  // A person has changed the text on both sides; ours has changed the place since, on one of them.
  const old = fieldsOf('定例', { body: 'a', place: 'alt' })
  const here = fieldsOf('定例', { body: 'b', place: 'neu' })
  const there = fieldsOf('定例', { body: 'c', place: 'neu' })
  const links: Link[] = [linkOf('n1', 'o1', old, { mark: 'm-n1' })]
  const update = (on: 'neo' | 'outlook', changed: 'place'): Operation => ({
    do: 'update',
    on,
    id: on === 'neo' ? 'n1' : 'o1',
    version: '',
    seen: on === 'neo' ? { ...here, place: 'alt' } : { ...there, place: 'alt' },
    fields: on === 'neo' ? here : there,
    changed: [changed],
    partnerId: on === 'neo' ? 'o1' : 'n1',
    generation: 0,
  })
  const planned = (intents: readonly Intent[], known = links) =>
    plan({
      neo: pictureOf([itemOf('n1', here, { changedAt: 5 })]),
      outlook: pictureOf([itemOf('o1', there, { changedAt: 9, version: '9', partnerMark: 'm-n1' })]),
      links: known,
      intents,
      rules: rulesOf({ conflicts: 'newest' }),
    })

  test('without one the newer wins', () => expect(said(planned([]).operations)).toEqual(['update neo n1']))

  test.each(['neo', 'outlook'] as const)('on %s: its time is no person’s, and a person is asked', (on) => {
    const { operations, parked, put } = planned([intentOf(update(on, 'place'))])
    expect([said(operations), parked.map(({ why, fields }) => [why, fields])]).toEqual([[], [['conflict', ['body']]]])
    // Nor is it in the next run, when nobody remembers the write any more.
    const [known] = put.slice(-1)
    const next = planned([], known ? [known] : [])
    expect([said(next.operations), next.parked.map(({ why }) => why)]).toEqual([[], ['conflict']])
  })

  test('one that has not landed says nothing', () => {
    const open = { ...update('outlook', 'place'), fields: { ...there, place: 'anderswo' } } as Operation
    expect(said(planned([intentOf(open)]).operations)).toEqual(['update neo n1'])
  })
})

test('a word about a pair that is only now linked is obeyed, and what stood apart before does no more', () => {
  const neo = itemOf('n1', fieldsOf('定例', { body: 'a' }))
  const outlook = itemOf('o1', fieldsOf('定例', { body: 'b' }), { partnerMark: 'm-n1' })
  const apart = { id: 'apart', at: now - 2, want: 'apart', why: 'chosen', neo: 'n1', outlook: 'o1' } as const
  const wish = { id: 'said', at: now - 1, want: 'neo', neo: 'n1', outlook: 'o1' } as const
  const result = plan({ neo: pictureOf([neo]), outlook: pictureOf([outlook]), wishes: [apart, wish] })
  expect([said(result.operations), result.put.length, [...result.fulfils.values()]]).toEqual([
    ['update outlook o1'],
    1,
    [['said', 'apart']],
  ])
  // A word that the events have outrun ends, and they stand apart as before.
  const outrun = { ...wish, seen: 'something else' }
  const before = plan({ neo: pictureOf([neo]), outlook: pictureOf([outlook]), wishes: [apart, outrun] })
  expect([said(before.operations), before.put, before.unwish, before.parked.map(({ why }) => why)]).toEqual([
    [],
    [],
    ['said'],
    ['chosen'],
  ])
})
