import { expect, test } from 'vitest'
import type { HistoryEntry, Link } from '../../../lib/core/ports.ts'
import { historySchema, intentSchema, linkSchema, mirrorRowSchema, wishSchema } from '../../../lib/store/schemas.ts'

const fields = {
  subject: '件',
  times: { kind: 'days', first: '2026-11-26', last: '2026-11-26' },
  place: '',
  body: '',
} as const
const link: Link = { neo: { id: 'n1', fields }, outlook: { id: 'o1', fields }, generation: 0 }
const entry: HistoryEntry = {
  id: 'i1',
  at: 1,
  run: 'r1',
  operation: { do: 'delete', on: 'neo', id: 'n1', version: '', seen: fields, partnerId: '' },
  eventId: 'n1',
  sure: true,
}
const { eventId: _, sure: __, ...intent } = entry
const wish = { id: 'w1', at: 1, want: 'apart' }
const row = { id: 'x', seen: 'a', item: { id: 'x', version: '', fields, mark: 'm' } }

test('what is whole is taken, and only its scope is left out', () => {
  expect(linkSchema.parse({ scope: 'a', ...link })).toEqual(link)
  expect(historySchema.parse({ scope: 'a', ...entry })).toEqual(entry)
  expect(intentSchema.parse({ scope: 'a', ...intent })).toEqual(intent)
  expect(wishSchema.parse({ scope: 'a', ...wish })).toEqual(wish)
  expect(mirrorRowSchema.parse({ scope: 'a', side: 'neo', ...row })).toEqual(row)
})

test('an event that others share, with their names, and the word about its deletion', () => {
  const named = { ...fields, block: '登録先：山田、佐藤' }
  const item = { ...row.item, fields: named, shared: true }
  expect(mirrorRowSchema.parse({ ...row, item })).toEqual({ ...row, item })
  const update = {
    do: 'update',
    on: 'outlook',
    id: 'o1',
    version: '',
    seen: fields,
    fields: named,
    changed: ['block'],
    partnerId: 'n1',
    generation: 0,
  }
  for (const operation of [{ ...intent.operation, shared: true }, update])
    expect(intentSchema.parse({ ...intent, operation })).toEqual({ ...intent, operation })
})

test.each([
  ['a link without an id', linkSchema, { ...link, outlook: { id: '', fields } }],
  [
    'a link of half a day',
    linkSchema,
    {
      ...link,
      neo: { id: 'n1', fields: { ...fields, times: { kind: 'days', first: '2026-11', last: '2026-11-26' } } },
    },
  ],
  ['a link of a broken generation', linkSchema, { ...link, generation: -1 }],
  ['a link whose etag is no text', linkSchema, { ...link, outlook: { ...link.outlook, version: null } }],
  ['an intent of no run', intentSchema, { ...intent, run: undefined }],
  ['an intent that keeps no text', intentSchema, { ...intent, before: {} }],
  ['an intent of an unknown kind', intentSchema, { ...intent, operation: { ...intent.operation, do: 'send' } }],
  [
    'a claim on NEO',
    intentSchema,
    {
      ...intent,
      operation: { do: 'claim', on: 'neo', id: 'n1', version: '', fields, claim: { device: '', id: '', at: 1 } },
    },
  ],
  [
    'an update of an unknown field',
    intentSchema,
    { ...intent, operation: { ...intent.operation, do: 'update', fields, changed: ['colour'], generation: 0 } },
  ],
  ['history that does not say how sure it is', historySchema, { ...entry, sure: undefined }],
  ['history of half an event', historySchema, { ...entry, after: { subject: '件' } }],
  ['a wish for everything', wishSchema, { ...wish, want: 'everything' }],
  ['a wish for no known reason', wishSchema, { ...wish, why: 'because' }],
  ['an event of an unknown kind of not yet', mirrorRowSchema, { ...row, item: { ...row.item, notYet: 'never' } }],
  [
    'an event of a kind that is synced by now',
    mirrorRowSchema,
    { ...row, item: { ...row.item, notYet: 'facilities' } },
  ],
  ['an event with a claim of nobody', mirrorRowSchema, { ...row, item: { ...row.item, claim: { at: 1 } } }],
] as const)('%s is refused', (_name, schema, value) => {
  expect(schema.safeParse(value).success).toBe(false)
})
