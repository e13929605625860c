import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../../lib/core/problem.ts'
import { groupList } from '../../../lib/neo/list.ts'
import { defaultProfile } from '../../../lib/neo/profile.ts'
import { answerSchema, readList, refusalOf, sidIn } from '../../../lib/neo/wire.ts'

const read = (answer: unknown, at = ['0']) => readList(answerSchema.parse(answer), at, defaultProfile.list)
const item = (sid: string, startdate = '20261125', more: object = {}) => ({
  sid,
  detail: `予定 ${sid}`,
  startdate,
  enddate: startdate,
  starttime: '',
  endtime: '',
  ...more,
})
const kind = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof ProblemError ? error.problem.kind : error
  }
  return
}

describe('list', () => {
  test.each([
    ['an array', { item: [item('1'), item('2')] }, ['1', '2']],
    ['one as an object', { item: item('1') }, ['1']],
    ['numbers for texts', { item: [item('1', '20261125', { sid: 7 })] }, ['7']],
    ['an empty array', { item: [] }, []],
    ['no item', {}, []],
    ['an empty text', '', []],
    ['nothing', null, []],
  ])('%s', (_, slist, sids) => expect(read({ 0: { status: 'ok', slist } }).map(({ sid }) => sid)).toEqual(sids))

  test.each([
    ['a refusal of all', { status: 'ng', errorno: 9 }],
    ['a refusal of all with lists in it', { status: 'ng', 0: { slist: { item: [] } }, 1: { slist: { item: [] } } }],
    ['a refusal of one month', { 0: { slist: { item: [] } }, 1: { status: 'ng' } }],
    ['a refusal of one month with a list in it', { 0: { slist: { item: [] } }, 1: { status: 'ng', slist: '' } }],
    ['a month that is missing', { 0: { slist: { item: [] } } }],
    ['an answer without a list', { 0: { status: 'ok' }, 1: { status: 'ok' } }],
    ['an item without id', { 0: { slist: { item: [{ detail: 'x' }] } }, 1: { slist: {} } }],
    ['an item that is none', { 0: { slist: { item: ['x'] } }, 1: { slist: {} } }],
  ])('%s is not a list', (_, answer) => expect(kind(() => read(answer, ['0', '1']))).toBe('neo-changed'))
})

describe('grouping', () => {
  const group = (...items: object[]) => groupList(read({ 0: { slist: { item: items } } }))

  test('the same event in two months is one', () => {
    const groups = group(item('1'), item('1'))
    expect([...groups.keys()]).toEqual(['1'])
    expect(groups.get('1')?.times).toHaveLength(1)
  })
  test('the same event on two days is a series', () =>
    expect(group(item('1'), item('1', '20261202')).get('1')?.times).toHaveLength(2))
  test('the order of items and keys does not change the text', () => {
    const turned = Object.fromEntries(Object.entries(item('1')).toReversed())
    expect(group(item('1'), item('1', '20261202')).get('1')?.text).toBe(
      group(item('1', '20261202'), turned).get('1')?.text,
    )
  })
  test('a key that nobody knows changes the text', () =>
    expect(group(item('1', '20261125', { upd: '2' })).get('1')?.text).not.toBe(
      group(item('1', '20261125', { upd: '1' })).get('1')?.text,
    ))
})

test('refusals carry their number', () => {
  expect(refusalOf({ status: 'ng', errorno: 3004 })).toBe('3004')
  expect(refusalOf({ status: 'ng' })).toBe('ng')
  expect(refusalOf({})).toBeUndefined()
  expect(refusalOf({ status: 'ok' })).toBeUndefined()
})

test('a sid in an answer', () => {
  expect(sidIn({ status: 'ok', sid: '12' }, ['sid'])).toBe('12')
  expect(sidIn({ status: 'ok', item: { sid: 12 } }, ['sid'])).toBe('12')
  expect(sidIn({ status: 'ok' }, ['sid'])).toBeUndefined()
})
