import { describe, expect, test } from 'vitest'
import { type FilesRow, freeName, type Listing, type SideFile } from '../../../lib/core/files.ts'
import { comparedKey, type FilesRules, planFiles } from '../../../lib/core/plan-files.ts'

const rules = (more: Partial<FilesRules> = {}): FilesRules => ({
  direction: 'both',
  cap: 1000,
  room: { neo: 10_000, outlook: 10_000 },
  closed: {},
  ...more,
})
const rowOf = (more: Partial<FilesRow> = {}): FilesRow => ({
  neo: 'n',
  outlook: 'o',
  pairs: [],
  pending: [],
  left: [],
  seen: {},
  rules: '',
  ...more,
})
const file = (key: string, name: string, size?: number): SideFile => ({
  key,
  name,
  ...(size !== undefined && { size }),
})
const list = (...files: SideFile[]): Listing => ({ files, others: [] })
const pair = (name: string, neo: string, outlook: string) => ({
  neo: file(neo, name),
  outlook: file(outlook, name),
  size: 10,
  hash: 'h',
})
const nothing = { rekey: [], compare: [], copies: [], removals: [], left: [] }

test('what is as it was agreed costs nothing', () => {
  const agreed = pair('a.txt', 'n1', 'o1')
  expect(
    planFiles(rowOf({ pairs: [agreed] }), { neo: list(agreed.neo), outlook: list(agreed.outlook) }, rules()),
  ).toEqual({ ...nothing, pairs: [agreed] })
})

test('what is gone on both sides is forgotten', () => {
  expect(planFiles(rowOf({ pairs: [pair('a', 'n1', 'o1')] }), { neo: list(), outlook: list() }, rules())).toEqual({
    ...nothing,
    pairs: [],
  })
})

test.each(['neo', 'outlook'] as const)(
  'gone on one side: %s; the other one is to be taken away, in the direction that is allowed',
  (gone) => {
    const agreed = pair('a', 'n1', 'o1')
    const on = gone === 'neo' ? 'outlook' : 'neo'
    const view = { neo: list(), outlook: list(), [on]: list(agreed[on]) }
    const row = rowOf({ pairs: [agreed] })
    expect(planFiles(row, view, rules()).removals).toEqual([{ on, pair: agreed }])
    const against = gone === 'neo' ? 'outlook-to-neo' : 'neo-to-outlook'
    expect(planFiles(row, view, rules({ direction: against }))).toEqual({ ...nothing, pairs: [agreed] })
    expect(planFiles(row, view, rules({ closed: { [on]: 'shared' } }))).toMatchObject({
      removals: [],
      left: [{ on, name: 'a', why: 'shared' }],
    })
  },
)

test('what replaces a file takes over its name; another of the name stays beside it', () => {
  const agreed = pair('a.txt', 'n1', 'o1')
  const row = rowOf({ pairs: [agreed] })
  const different = new Set([comparedKey(agreed.neo, file('n2', 'a.txt'))])
  const replaced = planFiles(row, { neo: list(file('n2', 'a.txt')), outlook: list(agreed.outlook) }, rules(), {
    same: [],
    different,
  })
  expect(replaced.copies).toEqual([{ from: 'neo', file: file('n2', 'a.txt'), as: 'a.txt' }])
  expect(replaced.removals).toEqual([{ on: 'outlook', pair: agreed }])
  const beside = planFiles(row, { neo: list(agreed.neo, file('n2', 'A.TXT')), outlook: list(agreed.outlook) }, rules())
  expect(beside.copies.map(({ as }) => as)).toEqual(['A (2).TXT'])
})

test('files of one name are compared first, unless their sizes tell', () => {
  const view = (size?: number) => ({ neo: list(file('n1', 'a', 5)), outlook: list(file('o1', 'a', size)) })
  expect(planFiles(rowOf(), view(), rules()).compare).toHaveLength(1)
  expect(planFiles(rowOf(), view(5), rules()).compare).toHaveLength(1)
  expect(planFiles(rowOf(), view(6), rules()).compare).toEqual([])
})

test('a copy that was begun under another name is looked for under that name', () => {
  const pending = [{ to: 'outlook' as const, key: 'n1', name: 'a (2)', size: 5, hash: 'h' }]
  const view = { neo: list(file('n1', 'a')), outlook: list(file('o9', 'a'), file('o1', 'a (2)')) }
  const plan = planFiles(rowOf({ pending, pairs: [pair('a', 'n9', 'o9')] }), view, rules())
  expect(plan.compare).toEqual([{ neo: file('n1', 'a'), outlook: file('o1', 'a (2)') }])
})

describe('limits', () => {
  test('cap and room are told by name', () => {
    const files = list(file('n1', 'a', 900), file('n2', 'b', 1001), file('n3', 'c', 900))
    const plan = planFiles(rowOf(), { neo: files, outlook: list() }, rules({ room: { neo: 0, outlook: 1000 } }))
    expect(plan.copies.map(({ as }) => as)).toEqual(['a'])
    expect(plan.left.map(({ name, why }) => [name, why])).toEqual([
      ['b', 'too-large'],
      ['c', 'total'],
    ])
  })
})

test('a free name is made as a person would', () => {
  expect(freeName('a.txt', [])).toBe('a.txt')
  expect(freeName('a.txt', ['A.TXT'])).toBe('a (2).txt')
  expect(freeName('a.txt', ['a.txt', 'a (2).txt'])).toBe('a (3).txt')
  expect(freeName('名前', ['名前'])).toBe('名前 (2)')
  expect(freeName('.profile', ['.profile'])).toBe('.profile (2)')
})
