import { describe, expect, test } from 'vitest'
import type { Fields } from '../../../lib/core/event.ts'
import { merge } from '../../../lib/core/merge.ts'
import type { Series } from '../../../lib/core/series/series.ts'
import { veil } from '../../../lib/core/veil.ts'
import { fieldsOf, itemOf, linkOf, nextDay, pictureOf, rulesOf } from './build.ts'

const rules = rulesOf({ busyKinds: ['通院'], privateKinds: ['面談', '通院'] })
const series: Series = {
  rule: { pattern: { every: 'day', n: 1 }, end: { is: 'count', count: 5 }, short: 'last' },
  exceptions: [
    { day: '2026-11-27', is: 'changed', own: { subject: '秘密', body: '秘密', times: nextDay } },
    { day: '2026-11-28', is: 'cancelled' },
    { day: '2026-11-29', is: 'changed', own: { place: '秘密' } },
  ],
}
const shown = (fields: Fields, kind: string | undefined, more: object = {}) => {
  const item = itemOf('n1', fields, { ...(kind !== undefined && { kind }), ...more })
  const { neo, real } = veil({ neo: pictureOf([item]), outlook: pictureOf([]) }, [], rules)
  const [made] = neo.items
  if (!made) throw new Error('nothing is shown')
  return { made, real: real.get('n1'), item }
}
const secret = fieldsOf('通院：歯科', { place: '駅前', body: '秘密', block: '登録先：佐藤', certainty: 'tentative' })

describe('what of an event may be seen outside NEO', () => {
  test('of a busy-only kind the times; the event behind it is kept for writing to NEO', () => {
    const { made, real, item } = shown({ ...secret, visibility: 'private' }, '通院')
    expect(made.fields).toEqual({
      ...fieldsOf('予定あり', { meeting: '' }),
      visibility: 'private',
      certainty: 'firm',
      importance: 'normal',
      block: '',
    })
    expect(real).toBe(item)
  })
  test('of a busy-only series the days, and no word that a day has of its own; nothing of the days comes back', () => {
    const { made } = shown({ ...secret, series }, '通院')
    expect(JSON.stringify(made)).not.toContain('秘密')
    expect(made.fields.series?.exceptions).toEqual([
      { day: '2026-11-27', is: 'changed', own: { times: nextDay } },
      { day: '2026-11-28', is: 'cancelled' },
      { day: '2026-11-29', is: 'changed', own: {} },
    ])
    expect(made.oneWay).toEqual(expect.arrayContaining(['times', 'series', 'subject']))
  })
  test('of a private kind all, as of a private event', () => {
    const { made } = shown({ ...secret, visibility: 'open' }, '面談')
    expect([made.fields, made.oneWay]).toEqual([{ ...secret, visibility: 'private' }, ['visibility']])
  })
  test.each(['会議', undefined])('of the kind %s all', (kind) => expect(shown(secret, kind).made.fields).toBe(secret))
})

describe('words of Outlook about an event that is veiled', () => {
  const { made } = shown({ ...secret, visibility: 'open' }, '通院')
  const link = linkOf('n1', 'o1', made.fields)
  const outlook = itemOf('o1', { ...made.fields, subject: '私用', body: 'メモ', times: nextDay, importance: 'high' })
  test('stay there, and only the times go to NEO', () =>
    expect(merge(link, made, outlook, rulesOf())).toMatchObject({
      toNeo: ['times'],
      toOutlook: [],
      conflicts: [],
      refused: [],
    }))
  test('from Outlook to NEO only, too', () =>
    expect(merge(link, made, outlook, rulesOf({ direction: 'outlook-to-neo' }))).toMatchObject({
      toNeo: ['times'],
      toOutlook: [],
    }))
  test('not even from NEO, where only Outlook goes to NEO', () => {
    const before = linkOf('n1', 'o1', secret)
    const merged = merge(before, made, itemOf('o1', secret), rulesOf({ direction: 'outlook-to-neo' }))
    expect([merged.toNeo, merged.toOutlook]).toEqual([[], []])
  })
})
