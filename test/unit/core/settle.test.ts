import { describe, expect, test } from 'vitest'
import type { Item, SideName } from '../../../lib/core/event.ts'
import type { Intent, Operation } from '../../../lib/core/ports.ts'
import { settleIntents } from '../../../lib/core/settle.ts'
import { fieldsOf, itemOf, pictureOf } from './build.ts'

const old = fieldsOf('定例')
const edited = fieldsOf('定例', { body: '改', place: '別室' })
const on: SideName = 'outlook'
const base = { on, partnerId: 'n1', generation: 0 } as const
const create: Operation = { do: 'create', ...base, partnerMark: 'm-n1', fields: old }
const update: Operation = {
  do: 'update',
  ...base,
  id: 'o1',
  version: '1',
  seen: old,
  fields: edited,
  changed: ['body'],
}
const remove: Operation = { do: 'delete', on, id: 'o1', version: '1', seen: old, partnerId: '' }
const stamp: Operation = { do: 'stamp', ...base, on: 'outlook', id: 'o1', version: '1', fields: old }

const settled = (operation: Operation, items: readonly Item[], missing: Record<string, 'gone' | 'unknown'> = {}) => {
  const intent: Intent = { id: 'i1', at: 0, run: 'r1', operation }
  return settleIntents([intent], { neo: pictureOf([]), outlook: pictureOf(items, missing) }, 7)
}
const landed = (eventId: string, after?: Item['fields']) => [
  { intent: 'i1', eventId, ...(after && { after }), sure: false },
]

describe('an open intent is settled by looking', () => {
  test('a creation that is there became history, with what it holds now', () => {
    expect(settled(create, [itemOf('o5', edited, { partnerMark: 'm-n1' })]).done).toEqual(landed('o5', edited))
    expect(settled(create, [itemOf('o5', old, { partnerMark: 'm-n2' })])).toEqual({
      intents: ['i1'],
      done: [],
      undone: [],
    })
  })
  test('an update that shows in the fields that it changed, whatever the others hold', () => {
    const now = { ...old, body: '改' }
    expect(settled(update, [itemOf('o1', now)]).done).toEqual(landed('o1', now))
    expect(settled(update, [itemOf('o1', { ...edited, body: '他' })]).done).toEqual([])
  })
  test('a deletion that is proven', () => {
    expect(settled(remove, [], { o1: 'gone' }).done).toEqual(landed('o1'))
    expect(settled(remove, [itemOf('o1', old)]).done).toEqual([])
    expect(settled(remove, []).done).toEqual([])
  })
  test('what cannot be looked at stays open, but for a creation, which the picture must show', () => {
    for (const operation of [update, remove, stamp])
      expect(settled(operation, [], { o1: 'unknown' })).toEqual({ intents: [], done: [], undone: [] })
    expect(settled(create, [], { o1: 'unknown' }).intents).toEqual(['i1'])
  })
  test('a stamp is settled and is no history', () =>
    expect(settled(stamp, [itemOf('o1', old)])).toEqual({ intents: ['i1'], done: [], undone: [] }))
  test('an undoing that landed has taken its entry back', () => {
    expect(settled({ ...update, undo: 'h1' }, [itemOf('o1', edited)]).undone).toEqual([{ entry: 'h1', at: 7 }])
    expect(settled({ ...update, undo: 'h1' }, [itemOf('o1', old)]).undone).toEqual([])
  })
})
