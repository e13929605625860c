import '../../fakes/browser.ts'
import { expect, test } from 'vitest'
import { keptOf } from '../../../lib/app/report.ts'
import { rowOfEntry, rowOfParked } from '../../../lib/app/rows.ts'
import type { Item } from '../../../lib/core/event.ts'
import { shortHash } from '../../../lib/core/hash.ts'
import type { HistoryEntry } from '../../../lib/core/ports.ts'
import { reportSchema } from '../../../lib/messages/protocol.ts'
import { fieldsOf, itemOf, linkOf, pictureOf, plan } from '../core/build.ts'
import { regular } from '../core/series/build.ts'

const asked = (planned: ReturnType<typeof plan>) => ({
  plan: planned,
  parked: planned.parked,
  waiting: 0,
  question: { id: 'q', problem: { kind: 'guard-first-run' as const, count: 2 } },
})
const both = (neo: Item[], outlook: Item[]) => plan({ neo: pictureOf(neo), outlook: pictureOf(outlook) })

test('a question shows every write and every pair that is taken for one event', () => {
  const twin = fieldsOf('定例')
  const planned = both(
    [itemOf('n1', twin), itemOf('n2', fieldsOf('外出'))],
    [itemOf('o1', twin), itemOf('o3', fieldsOf('商談'))],
  )
  const { report } = keptOf(asked(planned), { links: [], work: { do: 'sync' }, at: 7 })
  expect(report.question?.rows.map(({ what, side, subject }) => `${what} ${side} ${subject}`).toSorted()).toEqual([
    'adopt neo 定例',
    'create neo 商談',
    'create outlook 外出',
  ])
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
})

test('of a new series it is told how it repeats', () => {
  const { report } = keptOf(asked(both([itemOf('n1', regular())], [])), { links: [], work: { do: 'sync' }, at: 7 })
  const [row] = report.question?.rows ?? []
  expect(row?.fields?.map(({ name }) => name)).toEqual(['times', 'series'])
  expect(JSON.parse(row?.fields?.[1]?.to ?? '')).toMatchObject({ rule: { pattern: { every: 'week' } } })
})

test('a change is shown field by field, as it was and as it will be', () => {
  const was = fieldsOf('定例', { place: '会議室1' })
  const planned = plan({
    links: [linkOf('n1', 'o1', was)],
    neo: pictureOf([itemOf('n1', { ...was, place: '会議室2' })]),
    outlook: pictureOf([itemOf('o1', was, { partnerMark: 'm-n1' })]),
  })
  const { report } = keptOf(asked(planned), { links: [linkOf('n1', 'o1', was)], work: { do: 'sync' }, at: 7 })
  expect(report.question?.rows).toEqual([
    {
      side: 'outlook',
      subject: '定例',
      first: '2026-11-26',
      what: 'update',
      fields: [{ name: 'place', from: '会議室1', to: '会議室2' }],
    },
  ])
})

test('a conflict can be decided by its row: what it is about and what was seen is kept beside it', () => {
  const was = fieldsOf('定例')
  const planned = plan({
    links: [linkOf('n1', 'o1', was)],
    neo: pictureOf([itemOf('n1', { ...was, subject: '朝会' })]),
    outlook: pictureOf([itemOf('o1', { ...was, subject: '夕会' }, { partnerMark: 'm-n1' })]),
  })
  const kept = keptOf({ plan: planned, parked: planned.parked, waiting: 0 }, { links: [], work: { do: 'sync' }, at: 7 })
  const [row] = kept.report.rows
  expect(row).toMatchObject({
    what: 'conflict',
    reason: 'conflict',
    on: ['neo', 'outlook'],
    choices: ['neo', 'outlook', 'both', 'apart'],
    fields: [{ name: 'subject', neo: '朝会', outlook: '夕会' }],
  })
  expect(kept.decidable[row?.id ?? '']).toEqual({
    neo: 'n1',
    outlook: 'o1',
    seen: planned.parked[0]?.seen,
    days: { from: '2026-11-26', to: '2026-11-26' },
    choices: ['neo', 'outlook', 'both', 'apart'],
  })
})

test('a field that is put back again and again is decided like a conflict', () => {
  const was = fieldsOf('定例')
  const carried = { place: { to: 'outlook' as const, before: shortHash('7階'), turns: 1, back: 'outlook' as const } }
  const planned = plan({
    links: [linkOf('n1', 'o1', was, { carried })],
    neo: pictureOf([itemOf('n1', was)]),
    outlook: pictureOf([itemOf('o1', { ...was, place: '7階' }, { partnerMark: 'm-n1' })]),
  })
  expect(planned.parked.map(rowOfParked)).toMatchObject([
    {
      what: 'conflict',
      reason: 'bounced',
      choices: ['neo', 'outlook', 'both', 'apart'],
      fields: [{ name: 'place', neo: '', outlook: '7階' }],
    },
  ])
})

