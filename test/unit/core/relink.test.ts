import { describe, expect, test } from 'vitest'
import type { SideName } from '../../../lib/core/event.ts'
import { otherSide } from '../../../lib/core/event.ts'
import type { Intent, Operation } from '../../../lib/core/ports.ts'
import { relink } from '../../../lib/core/relink.ts'
import { fieldsOf, itemOf, linkOf, nextDay, pictureOf, plan } from './build.ts'

const old = fieldsOf('定例')
const edited = fieldsOf('定例', { body: '改' })
const link = linkOf('n1', 'o1', old)
const open = (operation: Operation): Intent => ({ id: 'i1', at: 0, run: 'r1', operation })
const create = (on: SideName, partnerId: string): Intent =>
  open({ do: 'create', on, partnerId, partnerMark: `m-${partnerId}`, fields: edited, generation: 1 })
const ids = ({ links }: ReturnType<typeof relink>) => links.map(({ neo, outlook }) => `${neo.id}=${outlook.id}`)
const sides = ['neo', 'outlook'] as const
const source = { neo: 'n1', outlook: 'o1' }
const made = { neo: 'n2', outlook: 'o2' }

describe.each(sides)('D15: made on %s, but the record is missing', (on) => {
  const there = otherSide(on)
  const again = itemOf(made[on], edited, { partnerMark: `m-${source[there]}` })
  const joined = on === 'neo' ? 'n2=o1' : 'n1=o2'

  test('a first creation is linked to its source, with what was sent as the agreement', () => {
    const pictures = {
      [on]: pictureOf([again]),
      [there]: pictureOf([itemOf(source[there], fieldsOf('その後'))]),
    } as never
    const result = relink([], [create(on, source[there])], pictures)
    expect(ids(result)).toEqual([joined])
    expect(result.put).toHaveLength(1)
    expect([result.put[0]?.neo.fields, result.put[0]?.outlook.fields]).toEqual([edited, edited])
  })
  test('also where the source is not to be seen any more', () => {
    const result = relink([], [create(on, source[there])], {
      [on]: pictureOf([again]),
      [there]: pictureOf([]),
    } as never)
    expect(ids(result)).toEqual([joined])
  })
  test('a re-creation takes the place of the one that is gone', () => {
    const pictures = {
      [on]: pictureOf([again], { [source[on]]: 'gone' }),
      [there]: pictureOf([itemOf(source[there], edited)]),
    } as never
    expect(ids(relink([link], [create(on, source[there])], pictures))).toEqual([joined])
    // Without an intent, e.g. made by another PC: what was agreed before still is.
    const byMark = relink([link], [], pictures)
    expect(ids(byMark)).toEqual([joined])
    expect(byMark.put[0]?.[on]).toEqual({ id: made[on], fields: old })
  })
  test('while the old one is not known to be gone, the other is held and nothing is decided', () => {
    const pictures = (missing: Record<string, 'unknown'>) =>
      ({ [on]: pictureOf([again], missing), [there]: pictureOf([itemOf(source[there], edited)]) }) as never
    for (const missing of [{ [source[on]]: 'unknown' as const }, {}])
      for (const intents of [[create(on, source[there])], []]) {
        const result = relink([link], intents, pictures(missing))
        expect([ids(result), result.put]).toEqual([['n1=o1'], []])
        expect([...result.held[on]]).toEqual([made[on]])
      }
  })
  test('a copy beside its living original stays one', () => {
    const copy = on === 'neo' ? { ...again, fields: old } : again
    const pictures = {
      [on]: pictureOf([itemOf(source[on], old), copy]),
      [there]: pictureOf([itemOf(source[there], old)]),
    } as never
    const result = relink([link], [create(on, source[there])], pictures)
    expect([ids(result), result.put, [...result.held[on]]]).toEqual([['n1=o1'], [], []])
  })
})

test('where both versions were wanted, what was made in NEO takes the partner over, and the other stands alone', () => {
  const half = itemOf('n2', edited, { partnerMark: 'm-o1' })
  const pictures = { neo: pictureOf([itemOf('n1', old), half]), outlook: pictureOf([itemOf('o1', edited)]) }
  expect(ids(relink([link], [create('neo', 'o1')], pictures))).toEqual(['n2=o1'])
})

test('of several that carry the mark the one that was sent is taken, in any order', () => {
  const items = [itemOf('n2', old, { partnerMark: 'm-o1' }), itemOf('n3', edited, { partnerMark: 'm-o1' })]
  for (const order of [items, items.toReversed()])
    expect(ids(relink([], [create('neo', 'o1')], { neo: pictureOf(order), outlook: pictureOf([]) }))).toEqual(['n3=o1'])
})

