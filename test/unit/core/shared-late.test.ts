import { expect, test } from 'vitest'
import { planUndo } from '../../../lib/core/undo.ts'
import { fieldsOf, itemOf, linkOf, now, pictureOf, plan, rulesOf, said, window } from './build.ts'

// A word about the block takes a text with it that was written since.
test('taking back the block of an Outlook event does not take back what was typed since', () => {
  const seen = fieldsOf('定例', { body: 'old', block: '' })
  const after = { ...seen, block: '登録先：山田' }
  const operation = {
    do: 'update',
    on: 'outlook',
    id: 'o1',
    version: '1',
    seen,
    fields: after,
    changed: ['block'],
    partnerId: 'n1',
    generation: 0,
  } as const
  const entry = { id: 'e', at: 1, run: 'r', operation, before: '{"whole":"old"}', eventId: 'o1', after, sure: true }
  const input = { neo: pictureOf([]), links: [linkOf('n1', 'o1', after)], wishes: [], window, rules: rulesOf(), now }
  const undone = (body: string) =>
    planUndo([entry], { ...input, outlook: pictureOf([itemOf('o1', { ...after, body }, { partnerMark: 'm-n1' })]) })
      .operations[0]
  expect(undone('old')).toMatchObject({ do: 'update', raw: '{"whole":"old"}' })
  expect(undone('typed since')).toMatchObject({ do: 'update', fields: { body: 'typed since', block: '' } })
  expect(undone('typed since')).not.toHaveProperty('raw')
})

// Recovered from the stamp, the block of NEO counts as agreed although Outlook holds another.
test('a block that changed while the link was lost goes to Outlook', () => {
  const neo = itemOf('n1', fieldsOf('定例', { block: '登録先：山田、佐藤' }), { shared: true })
  const outlook = itemOf('o1', fieldsOf('定例', { block: '登録先：山田' }), { partnerMark: 'm-n1' })
  for (const recalled of [[], ['neo', 'outlook'], ['neo'], ['outlook']] as const) {
    const made = plan({ neo: pictureOf([neo]), outlook: pictureOf([outlook]), recalled: new Map([['o1', recalled]]) })
    expect([recalled, said(made.operations)]).toEqual([recalled, ['update outlook o1']])
  }
})

// The second registered user has the same event in Outlook by hand (or by NEO's built-in sync).
test('an event with another user’s marker and its twin in Outlook are one', () => {
  const neo = itemOf('n1', fieldsOf('定例', { block: '登録先：山田、佐藤' }), { shared: true, partnerMark: '0a1b2c3d' })
  const outlook = itemOf('o1', fieldsOf('定例'))
  const made = plan({ neo: pictureOf([neo]), outlook: pictureOf([outlook]), unfound: new Set(['n1']) })
  expect(said(made.operations)).toEqual(['update outlook o1'])
  expect(made.adopted).toBe(1)
})

// Only the closing is taken back: what was written under it would be readable.
test('taking back that an event was made private does not show what was written since', () => {
  const seen = fieldsOf('面談', { visibility: 'open' })
  const after = { ...seen, visibility: 'private' as const }
  for (const on of ['neo', 'outlook'] as const) {
    const id = on === 'neo' ? 'n1' : 'o1'
    const operation = {
      do: 'update',
      on,
      id,
      version: '1',
      seen,
      fields: after,
      changed: ['visibility'],
      partnerId: on === 'neo' ? 'o1' : 'n1',
      generation: 0,
    } as const
    const entry = { id: 'e', at: 1, run: 'r', operation, eventId: id, after, sure: true }
    const item = itemOf(id, { ...after, body: '病気のこと' })
    const pictures = { neo: pictureOf([]), outlook: pictureOf([]), [on]: pictureOf([item]) }
    const made = planUndo([entry], {
      ...pictures,
      links: [linkOf('n1', 'o1', after)],
      wishes: [],
      window,
      rules: rulesOf(),
      now,
    })
    expect([said(made.operations), made.parked.map(({ why }) => why)]).toEqual([[], ['changed-since']])
  }
})

// Adopted, not synced before: one person's notes in Outlook would go to everybody.
test('what stands only in Outlook does not fill an event of others without a word', () => {
  const outlook = itemOf('o1', fieldsOf('定例', { body: '自分用のメモ' }))
  const asked = (shared?: true) => {
    const neo = itemOf('n1', fieldsOf('定例'), shared && { shared })
    const { operations, parked } = plan({ neo: pictureOf([neo]), outlook: pictureOf([outlook]) })
    return [said(operations), parked.map(({ why, fields }) => [why, fields])]
  }
  expect(asked(true)).toEqual([['stamp outlook o1'], [['conflict', ['body']]]])
  // One's own is filled as ever.
  expect(asked()).toEqual([['update neo n1', 'stamp outlook o1'], []])
})
