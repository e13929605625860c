import { expect, test } from 'vitest'
import { turnOf } from '../../../lib/app/rotation.ts'

const ids = Array.from({ length: 45 }, (_, index) => `s${String(index).padStart(2, '0')}`)
const minutes = (count: number) => count * 60_000

test('the first run reads everything anyway: nobody has a turn', () => {
  expect(turnOf(ids, undefined, 5)).toEqual({ ids: [], state: { at: 5, last: '' } })
})

test('nobody has a turn before the pause is over, so a quiet run stays quiet', () => {
  const state = { at: 0, last: '' }
  expect(turnOf(ids, state, minutes(10) - 1)).toEqual({ ids: [], state })
})

test('turn by turn everybody is read once, then it begins anew', () => {
  let state: { at: number; last: string } | undefined = { at: 0, last: '' }
  const read: string[] = []
  for (let turn = 1; turn <= 3; turn++) {
    const next = turnOf(ids.toReversed(), state, minutes(10 * turn))
    read.push(...next.ids)
    state = next.state
  }
  expect(read).toEqual(ids)
  expect(turnOf(ids, state, minutes(40)).ids).toEqual(ids.slice(0, 20))
})