test('that a choice was void is said until there is nothing to choose any more', () => {
  const was = fieldsOf('定例')
  const pair = (subject: string, outlook: string) => ({
    links: [linkOf('n1', 'o1', was)],
    neo: pictureOf([itemOf('n1', { ...was, subject })]),
    outlook: pictureOf([itemOf('o1', { ...was, subject: outlook }, { partnerMark: 'm-n1' })]),
  })
  const keep = (planned: ReturnType<typeof plan>, last?: ReturnType<typeof keptOf>) => {
    const result = { plan: planned, parked: planned.parked, waiting: 0 }
    return keptOf(result, { links: [], work: { do: 'sync' }, at: 7, ...(last && { last }) })
  }
  const outrun = ({ report }: ReturnType<typeof keptOf>) => report.rows.map((row) => row.outrun ?? false)
  const wish = { id: 'w1', at: 1, want: 'neo' as const, neo: 'n1', outlook: 'o1', seen: 'something else' }
  const first = keep(plan({ ...pair('朝会', '夕会'), wishes: [wish] }))
  expect(outrun(first)).toEqual([true])
  const second = keep(plan(pair('朝会', '夕会')), first)
  expect(outrun(second)).toEqual([true])
  const third = keep(plan(pair('朝会', '朝会')), second)
  expect(outrun(third)).toEqual([])
  expect(outrun(keep(plan(pair('朝会', '夕会')), third))).toEqual([false])
})

test('an event that nothing can be decided about has no name to be decided by', () => {
  const planned = both([itemOf('n1', fieldsOf('毎週'), { notYet: 'series' })], [])
  const [parked] = planned.parked
  expect(parked && rowOfParked(parked)).toMatchObject({ what: 'not-yet', reason: 'series', on: ['neo'] })
  expect(parked && rowOfParked(parked)).not.toHaveProperty('choices')
})

test('the history tells what was, what came of it, and whether all of it can come back', () => {
  const seen = fieldsOf('定例')
  const entry: HistoryEntry = {
    id: 'e1',
    at: 5,
    run: 'r1',
    operation: {
      do: 'update',
      on: 'outlook',
      id: 'o1',
      version: '1',
      seen,
      fields: { ...seen, subject: '朝会' },
      changed: ['subject'],
      partnerId: 'n1',
      generation: 0,
    },
    eventId: 'o1',
    after: { ...seen, subject: '朝会 ' },
    sure: true,
  }
  expect(rowOfEntry(entry)).toEqual([
    {
      id: 'e1',
      run: 'r1',
      at: 5,
      side: 'outlook',
      what: 'update',
      subject: '朝会 ',
      first: '2026-11-26',
      fields: [{ name: 'subject', from: '定例', to: '朝会 ' }],
      whole: false,
      sure: true,
    },
  ])
  expect(rowOfEntry({ ...entry, before: '{}' })[0]?.whole).toBe(true)
})

test('an event that others share is named so beside its choices', () => {
  const fields = fieldsOf('予算会議', { block: '登録先：山田、佐藤' })
  const planned = plan({
    links: [linkOf('n1', 'o1', fields)],
    neo: pictureOf([itemOf('n1', fields, { shared: true })]),
    outlook: pictureOf([], { o1: 'gone' }),
  })
  const { report, decidable } = keptOf(
    { plan: planned, parked: planned.parked, waiting: 0 },
    { links: [], work: { do: 'sync' }, at: 7 },
  )
  const [row] = report.rows
  expect(row).toMatchObject({ what: 'conflict', reason: 'shared-deletion', on: ['neo'], shared: true })
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  expect(decidable[row?.id ?? '']).toMatchObject({ neo: 'n1', outlook: 'o1', choices: ['neo', 'outlook', 'apart'] })
})

test('who joined an event is shown as a change of its own', () => {
  const fields = fieldsOf('予算会議', { block: '登録先：山田' })
  const planned = plan({
    links: [linkOf('n1', 'o1', fields)],
    neo: pictureOf([itemOf('n1', { ...fields, block: '登録先：山田、佐藤' }, { shared: true })]),
    outlook: pictureOf([itemOf('o1', fields, { partnerMark: 'm-n1' })]),
  })
  const { report } = keptOf(asked(planned), { links: [], work: { do: 'sync' }, at: 7 })
  expect(report.question?.rows).toMatchObject([
    { what: 'update', fields: [{ name: 'block', from: '登録先：山田', to: '登録先：山田、佐藤' }] },
  ])
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
})
