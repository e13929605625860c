import { describe, expect, test } from 'vitest'
import { type Decision, decisions, type State, stateOf } from '../../../lib/core/decide.ts'
import { fieldsOf, itemOf } from './build.ts'

describe('the decision table, cell by cell', () => {
  // Rows NEO, columns Outlook.
  test.each<[State, State, Decision]>([
    ['unchanged', 'unchanged', 'nothing'],
    ['unchanged', 'created', 'nothing'],
    ['unchanged', 'modified', 'merge'],
    ['unchanged', 'gone', 'delete-on-neo'],
    ['created', 'unchanged', 'nothing'],
    ['created', 'created', 'adopt'],
    ['created', 'modified', 'nothing'],
    ['created', 'gone', 'create-on-outlook'],
    ['modified', 'unchanged', 'merge'],
    ['modified', 'created', 'nothing'],
    ['modified', 'modified', 'merge'],
    ['modified', 'gone', 'create-on-outlook'],
    ['gone', 'unchanged', 'delete-on-outlook'],
    ['gone', 'created', 'create-on-neo'],
    ['gone', 'modified', 'create-on-neo'],
    ['gone', 'gone', 'forget'],
  ])('NEO %s, Outlook %s: %s', (neo, outlook, decision) => {
    expect(decisions[neo][outlook]).toBe(decision)
  })

  test('is the same with the sides changed', () => {
    const mirrored = (decision: Decision) =>
      decision.replace(/neo|outlook/, (side) => (side === 'neo' ? 'outlook' : 'neo'))
    const states: State[] = ['unchanged', 'created', 'modified', 'gone']
    for (const a of states) for (const b of states) expect(decisions[b][a]).toBe(mirrored(decisions[a][b]))
  })
})

describe('the state of one side', () => {
  const agreed = fieldsOf('定例')
  test('holds what was agreed: unchanged, whatever its version', () => {
    expect(stateOf(itemOf('n1', fieldsOf('定例'), { version: '99' }), undefined, agreed)).toBe('unchanged')
  })
  test('holds something else: modified', () => {
    expect(stateOf(itemOf('n1', fieldsOf('会議')), undefined, agreed)).toBe('modified')
  })
  test('not there: gone only if that is proven', () => {
    expect(stateOf(undefined, 'gone', agreed)).toBe('gone')
    expect(stateOf(undefined, 'unknown', agreed)).toBeUndefined()
    expect(stateOf(undefined, undefined, agreed)).toBeUndefined()
  })
  test('seen and said to be gone: it is there', () => {
    expect(stateOf(itemOf('n1', agreed), 'gone', agreed)).toBe('unchanged')
  })
})