test('the generation is that of the Outlook event', () => {
  const outlook = pictureOf([itemOf('o2', edited, { partnerMark: 'm-n1', generation: 5 })], { o1: 'gone' })
  const neo = pictureOf([itemOf('n1', edited)])
  expect(relink([link], [], { neo, outlook }).put).toMatchObject([{ generation: 5, mark: 'm-n1' }])
  expect(relink([link], [create('outlook', 'n1')], { neo, outlook }).put).toMatchObject([
    { generation: 5, mark: 'm-n1' },
  ])
})

test('links without anything to settle stay as they are', () => {
  const links = [link, linkOf('n3', 'o3', fieldsOf('他', { times: nextDay }))]
  const intents = [open({ do: 'delete', on: 'neo', id: 'n1', version: '', seen: old, partnerId: '' })]
  const result = relink(links, intents, { neo: pictureOf([], { n1: 'gone' }), outlook: pictureOf([itemOf('o1', old)]) })
  expect(result.links).toEqual(links)
  expect(result.put).toEqual([])
})

test('a creation that met an event of long ago agrees on nothing, unless one side still holds what its stamp remembers', () => {
  const met = itemOf('o2', old, { partnerMark: 'm-n1', agreed: 'of long ago' })
  const pictures = { neo: pictureOf([itemOf('n1', edited)]), outlook: pictureOf([met]) }
  const intents = [create('outlook', 'n1')]
  expect(ids(relink([], intents, pictures))).toEqual([])
  expect(ids(relink([], intents, pictures, new Map([['o2', ['neo']]])))).toEqual(['n1=o2'])
})

test('an event that its partner has left for another is not held, although the stamp still names it and the other stands where nobody looks', () => {
  const left = itemOf('n1', old, { partnerMark: 'm-o1' })
  const far = itemOf('o1', edited, { partnerMark: 'm-n1' })
  const result = relink([{ ...linkOf('n2', 'o1', edited), former: 'm-n1' }], [], {
    neo: pictureOf([left]),
    outlook: pictureOf([far]),
  })
  expect([ids(result), [...result.held.neo]]).toEqual([['n2=o1'], []])
})

test('I3: of a pair without agreed times, of which nothing is to be seen, what carries its stamp is asked about', () => {
  const times = { kind: 'days', first: '0001-01-01', last: '0001-01-01' } as const
  const timeless = { ...linkOf('n1', 'o1', fieldsOf('定例', { times })), mark: 'm-n1' }
  const pictures = { neo: pictureOf([]), outlook: pictureOf([itemOf('o2', edited, { partnerMark: 'm-n1' })]) }
  expect([...relink([timeless], [], pictures).doubted]).toEqual(['o2'])
  const { operations, parked } = plan({ ...pictures, links: [timeless] })
  expect([operations, parked.map(({ why, item }) => [why, item.id])]).toEqual([[], [['orphan', 'o2']]])
  // One that stands outside the window may have been copied into it.
  expect([...relink([{ ...link, mark: 'm-n1' }], [], pictures).doubted]).toEqual([])
})

describe('I3: one that carries no stamp and may get none', () => {
  const other = itemOf('o2', edited, { partnerMark: 'm-n1' })
  const neo = pictureOf([itemOf('n1', edited)])
  test.each([
    ['a meeting', { notYet: 'meeting' }, []],
    ['a read-only event', { readOnly: true }, []],
    ['a meeting that is stamped', { notYet: 'meeting', partnerMark: 'm-n1' }, ['n1=o1']],
    ['an event that gets one', {}, ['n1=o1']],
  ] as const)('%s: what another device has made and stamped for its partner is no copy', (_, more, left) => {
    const known = { ...link, mark: 'm-n1' }
    const result = relink([known], [], { neo, outlook: pictureOf([itemOf('o1', old, more), other]) })
    expect(ids(result)).toEqual(left)
  })
})

test.each([
  ['another', 'm-n9', []],
  ['the own one', 'm-n1', ['n1=o2']],
  ['nobody', undefined, ['n1=o2']],
])(
  'B9: what only a marker in NEO names, which may be a copied one, is no partner where its stamp names %s',
  (_, partnerMark, put) => {
    const result = relink([link], [], {
      neo: pictureOf([itemOf('n1', edited, { partnerMark: 'm-o2' })]),
      outlook: pictureOf([itemOf('o2', old, partnerMark === undefined ? {} : { partnerMark })], { o1: 'gone' }),
    })
    expect(result.put.map(({ neo, outlook }) => `${neo.id}=${outlook.id}`)).toEqual(put)
  },
)
